using System.Globalization;
using System.Text.Json;

namespace Porfin.Documents;

/// <summary>Forgiving access to a flow document: names without regard to case, collections plain or in Elsa's <c>$values</c> wrapper.</summary>
internal static class JsonAccess
{
    /// <summary>The property, whatever its case; null when it is absent or null.</summary>
    public static JsonElement? Find(this JsonElement json, string name)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        if (json.TryGetProperty(name, out var exact))
        {
            return exact.ValueKind is JsonValueKind.Null ? null : exact;
        }

        foreach (var property in json.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value.ValueKind is JsonValueKind.Null ? null : property.Value;
            }
        }

        return null;
    }

    /// <summary>A text property; numbers are written out; null for anything else.</summary>
    public static string? Text(this JsonElement json, string name) => json.Find(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>A whole number property, which may be written as text.</summary>
    public static int Whole(this JsonElement json, string name, int otherwise) =>
        int.TryParse(json.Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>The items of an array property; a wrapper <c>{"$values": […]}</c> is opened, a single object is one item.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) => json.Find(name) switch
    {
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } wrapped when wrapped.Find("$values") is { ValueKind: JsonValueKind.Array } values => values.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } single => [single],
        _ => [],
    };
}
