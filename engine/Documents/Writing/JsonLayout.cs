using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Porfin.Documents.Writing;

/// <summary>Lays JSON out for people: what fits on a line stands on one, the rest is indented by two spaces.</summary>
internal sealed class JsonLayout
{
    /// <summary>The longest line that is filled by choice.</summary>
    private const int Width = 140;

    private readonly StringBuilder text = new();

    /// <summary>The JSON as a text that ends with a line break.</summary>
    public static string Write(JsonNode? json)
    {
        var layout = new JsonLayout();
        layout.Write(json, indent: 0, column: 0, after: 0);
        return layout.text.Append('\n').ToString();
    }

    private void Write(JsonNode? json, int indent, int column, int after)
    {
        var start = text.Length;
        if (json is not (JsonObject { Count: > 0 } or JsonArray { Count: > 0 }) || (indent > 0 && TryInline(json, start + Width - column - after)))
        {
            if (json is not (JsonObject { Count: > 0 } or JsonArray { Count: > 0 }))
            {
                Scalar(json);
            }

            return;
        }

        text.Length = start;
        var isObject = json is JsonObject;
        text.Append(isObject ? '{' : '[').Append('\n');
        var left = json is JsonObject all ? all.Count : ((JsonArray)json).Count;
        foreach (var (name, value) in Members(json))
        {
            var begin = text.Length;
            text.Append(' ', indent + 2);
            if (name is not null)
            {
                Text(name);
                text.Append(": ");
            }

            left--;
            Write(value, indent + 2, text.Length - begin, left > 0 ? 1 : 0);
            text.Append(left > 0 ? ",\n" : "\n");
        }

        text.Append(' ', indent).Append(isObject ? '}' : ']');
    }

    /// <summary>Writes on one line; false as soon as it grows beyond a length.</summary>
    private bool TryInline(JsonNode? json, int until)
    {
        if (json is not (JsonObject or JsonArray))
        {
            Scalar(json);
            return text.Length <= until;
        }

        var isObject = json is JsonObject;
        text.Append(isObject ? '{' : '[');
        var isFirst = true;
        foreach (var (name, value) in Members(json))
        {
            text.Append(isFirst ? "" : ", ");
            isFirst = false;
            if (name is not null)
            {
                Text(name);
                text.Append(": ");
            }

            if (text.Length > until || !TryInline(value, until))
            {
                return false;
            }
        }

        text.Append(isObject ? '}' : ']');
        return text.Length <= until;
    }

    private static IEnumerable<(string? Name, JsonNode? Value)> Members(JsonNode json) => json is JsonObject map ? map.Select(member => ((string?)member.Key, member.Value)) : ((JsonArray)json).Select(item => ((string?)null, item));

    private void Scalar(JsonNode? json)
    {
        switch (json?.GetValueKind())
        {
            case JsonValueKind.String:
                Text(json.GetValue<string>());
                break;
            case JsonValueKind.Number:
                text.Append(JsonNumber.Canonical(json.ToJsonString()));
                break;
            case JsonValueKind.Object:
                text.Append("{}");
                break;
            case JsonValueKind.Array:
                text.Append("[]");
                break;
            default:
                text.Append(json is null ? "null" : json.ToJsonString());
                break;
        }
    }

    /// <summary>A text with as few escapes as JSON allows.</summary>
    private void Text(string value)
    {
        text.Append('"');
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => text.Append(letter),
            };
        }

        text.Append('"');
    }
}
