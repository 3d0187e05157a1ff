using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>
/// Tries the ways of findings in the engine: a finding whose way leads to what it says is shown, the others are possible.
/// </summary>
internal static class Trials
{
    /// <summary>What all trials of a plan may cost together, in steps: some milliseconds.</summary>
    private const long MostSteps = 5_000;

    /// <summary>The codes whose findings say that something happens on their way.</summary>
    private static readonly HashSet<string> Tried =
    [
        "loop:endless", "loop:unproven", "followup:endless", "path:silent", "window:outside", "window:may-be-outside", "limit:exceeded", "limit:may-be-exceeded",
        "text:repeated", "join:never", "join:may-be-given-up", "outcome:unconnected", "variable:unset",
    ];

    /// <summary>The findings with how certain they are; those with short ways are tried first.</summary>
    public static IEnumerable<Finding> Of(Plan plan, IReadOnlyList<Finding> findings)
    {
        var stage = new Stage(plan);
        var answers = Array.Exists(plan.Nodes, node => node.Type.Outputs.Any(output => output.OneOf is not null)) ? 2 : 1;
        var left = MostSteps;
        var shown = new HashSet<Finding>(ReferenceEqualityComparer.Instance);
        foreach (var finding in findings.Where(finding => Tried.Contains(finding.Code)).OrderBy(finding => finding.Path.Count))
        {
            for (var answer = 0; answer < answers && left > 0 && !shown.Contains(finding); answer++)
            {
                var trial = new Trial(stage, finding, answer);
                trial.Run();
                left -= trial.Cost;
                if (trial.Shows)
                {
                    shown.Add(finding);
                }
            }
        }

        return findings.Select(finding => !Tried.Contains(finding.Code) ? finding : shown.Contains(finding) ? finding with { Certainty = Certainty.Shown } : Possible(finding));
    }

    private static Finding Possible(Finding finding) => finding with
    {
        Certainty = Certainty.Possible,
        Text = finding.Code.Contains("may-be", StringComparison.Ordinal) ? finding.Text : Sentences.Of("what:possible").With(finding.Text),
    };
}
