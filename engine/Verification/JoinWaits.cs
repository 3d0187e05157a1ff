using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>
/// The time that a branch spends at a join. Where branches run side by side, a join runs when the last of them arrives or dies, so that the time
/// at the join is that of any activity before it, whether its own way leads to the join or not.
/// </summary>
internal static class JoinWaits
{
    /// <summary>
    /// For each way by which an activity is left, the joins that it may keep waiting beside the point to which it leads. Where that point itself may keep a join waiting,
    /// the join waits for what comes after it, and nothing has to be said twice.
    /// </summary>
    public static int[][][] Of(Study study)
    {
        var waits = new Marks?[study.Plan.Nodes.Length];
        foreach (var flowchart in study.Plan.Nodes.Where(node => node.Graph is not null && SideBySide.Splits(node)))
        {
            var graph = flowchart.Graph!;
            var joins = graph.Nodes.Where(node => graph.ForwardInbound[node.Local] > 1).ToList();
            foreach (var node in study.Plan.Nodes.Where(node => study.Map.IsInside(node.Index, flowchart)))
            {
                study.Effort.Spend(joins.Count);
                var local = Ancestor(node, flowchart).Local;
                var held = waits[node.Index] ??= new(waits.Length);
                joins.FindAll(join => graph.CanArrive(local, join.Local)).ForEach(join => held.Add(join.Index));
            }
        }

        return [.. study.Map.Outbound.Select((ways, index) => ways.Select(way => Beside(study, waits, way, waits[index])).ToArray())];
    }

    private static int[] Beside(Study study, Marks?[] waits, Way way, Marks? held)
    {
        if (held is null)
        {
            return [];
        }

        study.Effort.Spend(waits.Length >> 6);
        return [.. held.Except(way.To >= 0 && study.Map.Outbound[way.To].Count > 0 ? waits[way.To] : null).Where(join => join != way.To)];
    }

    /// <summary>The activity of a flowchart that is, or contains, a node in it.</summary>
    public static PlanNode Ancestor(PlanNode node, PlanNode flowchart)
    {
        var at = node;
        while (at.Parent != flowchart)
        {
            at = at.Parent!;
        }

        return at;
    }
}
