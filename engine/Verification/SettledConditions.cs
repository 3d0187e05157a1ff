using System.Globalization;
using Porfin.Control;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Verification;

/// <summary>Conditions whose result is known beforehand: constants, and those that read only variables which nothing in the flow ever sets.</summary>
internal sealed class SettledConditions(Plan plan)
{
    private readonly Dictionary<PlanNode, bool?> known = [];
    private readonly Lazy<HashSet<string>> calls = new(() => [.. plan.Names.Where(name => name.Use.Kind is NameUseKind.Call or NameUseKind.Filter).Select(name => name.NodeId)]);
    private VariableUses? uses;

    /// <summary>True when a decision can be left by an outcome.</summary>
    public bool Allows(PlanNode node, string outcome) =>
        node.Type.ClassType != typeof(FlowDecision) || outcome is not ("True" or "False") || Of(node) is not { } holds || holds == (outcome is "True");

    /// <summary>What the condition of a decision, an if or a while always gives; null when it is not known.</summary>
    public bool? Of(PlanNode node)
    {
        if (!known.TryGetValue(node, out var found))
        {
            known[node] = found = PossibleOutcomes.Input(node, "condition") is { } condition ? Settled(node, condition.Expression) : null;
        }

        return found;
    }

    private bool? Settled(PlanNode node, Expression condition)
    {
        if (condition is Constant constant)
        {
            return Conditions.Holds(constant.Value);
        }

        uses ??= new(plan);
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        var reads = uses.ByNode[node].ToList();
        foreach (var use in reads)
        {
            // A list or a map can be changed in place, which is no write.
            if (use.IsWrite || use.Variable is not { } variable || uses.AnyComputedName || uses.ByVariable[variable].Any(other => other.IsWrite) || VariableUses.Declaration(variable).Value is { List: not null } or { Map: not null } or { Date: not null }
                || variable.Owner.Container!.OwnVariables.Count > 0)
            {
                return null;
            }

            values[use.Name] = VariableUses.Declaration(variable).Value;
        }

        var isPlain = reads.Count > 0 && !calls.Value.Contains(node.Path);
        return isPlain ? Evaluate(condition, values) : null;
    }

    private static bool? Evaluate(Expression condition, Dictionary<string, Value> values)
    {
        try
        {
            return Conditions.Holds(condition.Evaluate(new Defaults(values)));
        }
        catch (ExpressionException)
        {
            return null;
        }
    }

    /// <summary>The defaults of variables, and nothing else.</summary>
    private sealed class Defaults(Dictionary<string, Value> values) : ExpressionScope
    {
        public override ExpressionBudget Budget { get; } = new(steps: 2_000, bytes: 1 << 16);

        public override DateTimeOffset Now => throw NotSettled();

        public override TimeZoneInfo Zone => throw NotSettled();

        public override CultureInfo Culture => CultureInfo.InvariantCulture;

        public override double NextRandom() => throw NotSettled();

        public override Guid NewId() => throw NotSettled();

        public override bool TryGet(string name, out Value value)
        {
            if (name is "variables" or "Variables")
            {
                value = Value.Of(new Members(values));
                return true;
            }

            return values.TryGetValue(name, out value);
        }

        private static ExpressionException NotSettled() => new("condition:not-settled", "The condition depends on more than variables.");
    }

    private sealed class Members(Dictionary<string, Value> values) : ForeignObject
    {
        public override string ToText() => "";

        public override Value Get(string name) => values.GetValueOrDefault(name);
    }
}
