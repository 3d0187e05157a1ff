using System.Text.Json;
using Porfin.Control;
using Porfin.Documents;
using Porfin.Documents.Reading;
using Porfin.Execution;

namespace Porfin.Compilation;

/// <summary>Compiles one flow, as the whole or as a sub-flow of another.</summary>
internal sealed class CompositeCompiler(Flow flow, ActivityCatalog catalog, FlowLibrary library, List<FlowProblem> problems, ExpressionCompiler expressions, PlanNodes nodes, IReadOnlyList<Flow>? ancestors = null)
{
    /// <summary>The most activities of a plan, sub-flows included.</summary>
    private const int MaxNodes = 10_000;

    /// <summary>How deep sub-flows may nest.</summary>
    private const int MaxSubFlows = 20;

    private readonly IReadOnlyList<Flow> within = [.. ancestors ?? [], flow];
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
                Problem("flow:too-large", ActivitySentences.TooMany.With(MaxNodes), null, path);
            }

            return null;
        }

        if (json.ValueKind is not JsonValueKind.Object || json.Text("type") is not { Length: > 0 } typeName)
        {
            var near = json.ValueKind is JsonValueKind.Object ? json.EnumerateObject().Take(Misspelt.MostKeys).Select(property => property.Name).FirstOrDefault(name => Misspelt.Meant(name, ["type"]) is not null) : null;
            Problem("node:no-type", ActivitySentences.WithoutType.With(near is null ? Sentence.None : ActivitySentences.RenameToType.With(near)), json.ValueKind is JsonValueKind.Object && json.Text("id") is { } own ? PathOf(prefix, own) : null, path);
            return null;
        }

        var id = Identify(json, typeName, prefix, path);
        var nodePath = PathOf(prefix, id);
        var before = problems.Count;
        var called = Called(json, typeName, nodePath, path);
        if (!catalog.TryGet(called is null || typeName.StartsWith("Elsa.", StringComparison.Ordinal) || typeName.StartsWith("Porfin.", StringComparison.Ordinal) ? typeName : "Elsa.WorkflowDefinitionActivity", out var type))
        {
            if (problems.Count == before)
            {
                Problem("node:unknown-type", UnknownTypes.Explain(typeName, catalog, library), nodePath, path + "/type");
            }

            return null;
        }

        var node = new PlanNode
        {
            Index = nodes.Count,
            Path = nodePath,
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

    private static string PathOf(string prefix, string id) => prefix.Length == 0 ? id : prefix + "/" + id;

    /// <summary>The flow that an activity runs; null for other activities.</summary>
    private Flow? Called(JsonElement json, string typeName, string nodePath, string path)
    {
        var isRunner = typeName is "Elsa.ExecuteWorkflow" or "Porfin.RunFlow" or "Elsa.WorkflowDefinitionActivity";
        if ((!isRunner && catalog.TryGet(typeName, out _)) || IsComputed(json, typeName))
        {
            return null;
        }

        var definition = isRunner ? RunnerTarget(json) : json.Text("workflowDefinitionId");
        var found = library.Find(definition, json.Text("workflowDefinitionVersionId"), json.Find("version") is null ? null : json.Whole("version", 1))
            ?? (isRunner ? null : library.FindByType(typeName))
            ?? within.FirstOrDefault(outer => outer.DefinitionId == definition || (!isRunner && definition is null && FlowLibrary.PascalCase(outer.Name) == typeName));
        if (found is null && (isRunner || definition is not null))
        {
            Problem("flow:unknown", definition is null ? ActivitySentences.NoFlow : ActivitySentences.UnknownFlow.With(Shortened.Text(definition), Suggestions.Ask(definition, library.All.Select(flow => flow.DefinitionId))), nodePath, path);
        }

        if (found is not null && Circle(found) is { } circle)
        {
            Problem("flow:cycle", circle, nodePath, path);
            return null;
        }

        return found;
    }

    private Sentence? Circle(Flow called) => within.Any(outer => outer.DefinitionId == called.DefinitionId)
        ? ActivitySentences.FlowCircle.With(string.Join(" → ", within.Append(called).Select(flow => Shortened.Text(flow.DefinitionId))))
        : within.Count >= MaxSubFlows ? ActivitySentences.FlowsTooDeep.With(MaxSubFlows) : null;

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
            Misspelt.CheckInputs(json, [.. called.Inputs.Select(input => input.Name)], node, path, problems);
        }

        var before = problems.Count;

        var composite = new CompositeCompiler(called, catalog, library, problems, expressions, nodes, within).Compile(node, node.Path, path);
        node.Ports["flow"] = [composite];
        for (var i = before; i < problems.Count; i++)
        {
            problems[i] = problems[i] with { Sentence = ActivitySentences.InsideFlow.With(Shortened.Text(called.Name), problems[i].Sentence), NodeId = problems[i].NodeId is { Length: > 0 } inner ? inner : node.Path, JsonPath = path };
        }
    }

    /// <summary>The id of an activity; missing ones are made from the type, doubled ones are reported.</summary>
    private string Identify(JsonElement json, string typeName, string prefix, string path)
    {
        var id = json.Text("id");
        if (string.IsNullOrEmpty(id))
        {
            id = missing.Next(typeName);
        }

        if (!ids.Add(id))
        {
            Problem("node:duplicate-id", ActivitySentences.IdTwice.With(Shortened.Text(id)), PathOf(prefix, id), path + "/id");
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

    private void Problem(string code, Sentence why, string? nodeId, string path) => problems.Add(new(code, Severity.Error, why, nodeId, path));
}

/// <summary>The activities of a plan that is being compiled, sub-flows included.</summary>
internal sealed class PlanNodes : List<PlanNode>
{
    /// <summary>True once there were too many, which is told only once.</summary>
    public bool IsFull { get; set; }
}
