using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Joins at which a branch may end: one that waits for all is given up when one cannot arrive; one that takes the first voids the ways of the others.</summary>
internal sealed class LossyJoins
{
    private readonly Dictionary<PlanNode, bool[]> losing = [];

    /// <summary>True when a branch may end at an activity, or at a join to which its connections lead, so that the flowchart may be over.</summary>
    public bool MayEnd(PlanNode flowchart, PlanNode node, IEnumerable<Edge> edges)
    {
        var graph = flowchart.Graph!;
        if (edges.Any(edge => graph.Joins[edge.Target] is FlowJoinMode.WaitAll && graph.ForwardInbound[edge.Target] > 1))
        {
            return true;
        }

        if (!losing.TryGetValue(flowchart, out var before))
        {
            losing[flowchart] = before = SideBySide.Splits(flowchart) ? BeforeFirst(graph) : [];
        }

        return before.Length > 0 && before[node.Local];
    }

    /// <summary>The activities from which a way leads to a join that takes the first.</summary>
    private static bool[] BeforeFirst(FlowGraph graph)
    {
        var inbound = graph.Edges.ToLookup(edge => edge.Target, edge => edge.Source);
        var found = new bool[graph.Nodes.Length];
        var queue = new Queue<int>(Enumerable.Range(0, graph.Nodes.Length).Where(local => graph.Joins[local] is FlowJoinMode.WaitAny && graph.ForwardInbound[local] > 1));
        while (queue.TryDequeue(out var at))
        {
            foreach (var source in inbound[at].Where(source => !found[source]))
            {
                found[source] = true;
                queue.Enqueue(source);
            }
        }

        return found;
    }
}
