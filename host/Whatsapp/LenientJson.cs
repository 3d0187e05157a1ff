using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Porfin.Expressions;

namespace Porfin.Host.Whatsapp;

/// <summary>Reads JSON that strangers wrote: whatever is missing or of another type is simply not there, and no text breaks the reader or the database.</summary>
internal static class LenientJson
{
    private const int DeepestDetail = 16;
    private const int LongestNumber = 40;

    /// <summary>The property of an object; undefined when there is none.</summary>
    public static JsonElement At(this JsonElement element, ReadOnlySpan<byte> name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : default;
        }
        catch (InvalidOperationException)
        {
            return default; // a sibling's name is escaped and no Unicode
        }
    }

    /// <summary>The text of a property: texts as they are, numbers as they were written, null for the rest and for what is longer than told.</summary>
    public static string? TextAt(this JsonElement element, ReadOnlySpan<byte> name, int longest = int.MaxValue) =>
        element.At(name).ToText() is { } text && text.Length <= longest ? text : null;

    /// <summary>A non-empty identifier; null for anything else, so that what is stored under it can be indexed.</summary>
    public static string? IdAt(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.TextAt(name, 512) is { Length: > 0 } id ? id : null;

    /// <summary>The items of an array; empty when it is none.</summary>
    public static JsonElement.ArrayEnumerator ItemsAt(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.At(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : default;

    /// <summary>Seconds since 1970, written as text or number; null for anything else.</summary>
    public static DateTimeOffset? SecondsAt(this JsonElement element, ReadOnlySpan<byte> name) =>
        long.TryParse(element.TextAt(name, 20), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>The value as a flow sees it; what nests too deep is left out.</summary>
    public static Value ToValue(this JsonElement element, int depth = 0) => element.ValueKind switch
    {
        JsonValueKind.String => Value.Of(element.ToText()),
        JsonValueKind.Number => element.TryGetDouble(out var number) ? Value.Of(number) : Value.Of(element.ToText()),
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        JsonValueKind.Object when depth < DeepestDetail => Value.Of(element.ToMap(depth)),
        JsonValueKind.Array when depth < DeepestDetail => Value.Of(new ValueList(element.EnumerateArray().Select(item => item.ToValue(depth + 1)))),
        _ => Value.Null,
    };

    /// <summary>An object as a flow sees it.</summary>
    public static ValueMap ToMap(this JsonElement element, int depth = 0)
    {
        var map = new ValueMap();
        foreach (var property in element.EnumerateObject())
        {
            map[Clean(Unescape(JsonMarshal.GetRawUtf8PropertyName(property)))] = property.Value.ToValue(depth + 1);
        }

        return map;
    }

    private static string? ToText(this JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number:
                var digits = JsonMarshal.GetRawUtf8Value(element);
                return digits.Length <= LongestNumber ? Encoding.UTF8.GetString(digits) : null;
            case JsonValueKind.String:
                try
                {
                    return Clean(element.GetString()!);
                }
                catch (InvalidOperationException)
                {
                    return Clean(Unescape(JsonMarshal.GetRawUtf8Value(element)[1..^1])); // half an emoji, or bytes that are not UTF-8
                }

            default:
                return null;
        }
    }

    // JSON's escapes are known to be well-formed here; only what they make may be no Unicode.
    private static string Unescape(ReadOnlySpan<byte> escaped)
    {
        var text = Encoding.UTF8.GetString(escaped);
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
            }
            else if (text[++i] == 'u')
            {
                plain.Append((char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                plain.Append(text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var other => other });
            }
        }

        // Through the encoder once: it replaces lone surrogates.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(plain.ToString()));
    }

    private static string Clean(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
}
