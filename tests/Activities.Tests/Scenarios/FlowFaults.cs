using System.Text.Json.Nodes;

namespace Porfin.Activities.Tests.Scenarios;

/// <summary>A fault that was put into a flow.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Place">Where.</param>
/// <param name="Document">The flow with it.</param>
internal sealed record FlowFault(string Kind, string Place, string Document);

/// <summary>Puts faults into flows, one at a time, as people make them: a connection removed, a variable mistaken, a patience forgotten, a condition inverted.</summary>
internal static class FlowFaults
{
    /// <summary>All kinds, in the order of tables.</summary>
    public static readonly string[] Kinds = ["connection removed", "variable wrong", "patience missing", "condition inverted"];

    /// <summary>Every fault of a flow.</summary>
    public static IEnumerable<FlowFault> Of(string document)
    {
        var count = Places(JsonNode.Parse(document)!).Count();
        for (var number = 0; number < count; number++)
        {
            var flow = JsonNode.Parse(document)!;
            var (kind, place, apply) = Places(flow).ElementAt(number);
            apply();
            yield return new(kind, place, flow.ToJsonString());
        }
    }

    private static IEnumerable<(string Kind, string Place, Action Apply)> Places(JsonNode flow)
    {
        var names = flow["variables"]?.AsArray().Select(variable => (string)variable!["id"]!).ToList() ?? [];
        foreach (var chart in Objects(flow["root"]!).Where(json => json["connections"] is JsonArray))
        {
            // A connection that leads only to an end does nothing: without it the flow ends too.
            var ends = chart["activities"]!.AsArray().Where(activity => (string?)activity!["type"] is "Elsa.End").Select(activity => (string?)activity!["id"]).ToHashSet();
            foreach (var connection in chart["connections"]!.AsArray().Where(connection => !ends.Contains((string?)connection!["target"]!["activity"])).ToList())
            {
                yield return (Kinds[0], $"{connection!["source"]!["activity"]} → {connection["source"]!["port"]}", () => connection.Parent!.AsArray().Remove(connection));
            }
        }

        foreach (var activity in Objects(flow["root"]!).Where(json => json["type"] is not null && json["id"] is not null))
        {
            foreach (var place in Variables(activity, names).Concat(Patience(activity)).Concat(Conditions(activity)).ToList())
            {
                yield return place with { Place = $"{activity["id"]}{place.Place}" };
            }
        }
    }

    /// <summary>What is kept or set goes into the next variable.</summary>
    private static IEnumerable<(string Kind, string Place, Action Apply)> Variables(JsonObject activity, List<string> names)
    {
        foreach (var (name, value) in activity.ToList())
        {
            if (value is JsonObject json && (name == "variable" ? json : json["memoryReference"]) is JsonObject reference && names.IndexOf((string?)reference["id"] ?? "") is >= 0 and var at && names.Count > 1)
            {
                yield return (Kinds[1], "." + name, () => reference["id"] = names[(at + 1) % names.Count]);
            }
        }
    }

    private static IEnumerable<(string Kind, string Place, Action Apply)> Patience(JsonObject activity) =>
        activity["patience"] is not null ? [(Kinds[2], "", () => activity.Remove("patience"))] : [];

    private static IEnumerable<(string Kind, string Place, Action Apply)> Conditions(JsonObject activity)
    {
        foreach (var (condition, label) in (activity["cases"]?.AsArray().Select(item => (item!["condition"], (string?)item["label"] ?? "")) ?? []).Append((activity["condition"], "")))
        {
            if (condition?["expression"] is JsonObject expression && (string?)expression["type"] is "JavaScript" && (string?)expression["value"] is { } script && !script.Contains("return", StringComparison.Ordinal))
            {
                yield return (Kinds[3], label.Length > 0 ? $" ({label})" : "", () => expression["value"] = $"!({script})");
            }
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode json) => json switch
    {
        JsonObject map => map.Select(property => property.Value).Append(null).OfType<JsonNode>().SelectMany(Objects).Prepend(map),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Objects),
        _ => [],
    };
}
