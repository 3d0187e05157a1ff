using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Verification;

/// <summary>Names in expressions that mean nothing: no variable, no input, no fact, no function.</summary>
internal static class UnknownNames
{
    /// <summary>Names that are there without declaration.</summary>
    private static readonly HashSet<string> Given = new(StringComparer.Ordinal)
    {
        "variables", "Variables", "input", "Input", "message", "contact", "business", "channel", "now", "CorrelationId", "WorkflowInstanceId", "WorkflowDefinitionId", "WorkflowDefinitionVersionId", "WorkflowDefinitionVersion", "CurrentValue", "CurrentIndex", "loop", "forloop",
    };

    public static IEnumerable<Finding> Find(Study study)
    {
        var uses = new VariableUses(study.Plan);
        var made = uses.All.Where(use => use.IsWrite).Select(use => use.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var use in uses.All.Where(use => use.Variable is null).DistinctBy(use => (use.Node, use.Name)))
        {
            study.Effort.Spend();
            if (MeantFunction(use, study) is { } function)
            {
                yield return Unknown(study, "expression:unknown-function", Severity.Warning, use with { Name = use.Use!.Name }, function);
                continue;
            }

            if (use.IsWrite)
            {
                continue;
            }

            if (!Given.Contains(use.Name) && !made.Contains(use.Name) && !Inputs(study.Plan, use.Node).Contains(use.Name, StringComparer.Ordinal))
            {
                yield return Unknown(study, "variable:unknown", Severity.Warning, use, Near(use.Name, VariableUses.Visible(use.Node).Concat(Inputs(study.Plan, use.Node)), study.Effort));
            }
        }

        foreach (var finding in Functions(study))
        {
            yield return finding;
        }
    }

    /// <summary>The function that was meant by a call that else would get or set a variable nobody declares: <c>setVariabel('a', 1)</c>.</summary>
    private static string? MeantFunction(VariableUse use, Study study) =>
        use.Use is { Kind: NameUseKind.Call } call && !ScopeFunctions.Names.Contains(call.Name) && !Inputs(study.Plan, use.Node).Contains(use.Name, StringComparer.Ordinal) ? Near(call.Name, ScopeFunctions.Names, study.Effort) : null;

    /// <summary>Calls of functions that do not exist; they would fail when the flow runs.</summary>
    private static IEnumerable<Finding> Functions(Study study)
    {
        foreach (var (nodeId, place, use) in study.Plan.Names.Where(name => name.Use.Kind is NameUseKind.Call))
        {
            study.Effort.Spend();
            var isAccessor = use.Name.Length > 3 && use.Name[..3] is "get" or "set";
            if (!ScopeFunctions.Names.Contains(use.Name) && !isAccessor && study.Plan.ByPath.TryGetValue(nodeId, out var node))
            {
                yield return Unknown(study, "expression:unknown-function", Severity.Error, new(node, null, use.Name, false, use, place), Near(use.Name, ScopeFunctions.Names, study.Effort));
            }
        }
    }

    private static Finding Unknown(Study study, string code, Severity severity, VariableUse use, string? near)
    {
        var found = Study.At(use.Node, near is null ? code : code + "/near", severity, study.Paths.IsReached(use.Node.Index) ? study.Paths.To(use.Node.Index, study.Effort) : [], use.Name, near ?? "", use.Use!.Line, use.Use.Column);
        return found with { Code = code, JsonPath = use.JsonPath, Repair = near is null || !Study.IsOwn(use.Node) ? null : Rename(use, near) };
    }

    private static Repair Rename(VariableUse use, string near) => new(Sentences.Of("repair:rename").With(use.Name, near), edit =>
    {
        var (word, by) = use.Use!.Name.EndsWith(use.Name, StringComparison.Ordinal) && use.Use.Name != use.Name ? (use.Use.Name, use.Use.Name[..3] + near) : (use.Name, near);
        if (edit.At(use.JsonPath) is System.Text.Json.Nodes.JsonObject)
        {
            edit.Set(use.JsonPath, "name", near);
        }
        else
        {
            edit.ReplaceWord(use.JsonPath, (use.Use.Line, use.Use.Column), word, by);
        }
    });

    /// <summary>The inputs of the flow in which an activity stands.</summary>
    private static IEnumerable<string> Inputs(Plan plan, PlanNode node)
    {
        var composite = node.IsComposite ? node : PossibleOutcomes.Composite(node);
        return composite.Parent is null ? plan.Flow.Inputs.Select(input => input.Name)
            : composite.Flow!.Inputs.Select(input => input.Name).Concat(composite.Parent.FlowInputs.Select(input => input.Name));
    }

    /// <summary>The name that was probably meant: at most two letters away, and fewer in short names.</summary>
    private static string? Near(string name, IEnumerable<string> known, Effort effort)
    {
        if (name.Length > 60)
        {
            return null;
        }

        var candidates = known.Where(candidate => candidate.Length <= 60).Distinct(StringComparer.Ordinal).Select(candidate => (candidate, Distance: Suggestions.Distance(candidate, name))).ToList();
        effort.Spend(candidates.Count * 16L);
        var (best, distance) = candidates.OrderBy(pair => pair.Distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal).FirstOrDefault();
        return best is not null && distance <= Math.Min(2, Math.Max(1, name.Length / 3)) ? best : null;
    }
}
