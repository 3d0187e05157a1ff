using System.Text.Json;
using Porfin.Control;
using Porfin.Documents;
using Porfin.Documents.Reading;
using Porfin.Execution;

namespace Porfin.Compilation;

/// <summary>Compiles one flow, as the whole or as a sub-flow of another.</summary>
internal sealed class CompositeCompiler(Flow flow, ActivityCatalog catalog, FlowLibrary library, List<FlowProblem> problems, ExpressionCompiler expressions, PlanNodes nodes, IReadOnlyList<string>? ancestors = null)
{
    /// <summary>The most activities of a plan, sub-flows included.</summary>
    private const int MaxNodes = 10_000;

    /// <summary>How deep sub-flows may nest.</summary>
    private const int MaxSubFlows = 20;

    private readonly IReadOnlyList<string> within = [.. ancestors ?? [], flow.DefinitionId];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly NodeIds missing = new(flow.Root, catalog);

    private bool IsNested => ancestors is { Count: > 0 };

    public PlanNode Compile(PlanNode? parent, string prefix, string path)
    {
        catalog.TryGet("Elsa.Workflow", out var type);
        var composite = new PlanNode
        {
            Index = nodes.Count,
            Path = prefix.Length == 0 ? "" : prefix + "/",
            Id = "",
            Name = flow.Name,
            Type = type!,
            Parent = parent,
            IsComposite = true,
            Flow = flow,
            Scope = new(flow.Variables),
            Container = new Composite(),
        };
        nodes.Add(composite);
        if (Node(flow.Root, composite, prefix, IsNested ? path : "/root") is { } root)
        {
            composite.Ports["root"] = [root];
        }

        return composite;
    }

    private PlanNode? Node(JsonElement json, PlanNode parent, string prefix, string path)
    {
        if (nodes.Count >= MaxNodes)
        {
            if (!nodes.IsFull)
            {
                nodes.IsFull = true;
                Problem("flow:too-large", $"The flow has more than {MaxNodes} activities, sub-flows included.", null, path);
            }

            return null;
        }

        if (json.ValueKind is not JsonValueKind.Object || json.Text("type") is not { Length: > 0 } typeName)
        {
            Problem("node:no-type", "An activity is an object with a 'type', such as \"Elsa.WriteLine\".", json.ValueKind is JsonValueKind.Object ? json.Text("id") : null, path);
            return null;
        }

        var id = Identify(json, typeName, path);
        var called = Called(json, typeName, id, path);
        if (!catalog.TryGet(called is null || typeName.StartsWith("Elsa.", StringComparison.Ordinal) || typeName.StartsWith("Porfin.", StringComparison.Ordinal) ? typeName : "Elsa.WorkflowDefinitionActivity", out var type))
        {
            Problem("node:unknown-type", UnknownTypes.Explain(typeName, catalog), id, path + "/type");
            return null;
        }

        var node = new PlanNode
        {
            Index = nodes.Count,
            Path = prefix.Length == 0 ? id : prefix + "/" + id,
            Id = id,
            Name = json.Text("name") ?? id,
            DisplayText = json.Find("metadata")?.Text("displayText"),
            JsonPath = path,
            Type = type,
            Parent = parent,
            CanStart = GraphCompiler.CanStart(json),
        };
        node.Failing = new FailingReader(problems).Read(json, flow, node.Path, path);
        nodes.Add(node);
        Shape.CheckNode(json, type, node.Path, path, problems);
        Declare(json, node, path);
        new InputCompiler(problems, expressions, flow, IsNested ? path : null).Bind(json, node, path);
        Children(json, node, prefix, path);
        if (called is not null)
        {
            SubFlow(called, node, path, json);
        }

        return node;
    }

    /// <summary>The flow that an activity runs; null for other activities.</summary>
    private Flow? Called(JsonElement json, string typeName, string id, string path)
    {
        var isRunner = typeName is "Elsa.ExecuteWorkflow" or "Porfin.RunFlow" or "Elsa.WorkflowDefinitionActivity";
        if ((!isRunner && catalog.TryGet(typeName, out _)) || IsComputed(json, typeName))
        {
            return null;
        }

        var definition = isRunner ? RunnerTarget(json) : json.Text("workflowDefinitionId");
        var found = library.Find(definition, json.Text("workflowDefinitionVersionId"), json.Find("version") is null ? null : json.Whole("version", 1))
            ?? (isRunner ? null : library.FindByType(typeName));
        if (found is null && (isRunner || definition is not null))
        {
            Problem("flow:unknown", definition is null ? "The activity names no flow to run. Choose one." : $"There is no published flow '{definition}'. Publish it first, or import it with --lib.", id, path);
        }

        if (found is not null && (within.Contains(found.DefinitionId) || within.Count >= MaxSubFlows))
        {
            Problem("flow:cycle", within.Contains(found.DefinitionId) ? $"The flow runs itself: {string.Join(" → ", within)} → {found.DefinitionId}. Break the circle." : $"Sub-flows nest deeper than {MaxSubFlows} levels.", id, path);
            return null;
        }

        return found;
    }

