using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>
/// Tries the ways of findings in the engine: a finding whose way leads to what it says is shown, the others are possible.
/// </summary>
internal static class Trials
{
    /// <summary>What all trials of a plan may take together: some ten milliseconds.</summary>
    private const long MostSteps = 20_000;

    /// <summary>The codes whose findings say that something happens on their way.</summary>
    private static readonly HashSet<string> Tried =
    [
        "loop:endless", "loop:unproven", "followup:endless", "path:silent", "window:outside", "window:may-be-outside", "limit:exceeded", "limit:may-be-exceeded",
        "text:repeated", "join:never", "join:may-be-given-up", "outcome:unconnected", "variable:unset",
    ];

    /// <summary>The findings with how certain they are.</summary>
    public static IEnumerable<Finding> Of(Plan plan, IEnumerable<Finding> findings)
    {
        var uses = new VariableUses(plan);
        var hasOptions = Array.Exists(plan.Nodes, node => node.Type.Outputs.Any(output => output.OneOf is not null));
        var left = MostSteps;
        foreach (var finding in findings)
        {
            yield return Tried.Contains(finding.Code) ? Judge(plan, finding, uses, hasOptions ? 2 : 1, ref left) : finding;
        }
    }

    private static Finding Judge(Plan plan, Finding finding, VariableUses uses, int answers, ref long left)
    {
        for (var answer = 0; answer < answers && left > 0; answer++)
        {
            var trial = new Trial(plan, finding, uses, answer);
            trial.Run();
            left -= trial.Steps + 20;
            if (trial.Shows)
            {
                return finding with { Certainty = Certainty.Shown };
            }
        }

        return finding with
        {
            Certainty = Certainty.Possible,
            Text = finding.Code.Contains("may-be", StringComparison.Ordinal) ? finding.Text : Sentences.Of("what:possible").With(finding.Text),
        };
    }
}
