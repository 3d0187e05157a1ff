using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Verification;

/// <summary>One use of a variable by an activity.</summary>
/// <param name="Node">The activity.</param>
/// <param name="Variable">The variable; null when the name is not declared where the activity stands.</param>
/// <param name="Name">The name.</param>
/// <param name="IsWrite">True when it is set.</param>
/// <param name="Use">The name in its expression; null for bindings and SetVariable.</param>
/// <param name="JsonPath">Where the expression stands.</param>
internal sealed record VariableUse(PlanNode Node, VariableReference? Variable, string Name, bool IsWrite, NameUse? Use, string JsonPath);

/// <summary>Which activity reads and sets which variables, by the rules by which a running flow finds names.</summary>
internal sealed class VariableUses
{
    private readonly List<VariableUse> all = [];

    public VariableUses(Plan plan)
    {
        foreach (var (nodeId, place, use) in plan.Names)
        {
            if (plan.ByPath.TryGetValue(nodeId, out var node))
            {
                Add(node, use, place);
            }
        }

        foreach (var node in plan.Nodes)
        {
            var bound = node.Outputs.Select(output => output.Variable).Append(node.Target).OfType<VariableReference>();
            all.AddRange(bound.Select(variable => new VariableUse(node, variable, NameOf(variable), IsWrite: true, null, node.JsonPath)));
        }

        ByVariable = all.Where(use => use.Variable is not null).ToLookup(use => use.Variable!);
        ByNode = all.ToLookup(use => use.Node);
    }

    /// <summary>All uses.</summary>
    public IReadOnlyList<VariableUse> All => all;

    /// <summary>The uses of each declared variable.</summary>
    public ILookup<VariableReference, VariableUse> ByVariable { get; }

    /// <summary>The uses in each activity.</summary>
    public ILookup<PlanNode, VariableUse> ByNode { get; }

    /// <summary>True when some script reads or sets variables whose names it computes.</summary>
    public bool AnyComputedName { get; private set; }

    /// <summary>The declaration of a variable.</summary>
    public static VariableDeclaration Declaration(VariableReference variable) => variable.Owner.Scope!.Variables[variable.Slot];

    /// <summary>The name of a variable.</summary>
    public static string NameOf(VariableReference variable) => Declaration(variable).Name;

    /// <summary>All variables that are declared where an activity stands.</summary>
    public static IEnumerable<string> Visible(PlanNode node)
    {
        for (var owner = node.Parent; owner is not null; owner = owner.IsComposite ? null : owner.Parent)
        {
            foreach (var variable in owner.Scope?.Variables ?? [])
            {
                yield return variable.Name;
            }
        }
    }

    /// <summary>The variable that a name means where an activity stands; null when none is declared.</summary>
    public static VariableReference? Find(PlanNode node, string name)
    {
        for (var owner = node.Parent; owner is not null; owner = owner.IsComposite ? null : owner.Parent)
        {
            if (owner.Scope is { } scope && scope.Slots.TryGetValue(name, out var slot))
            {
                return new(owner, slot);
            }
        }

        return null;
    }

    private void Add(PlanNode node, NameUse use, string place)
    {
        switch (use)
        {
            case { Kind: NameUseKind.Call, Name: "getVariable" or "setVariable", Detail: { } name }:
                Note(node, name, use.Name is "setVariable", use, place);
                break;
            case { Kind: NameUseKind.Call, Name: "getVariable" or "setVariable" } or { Name: "variables" or "Variables", Detail: null, Kind: not NameUseKind.Call }:
                AnyComputedName = true;
                break;
            case { Kind: NameUseKind.Call, Name: ['g' or 's', 'e', 't', _, ..] } when !ScopeFunctions.Names.Contains(use.Name):
                Accessor(node, use, place);
                break;
            case { Kind: NameUseKind.Read or NameUseKind.Write, Name: "variables" or "Variables", Detail: { } member }:
                Note(node, member, use.Kind is NameUseKind.Write, use, place);
                break;
            case { Kind: NameUseKind.Read or NameUseKind.Write }:
                Note(node, use.Name, use.Kind is NameUseKind.Write, use, place);
                break;
        }
    }

    /// <summary><c>getName()</c> and <c>setName(v)</c>: with the name as it stands, or with a small first letter.</summary>
    private void Accessor(PlanNode node, NameUse use, string place)
    {
        var name = use.Name[3..];
        var small = char.ToLowerInvariant(name[0]) + name[1..];
        if (Find(node, name) is null && Find(node, small) is null && name.IndexOf("From", 1, StringComparison.Ordinal) > 0)
        {
            return;
        }

        Note(node, Find(node, name) is null && Find(node, small) is not null ? small : name, use.Name[0] == 's', use, place);
    }

    private void Note(PlanNode node, string name, bool isWrite, NameUse use, string place) => all.Add(new(node, Find(node, name), name, isWrite, use, place));
}
