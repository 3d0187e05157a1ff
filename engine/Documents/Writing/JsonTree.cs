using System.Text.Json;
using System.Text.Json.Nodes;

namespace Porfin.Documents.Writing;

/// <summary>JSON that can be put together in another order. Of a doubled name the last value counts, as everywhere.</summary>
internal static class JsonTree
{
    /// <summary>A copy of everything as it is; null for JSON's null.</summary>
    public static JsonNode? Copy(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var copy = new JsonObject();
                foreach (var property in json.EnumerateObject())
                {
                    copy[property.Name] = Copy(property.Value);
                }

                return copy;
            case JsonValueKind.Array:
                return new JsonArray([.. json.EnumerateArray().Select(Copy)]);
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return null;
            default:
                return JsonValue.Create(json);
        }
    }
}

/// <summary>The properties of an object that are still to be written: what is known is taken out by name, whatever its case; what is left is unknown.</summary>
internal sealed class Remaining
{
    private readonly Dictionary<string, JsonElement> left = new(StringComparer.Ordinal);

    public Remaining(JsonElement json)
    {
        foreach (var property in json.ValueKind is JsonValueKind.Object ? json.EnumerateObject() : default)
        {
            left[property.Name] = property.Value;
        }
    }

    /// <summary>Takes a property out; null when there is none, or when it is null. An exact name wins over one in another case, which is the same property written twice and goes too.</summary>
    public JsonElement? Take(string name)
    {
        var spelt = left.ContainsKey(name) ? name : left.Keys.FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase));
        if (spelt is null)
        {
            return null;
        }

        var value = left[spelt];
        foreach (var other in left.Keys.Where(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            left.Remove(other);
        }

        return value.ValueKind is JsonValueKind.Null ? null : value;
    }

    /// <summary>Takes the rest, in the order of names.</summary>
    public IEnumerable<KeyValuePair<string, JsonElement>> Rest()
    {
        var rest = left.OrderBy(property => property.Key, StringComparer.Ordinal).ToList();
        left.Clear();
        return rest;
    }

    /// <summary>Writes properties in a given order, as they are.</summary>
    public void Move(JsonObject to, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Take(name) is { } value)
            {
                to[name] = JsonTree.Copy(value);
            }
        }
    }
}
