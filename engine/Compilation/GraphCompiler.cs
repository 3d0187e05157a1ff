using System.Text.Json;
using Porfin.Control;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Compilation;

/// <summary>Compiles the connections of a flowchart, in all the forms in which Elsa has written them.</summary>
internal sealed class GraphCompiler(List<FlowProblem> problems)
{
    public void Compile(JsonElement json, PlanNode flowchart, string path)
    {
        var nodes = flowchart.Ports.GetValueOrDefault("activities") ?? [];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i].Local = i;
        }

        var edges = Edges(json, nodes, flowchart, path);
        var joins = nodes.Where(node => node.Type.ClassType == typeof(FlowJoin)).ToDictionary(node => node.Local, Mode);
        flowchart.Graph = new FlowGraph(nodes, edges, Start(nodes, edges), joins);
    }

    /// <summary>Elsa's order: a Start activity; one marked as a start; the first without inbound connections; the first.</summary>
    private static int Start(PlanNode[] nodes, List<Edge> edges)
    {
        if (nodes.Length == 0)
        {
            return -1;
        }

        var start = Array.FindIndex(nodes, node => node.Type.ClassType == typeof(Start));
        start = start >= 0 ? start : Array.FindIndex(nodes, node => node.CanStart);
        start = start >= 0 ? start : Array.FindIndex(nodes, node => !edges.Exists(edge => edge.Target == node.Local));
        return Math.Max(start, 0);
    }

    /// <summary>True for an activity that is marked as a start, in either of Elsa's places for the mark.</summary>
    public static bool CanStart(JsonElement activity) =>
        activity.Find("canStartWorkflow") is { ValueKind: JsonValueKind.True } || activity.Find("customProperties")?.Find("canStartWorkflow") is { ValueKind: JsonValueKind.True };

    private static FlowJoinMode Mode(PlanNode join)
    {
        var mode = join.Inputs.FirstOrDefault(bound => bound.Input.Name is "mode");
        return mode?.Expression is Constant constant && Enum.TryParse<FlowJoinMode>(constant.Value.ToText(), ignoreCase: true, out var parsed) ? parsed : FlowJoinMode.WaitAny;
    }

    private List<Edge> Edges(JsonElement json, PlanNode[] nodes, PlanNode flowchart, string path)
    {
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            byId.TryAdd(node.Id, node.Local);
        }

        var edges = new List<Edge>();
        var seen = new HashSet<(int, string?, int)>();
        var index = -1;
        foreach (var item in json.Items("connections"))
        {
            index++;
            var place = $"{path}/connections/{index}";
            var (source, port) = End(item, "source", "sourcePort");
            var (target, _) = End(item, "target", "targetPort");
            if (source is null || target is null || !byId.TryGetValue(source, out var from) || !byId.TryGetValue(target, out var to))
            {
                problems.Add(new("connection:unknown-activity", Severity.Warning, $"The connection from '{source}' to '{target}' leads from or to an activity that is not in this flowchart. It is left out.", flowchart.Path, place));
                continue;
            }

            Check(nodes[from], port, place);
            if (seen.Add((from, port, to)))
            {
                edges.Add(new(edges.Count, from, port, to));
            }
        }

        return edges;
    }

    /// <summary>One end of a connection: an object with activity and port, or the oldest flat form.</summary>
    private static (string? Activity, string? Port) End(JsonElement connection, string name, string flatPort) => connection.Find(name) switch
    {
        { ValueKind: JsonValueKind.Object } end => (end.Text("activity"), Port(end.Text("port"))),
        { ValueKind: JsonValueKind.String } flat => (flat.GetString(), Port(connection.Text(flatPort))),
        _ => (null, null),
    };

    private static string? Port(string? port) => string.IsNullOrEmpty(port) ? null : port;

    private void Check(PlanNode source, string? port, string place)
    {
        if (port is null || source.Ports.ContainsKey("flow") || source.Type.OutcomesFrom is not null || source.Type.Outcomes.Any(outcome => outcome.Name == port) || port is "Done" or "Failed")
        {
            return;
        }

        problems.Add(new("connection:unknown-outcome", Severity.Warning, $"'{port}' is not an outcome of this activity; it has {string.Join(", ", source.Type.Outcomes.Select(outcome => outcome.Name))}.", source.Path, place));
    }
}
