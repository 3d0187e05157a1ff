using System.Text.Json.Nodes;

namespace Porfin.Engine.Tests.Documents;

/// <summary>Properties that no version of the format knows, to see whether they are kept.</summary>
internal static class Unknowns
{
    private const string Stem = "x-unknown-";

    /// <summary>Puts a property of its own into every object, one of each kind of value in turn.</summary>
    public static HashSet<string> Plant(JsonNode document)
    {
        var planted = new HashSet<string>();
        Visit(document, map =>
        {
            var number = planted.Count;
            JsonNode? value = (number % 5) switch { 0 => "kept", 1 => number, 2 => true, 3 => new JsonArray("b", "a"), _ => null };
            planted.Add($"{Stem}{number}={value?.ToJsonString()}");
            map[Stem + number] = value;
        });
        return planted;
    }

    /// <summary>The planted properties of a document, with their values.</summary>
    public static HashSet<string> Collect(JsonNode? document)
    {
        var found = new HashSet<string>();
        Visit(document, map => found.UnionWith(map.Where(property => property.Key.StartsWith(Stem, StringComparison.Ordinal)).Select(property => $"{property.Key}={property.Value?.ToJsonString()}")));
        return found;
    }

    private static void Visit(JsonNode? json, Action<JsonObject> visit)
    {
        foreach (var child in json switch { JsonObject map => [.. map.Select(property => property.Value)], JsonArray list => [.. list], _ => Array.Empty<JsonNode?>() })
        {
            Visit(child, visit);
        }

        if (json is JsonObject found)
        {
            visit(found);
        }
    }
}
