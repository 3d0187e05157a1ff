using System.Globalization;
using System.Text;
using Porfin.Execution;
using Porfin.Verification;

namespace Porfin.Engine.Tests.Verification;

/// <summary>How often findings were right: shown by their own path, seen on another way, not there at all, or not to be decided within the search.</summary>
public sealed class AlarmTally
{
    /// <summary>The codes that brute force can judge.</summary>
    public static readonly string[] Provable =
    [
        "loop:endless", "loop:unproven", "followup:endless", "path:silent", "window:outside", "window:may-be-outside", "limit:exceeded", "limit:may-be-exceeded",
        "text:repeated", "join:never", "join:may-be-given-up", "variable:unset", "outcome:unconnected",
    ];

    /// <summary>The codes that a few hundred flows surely show.</summary>
    public static readonly string[] Common = ["loop:endless", "loop:unproven", "path:silent", "window:may-be-outside", "text:repeated", "join:never", "variable:unset", "outcome:unconnected"];

    private readonly SortedDictionary<string, int[]> counts = [];
    private readonly Dictionary<string, List<int>> examples = [];
    private int flows;
    private int complete;

    /// <summary>Counts the findings; returns those that were said to be shown and that their own way does not show.</summary>
    public IReadOnlyList<Finding> Add(Plan plan, IReadOnlyList<Finding> findings, Sightings seen, int seed)
    {
        flows++;
        var wrong = new List<Finding>();
        complete += seen.IsComplete ? 1 : 0;
        foreach (var finding in findings.Where(finding => Provable.Contains(finding.Code) && CanBeSeen(plan, finding)))
        {
            var place = Shows(plan, finding, Replay.Of(plan, finding, 0)) || Shows(plan, finding, Replay.Of(plan, finding, 1)) ? 0 : Shows(plan, finding, seen) ? 1 : seen.IsComplete ? 2 : 3;
            if (!counts.TryGetValue(finding.Code, out var count))
            {
                counts[finding.Code] = count = new int[5];
                examples[finding.Code] = [];
            }

            count[place]++;
            if (finding.Certainty is Certainty.Shown)
            {
                count[4]++;
                wrong.AddRange(place == 0 ? [] : [finding]);
            }
            if (place == 2 && examples[finding.Code].Count < 12)
            {
                examples[finding.Code].Add(seed);
            }
        }

        return wrong;
    }

    /// <summary>How many findings of a code were right.</summary>
    public int Confirmed(string code) => counts.TryGetValue(code, out var count) ? count[0] + count[1] : 0;

    /// <summary>True when a finding is about a variable that was read without a value.</summary>
    public static bool IsAbout(Finding finding, (string Flow, string Name) read) =>
        finding.Code is "variable:unset" && Watch.Flow(finding.NodeId) == read.Flow && finding.English.Contains($"variable '{read.Name}'", StringComparison.Ordinal);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{flows} flows, {complete} explored whole");
        text.AppendLine("| code | findings | said to be shown | reproduced by their own path | seen on another way | false alarms | undecided |");
        text.AppendLine("|---|---|---|---|---|---|---|");
        foreach (var (code, count) in counts)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| `{code}` | {count[..4].Sum()} | {count[4]} | {count[0]} | {count[1]} | {count[2]} ({100.0 * count[2] / count[..4].Sum():0.#} %) | {count[3]} |");
        }

        foreach (var (code, seeds) in examples.Where(pair => pair.Value.Count > 0))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"false alarms of {code}, for example in flows {string.Join(", ", seeds)}");
        }

        return text.ToString();
    }

    /// <summary>Only reads by the test's own activity can be seen.</summary>
    private static bool CanBeSeen(Plan plan, Finding finding) => finding.Code is not "variable:unset" || plan.ByPath[finding.NodeId].Type.Name is "Test.Use";

    /// <summary>A loop that ends a flow is named by the finding, the last step in it by the journal.</summary>
    private static bool IsIn(Plan plan, string last, string node)
    {
        var at = plan.ByPath[last];
        while (at is not null && at.Path != node)
        {
            at = at.Parent;
        }

        return at is not null;
    }

    private static bool Shows(Plan plan, Finding finding, Sightings seen) => finding.Code switch
    {
        "loop:endless" or "loop:unproven" => seen.LoopedForEver,
        "followup:endless" => seen.FollowedUpForEver,
        "path:silent" => seen.EndedInSilence.Any(last => IsIn(plan, last, finding.NodeId)),
        "window:outside" or "window:may-be-outside" => seen.WroteOutside.Contains(finding.NodeId),
        "limit:exceeded" or "limit:may-be-exceeded" => seen.WroteTooMuch.Contains(finding.NodeId),
        "text:repeated" => seen.WroteTwice.Contains(finding.NodeId),
        "join:never" or "join:may-be-given-up" => seen.GivenUp.Contains(finding.NodeId),
        "outcome:unconnected" => seen.Left.Any(left => left.NodeId == finding.NodeId && finding.English.Contains($"'{left.Outcome}'", StringComparison.Ordinal)),
        _ => seen.ReadUnset.Any(read => IsAbout(finding, read)),
    };
}
