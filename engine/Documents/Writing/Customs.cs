using System.Text.Json;
using System.Text.Json.Nodes;

namespace Porfin.Documents.Writing;

/// <summary>The free objects of documents: <c>customProperties</c>, <c>metadata</c>, <c>options</c>.</summary>
internal static class Customs
{
    /// <summary>What the first generations called otherwise.</summary>
    private static readonly (string Old, string Name)[] Renamed =
        [("CanStartWorkflow", "canStartWorkflow"), ("RunAsynchronously", "runAsynchronously"), ("NotFoundConnectionsKey", "notFoundConnections"), ("NotFoundConnections", "notFoundConnections")];

    /// <summary>An object in the order of its names.</summary>
    public static JsonObject Sorted(JsonElement? json)
    {
        var sorted = new JsonObject();
        foreach (var (name, value) in json is { } given ? new Remaining(given).Rest() : [])
        {
            sorted[name] = JsonTree.Copy(value);
        }

        return sorted;
    }

    /// <summary>The custom properties of an activity: also what the first generation wrote beside them, or called otherwise.</summary>
    public static JsonObject OfNode(Remaining json)
    {
        var custom = Sorted(json.Take("customProperties"));
        foreach (var (name, value) in Sorted(json.Take("applicationProperties")).ToList())
        {
            Add(custom, name, value?.DeepClone());
        }

        foreach (var (old, name) in Renamed)
        {
            if (custom.Remove(old, out var value))
            {
                Add(custom, name, value);
            }
        }

        Add(custom, "canStartWorkflow", json.Take("canStartWorkflow"));
        Add(custom, "runAsynchronously", json.Take("runAsynchronously"));
        var (source, line) = (json.Take("source"), json.Take("line"));
        if (source is { ValueKind: JsonValueKind.String } file)
        {
            Add(custom, "source", line is { ValueKind: JsonValueKind.Number } number ? $"{file.GetString()}:{number.GetRawText()}" : file.GetString());
        }

        return Sorted(custom);
    }

    /// <summary>The same in the order of its names.</summary>
    public static JsonObject Sorted(JsonObject json) => new(json.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));

    /// <summary>The metadata of an activity: the designer's first, with position before size.</summary>
    public static JsonObject Metadata(Remaining json)
    {
        var left = new Remaining(json.Take("metadata") ?? default);
        var metadata = new JsonObject();
        if (left.Take("designer") is { } designer)
        {
            var parts = new Remaining(designer);
            var written = new JsonObject();
            parts.Move(written, "position", "size");
            foreach (var (name, value) in parts.Rest())
            {
                written[name] = JsonTree.Copy(value);
            }

            metadata["designer"] = designer.ValueKind is JsonValueKind.Object ? written : JsonTree.Copy(designer);
        }

        left.Move(metadata, "displayText", "description", "showDescription");
        foreach (var (name, value) in left.Rest())
        {
            metadata[name] = JsonTree.Copy(value);
        }

        return metadata;
    }

    private static void Add(JsonObject custom, string name, JsonElement? value)
    {
        if (value is { } given)
        {
            Add(custom, name, JsonTree.Copy(given));
        }
    }

    private static void Add(JsonObject custom, string name, JsonNode? value) => custom.TryAdd(name, value);
}
