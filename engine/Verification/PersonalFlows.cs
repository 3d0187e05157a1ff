using System.Reflection;
using Porfin.Control;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Verification;

using ForEach = Control.ForEach;

/// <summary>Which variables can hold personal data, and which activity put it there: whatever is computed from it is personal too.</summary>
internal sealed class PersonalFlows
{
    /// <summary>Holders beside variables: what a sub-flow is given, what it gives back, names without declaration.</summary>
    private sealed record Named(PlanNode? Flow, string Name);

    private readonly Dictionary<object, Dictionary<PersonalKind, PlanNode?>> held = [];
    private readonly Study study;
    private readonly VariableUses uses;

    public PersonalFlows(Study study)
    {
        this.study = study;
        uses = new(study.Plan);
        foreach (var node in study.Plan.Nodes)
        {
            Learn(node);
        }

        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var node in study.Plan.Nodes)
            {
                changed |= Pass(node);
            }
        }
    }

    /// <summary>What is personal in what an activity reads, and the activity that learnt it (null when a name or a fact tells).</summary>
    public IReadOnlyDictionary<PersonalKind, PlanNode?> ReadBy(PlanNode node)
    {
        var read = new Dictionary<PersonalKind, PlanNode?>();
        foreach (var use in uses.ByNode[node].Where(use => !use.IsWrite))
        {
            study.Effort.Spend();
            foreach (var (kind, origin) in Held(use))
            {
                read.TryAdd(kind, origin);
            }
        }

        return read;
    }

    /// <summary>An activity that asks for something personal puts it into the variables that its outputs are bound to; a variable whose name tells is personal whoever sets it.</summary>
    private void Learn(PlanNode node)
    {
        foreach (var (bound, constant) in node.Inputs.Where(bound => bound.Input.Property.PropertyType.IsEnum).Select(bound => (bound, bound.Expression as Constant)))
        {
            var member = constant is null ? null : bound.Input.Property.PropertyType.GetFields().FirstOrDefault(field => field.IsLiteral && field.Name.Equals(constant.Value.ToText(), StringComparison.OrdinalIgnoreCase));
            if (member?.GetCustomAttribute<PersonalAttribute>() is { } personal)
            {
                foreach (var output in node.Outputs)
                {
                    Hold(Target(node, output), personal.Kind, node);
                }
            }
        }

        for (var slot = 0; slot < (node.Scope?.Variables.Count ?? 0); slot++)
        {
            if (PersonalNames.Of(node.Scope!.Variables[slot].Name) is { } kind)
            {
                Hold(new VariableReference(node, slot), kind, null);
            }
        }
    }

    /// <summary>Passes on what an activity reads to what it sets.</summary>
    private bool Pass(PlanNode node)
    {
        var targets = Targets(node).ToList();
        study.Effort.Spend(1 + targets.Count);
        if (targets.Count == 0)
        {
            return false;
        }

        var read = ReadBy(node).ToList();
        if (node.Ports.TryGetValue("flow", out var flow) && held.TryGetValue(new Named(flow[0], "$out"), out var given))
        {
            read.AddRange(given);
        }

        var changed = false;
        foreach (var target in targets)
        {
            foreach (var (kind, origin) in read)
            {
                changed |= Hold(target, kind, origin);
            }
        }

        return changed;
    }

    private IEnumerable<object> Targets(PlanNode node)
    {
        foreach (var use in uses.ByNode[node].Where(use => use.IsWrite && (use.Use is not null || use.Node.Target is not null || node.Ports.ContainsKey("flow"))))
        {
            yield return (object?)use.Variable ?? new Named(null, use.Name);
        }

        if (node.Ports.TryGetValue("flow", out var flow))
        {
            yield return new Named(flow[0], "$in");
        }

        if (node.Container is ForEach or ParallelForEach && node.Scope is not null)
        {
            yield return new VariableReference(node, 0);
        }

        if (node.Type.ClassType == typeof(SetOutput) || (node.Type.ClassType == typeof(RunJavaScript) && node.Outputs.Length > 0))
        {
            yield return new Named(PossibleOutcomes.Composite(node), "$out");
            foreach (var output in node.Outputs)
            {
                yield return Target(node, output);
            }
        }
    }

    private static object Target(PlanNode node, OutputBinding output) => (object?)output.Variable ?? new Named(PossibleOutcomes.Composite(node), "$out");

    private IEnumerable<KeyValuePair<PersonalKind, PlanNode?>> Held(VariableUse use)
    {
        if (use.Variable is { } variable)
        {
            return held.GetValueOrDefault(variable) ?? [];
        }

        if (use.Name is "contact")
        {
            return Fact(use.Use?.Detail) is { } kind ? [new(kind, null)] : [];
        }

        var own = held.GetValueOrDefault(new Named(null, use.Name)) ?? [];
        var composite = PossibleOutcomes.Composite(use.Node);
        var isInput = composite.Parent is not null && use.Name is not ("business" or "channel" or "now" or "message");
        return isInput && held.TryGetValue(new Named(composite, "$in"), out var given) ? own.Concat(given) : own;
    }

    /// <summary>A fact about the contact: all of it, or one of its fields; the name alone is not taken as personal here.</summary>
    private static PersonalKind? Fact(string? field) => field is null ? PersonalKind.Contact : PersonalNames.Of(field);

    private bool Hold(object holder, PersonalKind kind, PlanNode? origin)
    {
        if (!held.TryGetValue(holder, out var kinds))
        {
            held[holder] = kinds = [];
        }

        return kinds.TryAdd(kind, origin);
    }
}
