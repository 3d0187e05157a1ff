using System.Reflection;
using Porfin.Control;
using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Ways on which the customer writes and the flow ends without a word, a hand-off or a declared end.</summary>
internal static class Silence
{
    public static IEnumerable<Finding> Find(Plan plan, FlowMap map, ShortestPaths paths)
    {
        if (!plan.Nodes.Any(IsConversation))
        {
            yield break;
        }

        foreach (var node in plan.Nodes.Where(node => node.Container is null && paths.IsReached(node.Index)))
        {
            foreach (var asked in map.Outbound[node.Index].Where(way => way.Cause is OutcomeCause.Customer))
            {
                if (Ending(plan, map, asked) is { } ways)
                {
                    var last = plan.Nodes[ways[^1].From];
                    yield return new("path:silent", Severity.Warning, last.Path, $"O cliente responde a '{node.Name}' e o fluxo acaba em '{last.Name}' sem dizer nada. Diga algo, transfira para uma pessoa ou termine com um Fim.", $"The customer answers '{node.Name}' and the flow ends at '{last.Name}' without a word. Say something, hand off, or finish with an End.", paths.Over(node.Index, ways));
                    break;
                }
            }
        }
    }

    private static bool IsConversation(PlanNode node) => node.Type.ClassType.GetCustomAttributes<OutcomeCauseAttribute>().Any(cause => cause.Cause is OutcomeCause.Customer);

    /// <summary>A way from the customer's answer to the end over activities that say nothing; null when there is none.</summary>
    private static List<Way>? Ending(Plan plan, FlowMap map, Way asked)
    {
        var from = new Dictionary<int, Way>();
        var queue = new Queue<Way>([asked]);
        while (queue.TryDequeue(out var way))
        {
            if (way.To < 0)
            {
                return Back(from, way, asked);
            }

            if (Speaks(plan.Nodes[way.To]) || !from.TryAdd(way.To, way))
            {
                continue;
            }

            foreach (var next in map.Outbound[way.To].Where(next => next.Cause is not OutcomeCause.Customer))
            {
                queue.Enqueue(next);
            }
        }

        return null;
    }

    private static List<Way> Back(Dictionary<int, Way> from, Way last, Way first)
    {
        var ways = new List<Way> { last };
        for (var way = last; way != first && from.TryGetValue(way.From, out var before); way = before)
        {
            ways.Add(before);
        }

        ways.Reverse();
        return ways;
    }

    private static bool Speaks(PlanNode node) =>
        node.Type.IsTerminal || node.Type.ClassType == typeof(RaiseFault) || node.Type.ClassType.IsDefined(typeof(WritesToCustomerAttribute)) || node.Type.ClassType.IsDefined(typeof(EndsConversationAttribute));
}
