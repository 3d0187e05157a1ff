namespace Porfin.Host.Designer;

/// <summary>What people read about a problem.</summary>
internal static class ProblemTexts
{
    /// <summary>In the language of the request where there is a text for its code; else the engine's English.</summary>
    public static string Of(FlowProblem problem) => problem.Text;
}
