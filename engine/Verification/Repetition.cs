using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Verification;

/// <summary>The same text twice in a row: from one send to another of the same constant text, with neither an answer nor another text in between; or side by side.</summary>
internal static class Repetition
{
    /// <summary>Keeps a template apart from a constant that looks like it.</summary>
    private const string TemplateMark = "\u0001";

    public static IEnumerable<Finding> Find(Study study)
    {
        var texts = study.Plan.Nodes.Select(TextOf).ToArray();
        var sends = study.Reached.Where(node => texts[node.Index] is not null).ToList();
        var (beside, from) = (new Beside(study, index => texts[index] is { } text && text[0] != TemplateMark[0]), new Way?[texts.Length]);
        var torn = new TornWays(study, beside);
        foreach (var group in sends.GroupBy(node => texts[node.Index], StringComparer.Ordinal))
        {
            foreach (var node in group)
            {
                foreach (var (other, ways) in Following(study, torn, node, texts, from).Concat(beside.Of(node, group)))
                {
                    yield return Study.At(other, "text:repeated", Severity.Warning, study.Paths.Over(ways is null ? other.Index : node.Index, ways ?? [], study.Effort), node.Name, other.Name) with
                    {
                        NodeIds = [other.Path, node.Path],
                        Repair = ways is { Count: 1 } && node != other && PossibleOutcomes.Of(other).Count() == 1 && other.Parent?.Graph?.Edges.Count(edge => edge.Target == other.Local) == 1 ? ConnectionRepairs.Remove(other) : null,
                    };
                }
            }
        }
    }

    /// <summary>The sends of the same text that can be the next that the customer reads.</summary>
    private static List<(PlanNode, List<Way>?)> Following(Study study, TornWays torn, PlanNode node, string?[] texts, Way?[] from)
    {
        var found = new List<(PlanNode, List<Way>?)>();
        var entered = new List<int>();
        var queue = new Queue<int>([node.Index]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var way in study.Map.Outbound[at].Concat(torn[at]))
            {
                study.Effort.Spend();
                if (way.Cause is OutcomeCause.Customer || way.To < 0 || from[way.To] is not null)
                {
                    continue;
                }

                from[way.To] = way;
                entered.Add(way.To);
                if (texts[way.To] == texts[node.Index])
                {
                    found.Add((study.Plan.Nodes[way.To], Back(from, node.Index, way)));
                }
                else if (texts[way.To] is null or ['\u0001', ..])
                {
                    queue.Enqueue(way.To);
                }
            }
        }

        entered.ForEach(index => from[index] = null);
        return found;
    }

    private static List<Way> Back(Way?[] from, int start, Way last)
    {
        var ways = new List<Way> { last };
        while (ways[^1].From != start)
        {
            ways.Add(from[ways[^1].From]!);
        }

        ways.Reverse();
        return ways;
    }

    /// <summary>The text that an activity writes, constant or as a template; null when it writes none, or one that a script computes.</summary>
    private static string? TextOf(PlanNode node) => node.Type.Writes is not { } writes ? null
        : PossibleOutcomes.Input(node, writes.TextInput)?.Expression switch
        {
            Constant { Value.Text: { } text } when !string.IsNullOrWhiteSpace(text) => text,
            Template.ConstantTemplate constant => constant.Text,
            Template.RunningTemplate template => TemplateMark + template.Text,
            _ => null,
        };
}
