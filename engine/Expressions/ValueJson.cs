using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Porfin.Expressions;

/// <summary>Values as JSON, both ways. Undefined and foreign values become null; a date becomes <c>{"$date": milliseconds}</c> when it must come back.</summary>
public static class ValueJson
{
    /// <summary>How deep a value may nest; deeper ones are refused.</summary>
    public const int MaxDepth = 64;

    /// <summary>How large a value may be as JSON, in bytes; larger ones are refused.</summary>
    public const int MaxBytes = 64 << 20;

    private const string DateKey = "$date";

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = MaxDepth + 8 };

    /// <summary>The value as JSON text for people and other programs: dates are ISO texts.</summary>
    /// <exception cref="ExpressionException">The value nests deeper than <see cref="MaxDepth"/>, or contains itself.</exception>
    public static string Write(Value value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            Write(writer, value, keepDates: false);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">What.</param>
    /// <param name="keepDates">True writes dates so that reading gives dates again; false writes ISO texts.</param>
    /// <param name="depth">How deep the value lies.</param>
    /// <exception cref="ExpressionException">The value nests deeper than <see cref="MaxDepth"/>, or contains itself.</exception>
    public static void Write(Utf8JsonWriter writer, Value value, bool keepDates, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            throw new ExpressionException("value:too-deep", $"The value nests deeper than {MaxDepth} levels or contains itself.");
        }

        // A small graph of shared lists can unfold to an endless text.
        if (writer.BytesCommitted + writer.BytesPending > MaxBytes)
        {
            throw new ExpressionException("value:too-large", $"The value is larger than {MaxBytes >> 20} MB as JSON.");
        }

        switch (value.Kind)
        {
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value.Boolean);
                break;
            case ValueKind.Number:
                WriteNumber(writer, value.Number);
                break;
            case ValueKind.Text:
                writer.WriteStringValue(value.Text);
                break;
            case ValueKind.List:
                writer.WriteStartArray();
                foreach (var item in value.List!)
                {
                    Write(writer, item, keepDates, depth + 1);
                }

                writer.WriteEndArray();
                break;
            case ValueKind.Map:
                WriteMap(writer, value.Map!, keepDates, depth);
                break;
            case ValueKind.Date when !keepDates:
                writer.WriteStringValue(value.Date!.ToIsoText());
                break;
            case ValueKind.Date:
                writer.WriteStartObject();
                writer.WriteNumber(DateKey, value.Date!.Milliseconds);
                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    /// <summary>Reads the JSON text of a value.</summary>
    /// <exception cref="JsonException">The text is not JSON or too deep.</exception>
    public static Value Parse(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
        try
        {
            return Read(document.RootElement);
        }
        catch (InvalidOperationException e)
        {
            // An escape such as \uD83D without its other half.
            throw new JsonException("A text has half a character.", e);
        }
    }

    /// <summary>Reads a value out of a parsed document.</summary>
    public static Value Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.True:
                return Value.True;
            case JsonValueKind.False:
                return Value.False;
            case JsonValueKind.Number:
                return Value.Of(element.GetDouble());
            case JsonValueKind.String:
                return Value.Of(element.GetString());
            case JsonValueKind.Array:
                var list = new ValueList(element.GetArrayLength());
                foreach (var item in element.EnumerateArray())
                {
                    list.Add(Read(item));
                }

                return Value.Of(list);
            case JsonValueKind.Object:
                var map = new ValueMap();
                foreach (var property in element.EnumerateObject())
                {
                    map[property.Name] = Read(property.Value);
                }

                return Value.Of(map);
            default:
                return Value.Null;
        }
    }

    /// <summary>Reads the value at which a reader stands, dates included; the reader is left at the value's last token.</summary>
    public static Value Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return Value.True;
            case JsonTokenType.False:
                return Value.False;
            case JsonTokenType.Number:
                return Value.Of(reader.GetDouble());
            case JsonTokenType.String:
                return Value.Of(reader.GetString());
            case JsonTokenType.StartArray:
                var list = new ValueList();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Add(Read(ref reader));
                }

                return Value.Of(list);
            case JsonTokenType.StartObject:
                return ReadMap(ref reader);
            default:
                return Value.Null;
        }
    }

    private static Value ReadMap(ref Utf8JsonReader reader)
    {
        var map = new ValueMap();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name is DateKey && map.Count == 0 && reader.TokenType is JsonTokenType.Number)
            {
                var milliseconds = reader.GetDouble();
                reader.Read();
                return Value.Of(new DateValue(milliseconds));
            }

            map[IsDateKey(name) && name.Length > DateKey.Length ? name[1..] : name] = Read(ref reader);
        }

        return Value.Of(map);
    }

    private static void WriteMap(Utf8JsonWriter writer, ValueMap map, bool keepDates, int depth)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in map)
        {
            if (value.Kind is ValueKind.Undefined)
            {
                continue;
            }

            writer.WritePropertyName(keepDates && IsDateKey(name) ? "$" + name : name);
            Write(writer, value, keepDates, depth + 1);
        }

        writer.WriteEndObject();
    }

    /// <summary>True for <c>$date</c> with any number of further dollars before it: such names of people's own get one more when dates are kept.</summary>
    private static bool IsDateKey(string name) => name.EndsWith(DateKey, StringComparison.Ordinal) && name.AsSpan().Trim('$').Length == DateKey.Length - 1;

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            writer.WriteNullValue();
        }
        else if (number == Math.Floor(number) && Math.Abs(number) < 1e15)
        {
            writer.WriteNumberValue((long)number);
        }
        else
        {
            writer.WriteRawValue(NumberText.Of(number), skipInputValidation: true);
        }
    }
}
