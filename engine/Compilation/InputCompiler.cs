using System.Text.Json;
using Porfin.Control;
using Porfin.Documents;
using Porfin.Documents.Reading;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Compilation;

/// <summary>Binds the inputs and outputs of one activity: finds their expressions, checks what can be checked before running.</summary>
/// <param name="problems">Where problems go.</param>
/// <param name="expressions">Compiles expressions.</param>
/// <param name="flow">The flow in which the activity stands.</param>
/// <param name="callerPath">For activities of a sub-flow, the place of the calling activity: problems are reported there.</param>
internal sealed class InputCompiler(List<FlowProblem> problems, ExpressionCompiler expressions, Flow flow, string? callerPath)
{
    private readonly ConstantInputs constants = new(problems);

    public void Bind(JsonElement json, PlanNode node, string path)
    {
        var sample = node.Container ?? node.Type.Create();
        var bound = new List<BoundInput>();
        foreach (var input in node.Type.Inputs)
        {
            var place = $"{path}/{input.Name}";
            if (json.Find(input.Name) is not { } given)
            {
                Require(input, node, path);
            }
            else if (input.IsRaw)
            {
                Raw(input, given, sample, node, place, bound);
            }
            else
            {
                Evaluated(input, given, sample, node, place, bound);
            }
        }

        node.Inputs = [.. bound];
        Outputs(json, node, path);
        Misspelt.CheckInputs(json, [.. node.Type.Inputs.Select(input => input.Name)], node, Place(path), problems);
        if (node.Type.ClassType == typeof(SetVariable) && json.Find("variable") is { } variable)
        {
            node.Target = Reference(variable.ValueKind is JsonValueKind.Object ? variable.Text("id") : variable.ToString(), variable.ValueKind is JsonValueKind.Object ? variable.Text("name") : null, node);
            if (node.Target is null)
            {
                Problem("variable:unknown", ActivitySentences.VariableUnknown.With(Shortened.Text(variable.Text("name") ?? variable.ToString()), Suggestions.Ask(variable.Text("name") ?? variable.ToString(), Visible(node))), node, path + "/variable");
            }
        }
    }

    /// <summary>The variable with that id, else with that name, in the containers around a node.</summary>
    private static VariableReference? Reference(string? id, string? name, PlanNode node)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            for (var owner = node.Container is null ? node.Parent : node; owner is not null; owner = owner.IsComposite ? null : owner.Parent)
            {
                var variables = owner.Scope?.Variables ?? [];
                for (var slot = 0; slot < variables.Count; slot++)
                {
                    if (pass == 0 ? variables[slot].Id == id : variables[slot].Name == (name ?? id))
                    {
                        return new(owner, slot);
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The names of the variables around a node.</summary>
    private static IEnumerable<string> Visible(PlanNode node)
    {
        for (var owner = node.Container is null ? node.Parent : node; owner is not null; owner = owner.IsComposite ? null : owner.Parent)
        {
            foreach (var variable in owner.Scope?.Variables ?? [])
            {
                yield return variable.Name;
            }
        }
    }

    private void Evaluated(ActivityInput input, JsonElement given, Activity sample, PlanNode node, string place, List<BoundInput> bound)
    {
        var before = problems.Count;
        var expression = expressions.Compile(given, node.Path, Place(place), input.IsScript);
        if (expression is null)
        {
            if (problems.Count == before)
            {
                Require(input, node, place);
            }

            return;
        }

        if (input.IsLazy)
        {
            input.SetExpression(sample, expression);
            bound.Add(new(input, expression, expression is Constant));
            constants.CheckLazy(input, expression, node, Place(place));
            return;
        }

        bound.Add(new(input, expression, expression is Constant));
        if (expression is Constant constant)
        {
            constants.Check(input, constant.Value, sample, node, Place(place));
        }
    }

    private void Raw(ActivityInput input, JsonElement given, Activity sample, PlanNode node, string place, List<BoundInput> bound)
    {
        if (input.Property.PropertyType == typeof(IReadOnlyList<SwitchCase>))
        {
            var cases = Cases(given, node, place);
            bound.Add(new(input, new Constant(default), IsConstant: true) { Shared = cases });
            input.Property.SetValue(sample, cases);
            return;
        }

        var value = given.ValueKind is JsonValueKind.Object && given.Find("expression") is { ValueKind: JsonValueKind.Object } wrapped && wrapped.TryGetProperty("value", out var inner) ? ValueJson.Read(inner) : ValueJson.Read(given);
        bound.Add(new(input, new Constant(value), IsConstant: true));
        constants.Check(input, value, sample, node, Place(place));
    }

    private List<SwitchCase> Cases(JsonElement given, PlanNode node, string place)
    {
        var cases = new List<SwitchCase>();
        if (given.ValueKind is not JsonValueKind.Array)
        {
            Problem("input:type", ActivitySentences.Cases, node, place);
            return cases;
        }

        var index = -1;
        foreach (var item in given.EnumerateArray())
        {
            index++;
            Misspelt.Check(item, ["label", "condition", "activity"], (node.Path, Place($"{place}/{index}")), problems);
            var label = item.Text("label") ?? $"Case {index + 1}";
            var condition = item.Find("condition") is { } json ? expressions.Compile(json, node.Path, Place($"{place}/{index}/condition")) : null;
            cases.Add(new(label, condition ?? new Constant(Value.False)));
        }

        return cases;
    }

    private void Require(ActivityInput input, PlanNode node, string path)
    {
        if (input.IsRequired)
        {
            Problem("input:required", ActivitySentences.InputMissing.With(input.Name), node, path);
        }
    }

    private void Outputs(JsonElement json, PlanNode node, string path)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        var bindings = new List<OutputBinding>();
        foreach (var property in json.EnumerateObject())
        {
            if (property.Value.ValueKind is not JsonValueKind.Object || property.Value.Find("expression") is not null || property.Value.Find("memoryReference")?.Text("id") is not { } id)
            {
                continue;
            }

            NoteUnknownOutput(property.Name, node, path);
            var variable = Reference(id, null, node);
            if (variable is not null || flow.Outputs.Contains(id))
            {
                bindings.Add(new(property.Name, variable, variable is null ? id : null));
            }
            else if (!id.Contains(':', StringComparison.Ordinal) && node.Type.Outputs.Any(output => string.Equals(output.Name, property.Name, StringComparison.OrdinalIgnoreCase)))
            {
                problems.Add(new("output:unknown-variable", Severity.Warning, ActivitySentences.OutputNowhere.With(Shortened.Text(property.Name), Shortened.Text(id), Suggestions.Ask(id, Visible(node).Concat(flow.Outputs))), node.Path, Place($"{path}/{property.Name}")));
            }
        }

        node.Outputs = [.. bindings];
    }

    /// <summary>Elsa has outputs that are not here, such as the files of a request: whoever relies on one is told. Sub-flows have outputs of their own.</summary>
    private void NoteUnknownOutput(string name, PlanNode node, string path)
    {
        if (node.Type.Outputs.Count > 0 && !node.Type.Ports.Any(port => port.Name is "flow") && !node.Type.Outputs.Any(output => string.Equals(output.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add(new("output:unknown", Severity.Warning, ActivitySentences.OutputUnknown.With(Shortened.Text(name), string.Join(", ", node.Type.Outputs.Select(output => output.Name))), node.Path, Place($"{path}/{name}")));
        }
    }

    private string Place(string path) => callerPath ?? path;

    private void Problem(string code, Sentence why, PlanNode node, string path) => problems.Add(new(code, Severity.Error, why, node.Path, Place(path)));
}
