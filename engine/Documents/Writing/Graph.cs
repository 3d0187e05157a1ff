using System.Text.Json;
using System.Text.Json.Nodes;

namespace Porfin.Documents.Writing;

/// <summary>Puts a flowchart in the order of its ways: from the start along the first connection to its end, then the next; what is not reached comes last, by id.</summary>
internal static class Graph
{
    /// <summary>Orders the activities of a written flowchart and writes its connections.</summary>
    /// <param name="flowchart">The flowchart as written so far: activities have their ids.</param>
    /// <param name="given">The flowchart as it was read.</param>
    public static void Arrange(JsonObject flowchart, JsonElement given)
    {
        var activities = (JsonArray)flowchart["activities"]!;
        var connections = given.Items("connections").Select(Connection).ToList();
        var byId = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        var isClear = activities.All(activity => activity is JsonObject node && node["id"]?.GetValueKind() is JsonValueKind.String && byId.TryAdd(node["id"]!.GetValue<string>(), node));
        var starts = connections.ToLookup(connection => End(connection, "source"));
        if (isClear && activities.Count > 0)
        {
            var ordered = Order(Start(activities, connections), byId, starts);
            activities.Clear();
            ordered.ForEach(activities.Add);
            connections = [.. ordered.SelectMany(activity => starts[activity["id"]!.GetValue<string>()]), .. connections.Where(connection => End(connection, "source") is not { } source || !byId.ContainsKey(source))];
        }

        flowchart.Remove("connections");
        flowchart["connections"] = new JsonArray([.. connections]);
    }

    /// <summary>The activity with which the engine begins, chosen as it chooses.</summary>
    private static JsonObject Start(JsonArray activities, List<JsonNode?> connections)
    {
        var nodes = activities.OfType<JsonObject>().ToList();
        var ids = nodes.Select(node => node["id"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var entered = connections.Where(connection => End(connection, "source") is { } source && ids.Contains(source)).Select(connection => End(connection, "target")).ToHashSet(StringComparer.Ordinal);
        return nodes.Find(node => node["type"]?.ToString() is "Elsa.Start")
            ?? nodes.Find(node => node["customProperties"] is JsonObject custom && custom["canStartWorkflow"]?.GetValueKind() is JsonValueKind.True)
            ?? nodes.Find(node => !entered.Contains(node["id"]!.GetValue<string>()))
            ?? nodes[0];
    }

    private static List<JsonObject> Order(JsonObject start, Dictionary<string, JsonObject> byId, ILookup<string?, JsonNode?> connections)
    {
        var ordered = new List<JsonObject>(byId.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([start["id"]!.GetValue<string>()]);
        while (open.TryPop(out var id))
        {
            if (byId.TryGetValue(id, out var node) && seen.Add(id))
            {
                ordered.Add(node);
                foreach (var target in connections[id].Select(connection => End(connection, "target")).OfType<string>().Reverse())
                {
                    open.Push(target);
                }
            }
        }

        ordered.AddRange(byId.Where(pair => !seen.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value));
        return ordered;
    }

    /// <summary>A connection in Elsa's present form.</summary>
    private static JsonNode? Connection(JsonElement given)
    {
        if (given.ValueKind is not JsonValueKind.Object)
        {
            return JsonTree.Copy(given);
        }

        var json = new Remaining(given);
        var written = new JsonObject();
        foreach (var (name, flatPort, otherwise) in ((string, string, string?)[])[("source", "sourcePort", null), ("target", "targetPort", "In")])
        {
            var port = json.Take(flatPort);
            if (json.Take(name) is { } end)
            {
                written[name] = End(end, port, otherwise);
            }
        }

        if (json.Take("vertices") is { } vertices && !(vertices.ValueKind is JsonValueKind.Array && vertices.GetArrayLength() == 0))
        {
            written["vertices"] = JsonTree.Copy(vertices);
        }

        foreach (var (name, value) in json.Rest())
        {
            written[name] = JsonTree.Copy(value);
        }

        return written;
    }

    private static JsonNode? End(JsonElement end, JsonElement? flatPort, string? otherwise)
    {
        if (end.ValueKind is not (JsonValueKind.Object or JsonValueKind.String))
        {
            return JsonTree.Copy(end);
        }

        var json = new Remaining(end);
        var activity = end.ValueKind is JsonValueKind.String ? end : json.Take("activity");
        var port = (end.ValueKind is JsonValueKind.Object ? json.Take("port") : flatPort) is { } named && named.ToString() is { Length: > 0 } text ? text : otherwise;
        var written = new JsonObject();
        if (activity is { } id)
        {
            written["activity"] = id.ToString();
        }

        if (port is not null)
        {
            written["port"] = port;
        }

        foreach (var (name, value) in json.Rest())
        {
            written[name] = JsonTree.Copy(value);
        }

        return written;
    }

    private static string? End(JsonNode? connection, string name) => connection is JsonObject map && map[name] is JsonObject end && end["activity"] is { } activity ? activity.ToString() : null;
}
