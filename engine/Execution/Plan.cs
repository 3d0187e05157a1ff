using System.Collections.Frozen;
using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>A flow definition compiled and checked: immutable, indexed by integers, expressions parsed. Shared by all instances and threads.</summary>
public sealed class Plan
{
    internal Plan(Flow flow, PlanNode[] nodes, bool storesAdHoc, bool readsOutputs, IReadOnlyList<(string NodeId, string JsonPath, NameUse Use)> names)
    {
        Names = names;
        Flow = flow;
        Nodes = nodes;
        StoresAdHoc = storesAdHoc;
        ReadsOutputs = readsOutputs;
        ByPath = nodes.ToFrozenDictionary(node => node.Path, StringComparer.Ordinal);
        FaultPath = flow.Settings.OnFault is { } id ? Array.Find(nodes, node => node.Id == id && node.Parent?.Parent == nodes[0]) : null;
    }

    /// <summary>The activity to which an instance goes instead of failing; null when it just fails.</summary>
    internal PlanNode? FaultPath { get; }

    /// <summary>The document that was compiled.</summary>
    public Flow Flow { get; }

    /// <summary>The flows that it runs as parts of itself.</summary>
    public IEnumerable<Flow> Parts => Nodes.Where(node => node is { IsComposite: true, Parent: not null }).Select(node => node.Flow!).DistinctBy(flow => flow.DefinitionId);

    /// <summary>All activities, sub-flows included; the first is the flow itself.</summary>
    internal PlanNode[] Nodes { get; }

    /// <summary>All uses of names in expressions, with the activity in which they stand.</summary>
    internal IReadOnlyList<(string NodeId, string JsonPath, NameUse Use)> Names { get; }

    internal FrozenDictionary<string, PlanNode> ByPath { get; }

    /// <summary>True when the plan has an activity of this path: its id, after the ids of the sub-flow activities that lead to it (<c>book/ask-day</c>).</summary>
    public bool Contains(string path) => path.Length > 0 && ByPath.ContainsKey(path);

    /// <summary>The type of an activity, such as <c>Porfin.Ask</c>; null when there is none of this path.</summary>
    public string? TypeOf(string path) => ByPath.TryGetValue(path, out var node) ? node.Type.Name : null;

    /// <summary>What people call an activity: its text in the designer, else its name; its path when there is none of this path.</summary>
    public string TitleOf(string path) => ByPath.TryGetValue(path, out var node) ? node.DisplayText ?? node.Name : path;

    /// <summary>The value of an activity's input that is no expression; undefined when it is one, or not given.</summary>
    public Value Constant(string path, string input) => ByPath.TryGetValue(path, out var node) && Verification.PossibleOutcomes.ConstantOf(node, input) is { } constant ? constant : default;

    /// <summary>True when variables made by scripts survive a wait (documents not written by Elsa).</summary>
    internal bool StoresAdHoc { get; }

    /// <summary>True when some expression reads outputs of activities by name, so that they must be kept during a turn.</summary>
    internal bool ReadsOutputs { get; }
}

/// <summary>One activity of a plan.</summary>
internal sealed class PlanNode
{
    public required int Index { get; init; }

    /// <summary>The id, with the ids of the sub-flow activities that lead to it: <c>book/ask-day</c>.</summary>
    public required string Path { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Its text in the designer, or null.</summary>
    public string? DisplayText { get; init; }

    /// <summary>Where it stands in its own document, as a JSON pointer; in that of the sub-flow for activities of one.</summary>
    public string JsonPath { get; init; } = "";

    public required ActivityType Type { get; init; }

    /// <summary>The container it stands in; null for the flow itself.</summary>
    public PlanNode? Parent { get; init; }

    /// <summary>The container itself, shared by all executions; null for other activities.</summary>
    public Container? Container { get; set; }

    public BoundInput[] Inputs { get; set; } = [];

    public OutputBinding[] Outputs { get; set; } = [];

    public PlanScope? Scope { get; set; }

    /// <summary>For a sub-flow used as an activity: its inputs by name.</summary>
    public IReadOnlyList<(string Name, Expression Expression)> FlowInputs { get; set; } = [];

    /// <summary>For SetVariable: the variable it sets.</summary>
    public VariableReference? Target { get; set; }

    /// <summary>The nested activities by port: <c>activities</c>, <c>then</c>, <c>body</c> …</summary>
    public Dictionary<string, PlanNode[]> Ports { get; } = new(StringComparer.OrdinalIgnoreCase);

    public FlowGraph? Graph { get; set; }

    /// <summary>The place of this node in its flowchart; -1 elsewhere.</summary>
    public int Local { get; set; } = -1;

    /// <summary>For the flow and for sub-flows: the document.</summary>
    public Flow? Flow { get; init; }

    /// <summary>True for the flow and for sub-flows: names outside are not seen from inside.</summary>
    public bool IsComposite { get; init; }

    /// <summary>What happens when it fails.</summary>
    public FailingPolicy Failing { get; set; } = FailingPolicy.Stop;

    /// <summary>True when the document says that it may start the flow.</summary>
    public bool CanStart { get; init; }
}

/// <summary>An input with the expression that gives its value; a constant was checked and is set without evaluation.</summary>
internal sealed record BoundInput(ActivityInput Input, Expression Expression, bool IsConstant)
{
    /// <summary>The ready value of an input that is no expression (the cases of a switch), or null.</summary>
    public object? Shared { get; init; }
}

/// <summary>Where an output goes.</summary>
/// <param name="Name">The output.</param>
/// <param name="Variable">The variable that receives it, or null.</param>
/// <param name="FlowOutput">The flow's output that receives it, or null.</param>
internal sealed record OutputBinding(string Name, VariableReference? Variable, string? FlowOutput);

/// <summary>A variable, resolved: the container that declares it and its place there.</summary>
internal sealed record VariableReference(PlanNode Owner, int Slot);

/// <summary>The variables of a container.</summary>
internal sealed class PlanScope(IReadOnlyList<VariableDeclaration> variables)
{
    public IReadOnlyList<VariableDeclaration> Variables { get; } = variables;

    public FrozenDictionary<string, int> Slots { get; } =
        variables.Select((variable, slot) => (variable.Name, slot)).ToFrozenDictionary(pair => pair.Name, pair => pair.slot, StringComparer.Ordinal);

    /// <summary>Fresh values: the declared defaults.</summary>
    public Value[] Defaults()
    {
        var values = new Value[Variables.Count];
        for (var slot = 0; slot < values.Length; slot++)
        {
            values[slot] = ValueConvert.Copy(Variables[slot].Value);
        }

        return values;
    }
}