    private static string? RunnerTarget(JsonElement json) => json.Find("workflowDefinitionId") switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Object } input => (input.Find("expression") ?? input).Text("value"),
        _ => null,
    };

    /// <summary>True when only running tells which flow it is, so that the flow cannot be a part of this one.</summary>
    private static bool IsComputed(JsonElement json, string typeName) =>
        typeName is "Elsa.ExecuteWorkflow" && json.Find("workflowDefinitionId") is { ValueKind: JsonValueKind.Object } input && (input.Find("expression") ?? input).Text("type") is not (null or "Literal" or "Object");

    private void SubFlow(Flow called, PlanNode node, string path, JsonElement json)
    {
        if (node.Container is FlowActivity)
        {
            node.FlowInputs = [.. called.Inputs
                .Select(input => (input.Name, Json: json.Find(input.Name)))
                .Where(input => input.Json is not null)
                .Select(input => (input.Name, Expression: expressions.Compile(input.Json!.Value, node.Path, $"{path}/{input.Name}")))
                .Where(input => input.Expression is not null)
                .Select(input => (input.Name, input.Expression!))];
        }

        var composite = new CompositeCompiler(called, catalog, library, problems, expressions, nodes, within).Compile(node, node.Path, path);
        node.Ports["flow"] = [composite];
    }

    /// <summary>The id of an activity; missing ones are made from the type, doubled ones are reported.</summary>
    private string Identify(JsonElement json, string typeName, string path)
    {
        var id = json.Text("id");
        if (string.IsNullOrEmpty(id))
        {
            id = missing.Next(typeName);
        }

        if (!ids.Add(id))
        {
            Problem("node:duplicate-id", $"Two activities have the id '{Shortened.Text(id)}'. Ids are unique in a flow: rename one.", id, path + "/id");
        }

        return id;
    }

    private void Declare(JsonElement json, PlanNode node, string path)
    {
        if (typeof(Container).IsAssignableFrom(node.Type.ClassType))
        {
            node.Container = (Container)node.Type.Create();
            IReadOnlyList<VariableDeclaration> own = node.Container.OwnVariables;
            var declared = FlowReader.Variables(json, path, flow.ToolVersion is null, problems);
            if (own.Count + declared.Count > 0)
            {
                node.Scope = new([.. own, .. declared.Where(variable => !own.Any(other => other.Name == variable.Name))]);
            }
        }
    }

    private void Children(JsonElement json, PlanNode node, string prefix, string path)
    {
        foreach (var port in node.Type.Ports)
        {
            if (port.Name is "flow")
            {
                continue;
            }

            var children = new List<PlanNode>();
            if (!port.IsList)
            {
                if (json.Find(port.Name) is { } child && Node(child, node, prefix, $"{path}/{port.Name}") is { } compiled)
                {
                    children.Add(compiled);
                }
            }
            else
            {
                ListedChildren(json, node, prefix, path, port, children);
            }

            if (children.Count > 0)
            {
                node.Ports[port.Name] = [.. children];
            }
        }

        if (node.Container is Flowchart)
        {
            new GraphCompiler(problems).Compile(json, node, path, node.Parent is { IsComposite: true, Parent: null } ? flow.Settings.OnFault : null);
        }
    }

    private void ListedChildren(JsonElement json, PlanNode node, string prefix, string path, PortAttribute port, List<PlanNode> children)
    {
        var index = -1;
        foreach (var item in json.Items(port.Name))
        {
            index++;
            var place = $"{path}/{port.Name}/{index}";
            var child = port.ItemProperty is { } property ? item.Find(property) : item;
            if (child is { } activity && Node(activity, node, prefix, port.ItemProperty is null ? place : $"{place}/{port.ItemProperty}") is { } compiled)
            {
                compiled.Local = port.ItemProperty is null ? compiled.Local : -2 - index;
                children.Add(compiled);
            }
        }
    }

    private void Problem(string code, string text, string? nodeId, string path) => problems.Add(new(code, Severity.Error, text, nodeId, path));
}

/// <summary>The activities of a plan that is being compiled, sub-flows included.</summary>
internal sealed class PlanNodes : List<PlanNode>
{
    /// <summary>True once there were too many, which is told only once.</summary>
    public bool IsFull { get; set; }
}
