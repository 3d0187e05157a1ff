using System.Text.Json;
using Porfin.Control;
using Porfin.Documents;
using Porfin.Documents.Reading;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Compilation;

/// <summary>Compiles the connections of a flowchart, in all the forms in which Elsa has written them.</summary>
internal sealed class GraphCompiler(List<FlowProblem> problems)
{
    /// <summary>How many ids are looked through for one that was meant.</summary>
    private const int MostCompared = 200;

    private static readonly string[] EndKeys = ["activity", "port"];

    public void Compile(JsonElement json, PlanNode flowchart, string path, string? onFault)
    {
        var nodes = flowchart.Ports.GetValueOrDefault("activities") ?? [];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i].Local = i;
        }

        var edges = Edges(json, nodes, flowchart, path);
        var joins = nodes.Where(node => node.Type.ClassType == typeof(FlowJoin)).ToDictionary(node => node.Local, Mode);
        int[] others = [.. nodes.Where(node => node.Id == onFault || (node.CanStart && typeof(ITrigger).IsAssignableFrom(node.Type.ClassType))).Select(node => node.Local)];
        flowchart.Graph = new FlowGraph(nodes, edges, Start(nodes, edges), joins, others);
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
        var entered = edges.Select(edge => edge.Target).ToHashSet();
        start = start >= 0 ? start : Array.FindIndex(nodes, node => !entered.Contains(node.Local));
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
            CheckKeys(item, flowchart, place);
            var (source, port) = End(item, "source", "sourcePort");
            var (target, _) = End(item, "target", "targetPort");
            if (source is null || target is null || !byId.TryGetValue(source, out var from) || !byId.TryGetValue(target, out var to))
            {
                if (!IsWritten(json, source) || !IsWritten(json, target))
                {
                    Unknown(source, target, byId, flowchart, place);
                }

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

    /// <summary>True for an activity that the document has: what is wrong with it, so that it could not be compiled, is told already.</summary>
    private static bool IsWritten(JsonElement flowchart, string? id) => id is not null && flowchart.Items("activities").Any(activity => activity.Text("id") == id);

    private void CheckKeys(JsonElement connection, PlanNode flowchart, string place)
    {
        Misspelt.Check(connection, ["source", "target", "sourcePort", "targetPort", "vertices"], (flowchart.Path, place), problems);
        Misspelt.Check(connection.Find("source") ?? default, EndKeys, (flowchart.Path, place + "/source"), problems);
        Misspelt.Check(connection.Find("target") ?? default, EndKeys, (flowchart.Path, place + "/target"), problems);
    }

    /// <summary>One end of a connection: an object with activity and port, or the oldest flat form.</summary>
    private static (string? Activity, string? Port) End(JsonElement connection, string name, string flatPort) => connection.Find(name) switch
    {
        { ValueKind: JsonValueKind.Object } end => (end.Text("activity"), Port(end.Text("port"))),
        { ValueKind: JsonValueKind.String } flat => (flat.GetString(), Port(connection.Text(flatPort))),
        _ => (null, null),
    };

    private static string? Port(string? port) => string.IsNullOrEmpty(port) ? null : port;

    private void Unknown(string? source, string? target, Dictionary<string, int> byId, PlanNode flowchart, string place)
    {
        var why = source is null || target is null ? ActivitySentences.ConnectionEnds
            : (byId.ContainsKey(source) ? ActivitySentences.ConnectionToNowhere : ActivitySentences.ConnectionFromNowhere)
                .With(Shortened.Text(source), Shortened.Text(target), Suggestions.Ask(byId.ContainsKey(source) ? target : source, byId.Keys.Take(MostCompared)));
        problems.Add(new("connection:unknown-activity", Severity.Warning, why, flowchart.Path, place));
    }

    private void Check(PlanNode source, string? port, string place)
    {
        if (port is null or "Failed" || source.Ports.ContainsKey("flow") || Outcomes(source) is not { } outcomes || outcomes.Contains(port))
        {
            return;
        }

        problems.Add(new("connection:unknown-outcome", Severity.Warning, ActivitySentences.OutcomeUnknown.With(Shortened.Text(port), Shortened.Text(string.Join(", ", outcomes)), Suggestions.Ask(port, outcomes)), source.Path, place));
    }

    /// <summary>The outcomes of an activity; null when an input names some that are known only when it runs.</summary>
    private static IReadOnlyCollection<string>? Outcomes(PlanNode node)
    {
        var named = node.Type.OutcomesFrom is { } from ? node.Inputs.FirstOrDefault(bound => bound.Input.Name == from) : null;
        return named switch
        {
            { Shared: IReadOnlyList<SwitchCase> cases } => [.. node.Type.Outcomes.Select(outcome => outcome.Name), .. cases.Select(one => one.Label)],
            not null => null,
            _ when node.Type.OutcomesFrom is not null && node.Type.Outcomes.Count == 0 => ["Done"],
            _ => [.. node.Type.Outcomes.Select(outcome => outcome.Name)],
        };
    }
}
