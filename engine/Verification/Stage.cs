using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>What the trials of a plan share.</summary>
internal sealed class Stage(Plan plan)
{
    private readonly Dictionary<PlanNode, List<PossibleOutcome>> outcomes = [];
    private readonly Lazy<VariableUses> uses = new(() => new(plan));

    /// <summary>The plan.</summary>
    public Plan Plan => plan;

    /// <summary>The outcomes by which an activity can be left.</summary>
    public List<PossibleOutcome> OutcomesOf(PlanNode node) => outcomes.TryGetValue(node, out var known) ? known : outcomes[node] = [.. PossibleOutcomes.Of(node)];

    /// <summary>True when a step of the engine's own reads what an output was bound to.</summary>
    public bool IsDecisive(PlanNode node, string output) => plan.ReadsOutputs || node.Outputs.Any(binding => string.Equals(binding.Name, output, StringComparison.OrdinalIgnoreCase)
        && (binding.Variable is not { } variable || uses.Value.AnyComputedName || uses.Value.ByVariable[variable].Any(use => !use.IsWrite && !StandIn.Plays(use.Node.Type))));
}
