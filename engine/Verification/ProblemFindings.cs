namespace Porfin.Verification;

/// <summary>Problems of documents in the form of findings.</summary>
internal static class ProblemFindings
{
    public static Finding Of(FlowProblem problem)
    {
        var known = Sentences.Find("problem:" + problem.Code) ?? Sentences.Find("problem:" + problem.Code.Split(':')[0]) ?? Sentences.Of("problem");
        var node = problem.NodeId ?? "";
        var text = known.With(node, problem.Text, problem.Code) with { English = problem.Text };
        return new(problem.Code, problem.Severity, node, text, []) { JsonPath = problem.JsonPath, Line = problem.Line, Column = problem.Column };
    }
}
