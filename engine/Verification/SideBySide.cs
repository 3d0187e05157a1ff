using Porfin.Control;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Verification;

using Parallel = Control.Parallel;

/// <summary>Where a plan runs branches side by side.</summary>
internal static class SideBySide
{
    /// <summary>True when something in the plan runs side by side with something else.</summary>
    public static bool Anywhere(Plan plan) => Array.Exists(plan.Nodes, Splits);

    /// <summary>True when a container may run several children at once.</summary>
    public static bool Splits(PlanNode container) => container.Container switch
    {
        Parallel or ParallelForEach or Fork => true,
        Switch => IsMany(container),
        Flowchart => container.Graph!.Nodes.Any(node => Groups(container.Graph, node).Any(group => group.Count > 1)),
        _ => false,
    };

    /// <summary>True when a container around an activity may run it beside others.</summary>
    public static bool IsBeside(PlanNode node)
    {
        for (var above = node.Parent; above is not null; above = above.Parent)
        {
            if (Splits(above))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The connections of an activity that may be followed at once: one group for each choice that it has.</summary>
    public static IEnumerable<IReadOnlyList<Edge>> Groups(FlowGraph graph, PlanNode node)
    {
        var edges = graph.Outbound[node.Local];
        return TakesMany(node)
            ? [edges]
            : edges.GroupBy(edge => edge.Port ?? "Done", StringComparer.Ordinal).Select(group => (IReadOnlyList<Edge>)[.. group]);
    }

    /// <summary>True for activities that may leave by several outcomes at once.</summary>
    public static bool TakesMany(PlanNode node) =>
        node.Type.ClassType == typeof(FlowFork) || node.Type.ClassType == typeof(RunJavaScript) || node.Ports.ContainsKey("flow") || (node.Type.ClassType == typeof(FlowSwitch) && IsMany(node));

    /// <summary>True for a switch that may take several cases; by default it takes the first.</summary>
    private static bool IsMany(PlanNode node) => PossibleOutcomes.Input(node, "mode") is { } mode
        && !(mode.Expression is Constant constant && (constant.Value.IsNullish || nameof(SwitchMode.MatchFirst).Equals(constant.Value.Text, StringComparison.OrdinalIgnoreCase)));
}
