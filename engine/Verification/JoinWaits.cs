using Porfin.Control;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Verification;

/// <summary>
/// The time that a branch spends at a join. Where branches run side by side, a join runs when the last of them arrives or dies, so that the time
/// at the join is that of any activity before it, whether its own way leads to the join or not.
/// </summary>
internal static class JoinWaits
{
    /// <summary>A way to each join from whatever may keep it waiting.</summary>
    public static IEnumerable<Way> Of(Plan plan, FlowMap map)
    {
        foreach (var flowchart in plan.Nodes.Where(node => node.Graph is { } graph && IsParallel(graph)))
        {
            var graph = flowchart.Graph!;
            foreach (var join in graph.Nodes.Where(node => graph.ForwardInbound[node.Local] > 1))
            {
                foreach (var before in plan.Nodes.Where(node => Ancestor(node, flowchart) is { } child && graph.CanArrive(child.Local, join.Local)))
                {
                    foreach (var way in map.Outbound[before.Index])
                    {
                        yield return way with { To = join.Index };
                    }
                }
            }
        }
    }

    private static bool IsParallel(FlowGraph graph) =>
        graph.Nodes.Any(node => graph.Outbound[node.Local].GroupBy(edge => edge.Port ?? "Done").Any(group => group.Count() > 1)
            || (graph.Outbound[node.Local].Length > 1 && (node.Type.ClassType == typeof(FlowFork) || TakesMany(node) || node.Type.ClassType == typeof(RunJavaScript) || node.Ports.ContainsKey("flow"))));

    /// <summary>True for a switch that may take several cases; by default it takes the first.</summary>
    private static bool TakesMany(PlanNode node) => node.Type.ClassType == typeof(FlowSwitch)
        && Array.Exists(node.Inputs, bound => bound.Input.Name is "mode" && !(bound.Expression is Constant mode && nameof(SwitchMode.MatchFirst).Equals(mode.Value.Text, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The activity of a flowchart that is, or contains, a node.</summary>
    private static PlanNode? Ancestor(PlanNode node, PlanNode flowchart)
    {
        for (PlanNode? at = node; at is not null; at = at.Parent)
        {
            if (at.Parent == flowchart)
            {
                return at;
            }
        }

        return null;
    }
}
