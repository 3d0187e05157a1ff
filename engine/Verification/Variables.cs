using Porfin.Documents;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Verification;

/// <summary>Variables that are read before they are set on some way, of the wrong type, or read by nobody.</summary>
internal static class Variables
{
    public static IEnumerable<Finding> Find(Study study)
    {
        var uses = new VariableUses(study.Plan);
        foreach (var finding in WrongTypes(study))
        {
            yield return finding;
        }

        foreach (var owner in study.Reached.Where(node => node.Scope is not null))
        {
            for (var slot = 0; slot < owner.Scope!.Variables.Count; slot++)
            {
                if (Judge(study, uses, new(owner, slot)) is { } finding)
                {
                    yield return finding;
                }
            }
        }
    }

    private static Finding? Judge(Study study, VariableUses uses, VariableReference variable)
    {
        var declaration = VariableUses.Declaration(variable);
        if (variable.Owner.Container!.OwnVariables.Any(own => own.Name == declaration.Name))
        {
            return null;
        }

        var reads = uses.ByVariable[variable].Where(use => !use.IsWrite).ToList();
        if (reads.Count == 0)
        {
            return uses.AnyComputedName || !Study.IsOwn(variable.Owner) ? null : Unused(variable, isSet: uses.ByVariable[variable].Any());
        }

        if (!declaration.Value.IsNullish || uses.AnyComputedName || UnsetVariable.Way(study, uses, variable) is not { } ways)
        {
            return null;
        }

        var at = study.Plan.Nodes[ways.Count > 0 ? ways[^1].To : FlowMap.Start];
        return Study.At(at, "variable:unset", Severity.Warning, study.Paths.Steps(ways, at.Index), at.Name, declaration.Name) with { Subject = declaration.Name, Repair = GiveDefault(variable) };
    }

    private static Finding Unused(VariableReference variable, bool isSet)
    {
        var (owner, declaration) = (variable.Owner, VariableUses.Declaration(variable));
        return Study.At(owner, "variable:unused", Severity.Info, [], declaration.Name) with
        {
            JsonPath = Pointer(variable),
            Repair = isSet ? null : new(Sentences.Of("repair:delete-variable").With(declaration.Name), edit => edit.Delete(Pointer(variable))),
        };
    }

    /// <summary>An empty text as the default: only for texts, where it means "nothing said yet".</summary>
    private static Repair? GiveDefault(VariableReference variable)
    {
        var declaration = VariableUses.Declaration(variable);
        return FlowTypes.Alias(declaration.TypeName) is not "String" || !Study.IsOwn(variable.Owner) ? null
            : new(Sentences.Of("repair:default").With(declaration.Name), edit => edit.Set(Pointer(variable), "value", ""));
    }

    /// <summary>The place of a declaration. Own variables of loops stand before the declared ones.</summary>
    private static string Pointer(VariableReference variable) => $"{(variable.Owner.IsComposite ? "" : variable.Owner.JsonPath)}/variables/{variable.Slot - variable.Owner.Container!.OwnVariables.Count}";

    /// <summary>Constants, and outputs whose type is declared, that their variable cannot hold.</summary>
    private static IEnumerable<Finding> WrongTypes(Study study)
    {
        foreach (var node in study.Reached)
        {
            if (node.Target is { } target && PossibleOutcomes.ConstantOf(node, "value") is { } value && FlowTypes.Convert(value, VariableUses.Declaration(target).TypeName) is null)
            {
                yield return Wrong(study, node, target, $"'{value}'");
            }

            foreach (var output in node.Outputs)
            {
                if (output.Variable is { } variable && node.Type.Outputs.FirstOrDefault(candidate => candidate.Name.Equals(output.Name, StringComparison.OrdinalIgnoreCase)) is { Type: "String" }
                    && FlowTypes.Convert(Value.Of("?"), VariableUses.Declaration(variable).TypeName) is null)
                {
                    yield return Wrong(study, node, variable, output.Name) with { Severity = Severity.Warning };
                }
            }
        }
    }

    private static Finding Wrong(Study study, PlanNode node, VariableReference variable, string what) => Study.At(
        node, "variable:type", Severity.Error, study.Paths.To(node.Index, study.Effort), node.Name, VariableUses.NameOf(variable), FlowTypes.Alias(VariableUses.Declaration(variable).TypeName), what);
}
