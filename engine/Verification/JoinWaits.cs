using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>
/// The time that a branch spends at a join. Where branches run side by side, a join runs when the last of them arrives or dies, so that the time
/// at the join is that of any activity before it, whether its own way leads to the join or not.
/// </summary>
internal static class JoinWaits
{
    /// <summary>The joins that each activity may keep waiting.</summary>
    public static ILookup<int, int> Of(Study study)
    {
        var pairs = new HashSet<(int Before, int Join)>();
        foreach (var flowchart in study.Plan.Nodes.Where(node => node.Graph is not null && SideBySide.Splits(node)))
        {
            var graph = flowchart.Graph!;
            var inside = study.Plan.Nodes.Where(node => study.Map.IsInside(node.Index, flowchart)).Select(node => (Node: node, Child: Ancestor(node, flowchart))).ToList();
            foreach (var join in graph.Nodes.Where(node => graph.ForwardInbound[node.Local] > 1))
            {
                study.Effort.Spend(inside.Count + graph.Edges.Count);
                pairs.UnionWith(inside.Where(before => graph.CanArrive(before.Child.Local, join.Local)).Select(before => (before.Node.Index, join.Index)));
            }
        }

        return pairs.ToLookup(pair => pair.Before, pair => pair.Join);
    }

    /// <summary>The activity of a flowchart that is, or contains, a node in it.</summary>
    private static PlanNode Ancestor(PlanNode node, PlanNode flowchart)
    {
        var at = node;
        while (at.Parent != flowchart)
        {
            at = at.Parent!;
        }

        return at;
    }
}
