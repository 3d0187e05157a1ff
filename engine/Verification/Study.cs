using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>What every proof works on.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Map">Its ways.</param>
/// <param name="Paths">The shortest of them from the start.</param>
/// <param name="Effort">What this proof may still do.</param>
internal sealed record Study(Plan Plan, FlowMap Map, ShortestPaths Paths, Effort Effort)
{
    /// <summary>The activities that can be reached.</summary>
    public IEnumerable<PlanNode> Reached => Plan.Nodes.Where(node => Paths.IsReached(node.Index));

    /// <summary>True for activities that stand in the document itself, not in a sub-flow: only they can be repaired in it.</summary>
    public static bool IsOwn(PlanNode node)
    {
        var at = node;
        while (!at.IsComposite)
        {
            at = at.Parent!;
        }

        return at.Parent is null;
    }

    /// <summary>A finding at an activity.</summary>
    public static Finding At(PlanNode node, string code, Severity severity, IReadOnlyList<PathStep> path, params object[] values) =>
        new(code, severity, node.IsComposite ? "" : node.Path, Sentences.Of(code).With(values), path) { JsonPath = IsOwn(node) ? node.JsonPath : "" };
}
