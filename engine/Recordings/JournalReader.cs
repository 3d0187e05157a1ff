using System.Globalization;
using System.Text;
using System.Text.Json;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Recordings;

/// <summary>Reads what <see cref="JournalJson"/> wrote.</summary>
public static class JournalReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = ValueJson.MaxDepth + 8 };

    /// <summary>Reads the journal of one turn.</summary>
    /// <exception cref="InvalidDataException">It is no journal of a turn, or one that a newer Porfin wrote.</exception>
    public static RecordedTurn Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Turn(document.RootElement, json);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or CultureNotFoundException or TimeZoneNotFoundException)
        {
            throw new InvalidDataException($"It is no journal of a turn: {e.Message}", e);
        }
    }

    internal static void CheckFormat(JsonElement json)
    {
        if (json.GetProperty("v").GetInt32() is > JournalJson.Format and var format)
        {
            throw new InvalidDataException($"The journal is of format {format}, which a newer Porfin wrote.");
        }

        if (json.TryGetProperty("masked", out _))
        {
            throw new InvalidDataException("The journal is masked: what people wrote is not in it, so that it cannot be played again.");
        }
    }

    private static RecordedTurn Turn(JsonElement json, ReadOnlyMemory<byte> line)
    {
        CheckFormat(json);
        return new()
        {
            InstanceId = json.GetProperty("instance").GetGuid(),
            DefinitionId = json.GetProperty("flow").GetString()!,
            Version = json.GetProperty("version").GetInt32(),
            Number = json.GetProperty("turn").GetInt32(),
            CorrelationId = json.TryGetProperty("correlation", out var correlation) ? correlation.GetString() : null,
            World = World(json),
            Stimulus = Stimulus(json.GetProperty("stimulus")),
            Limits = json.TryGetProperty("limits", out var limits) ? Limits(limits) : TurnLimits.Default,
            Entries = [.. json.GetProperty("entries").EnumerateArray().Select(Entry)],
            Json = line,
        };
    }

    private static World World(JsonElement json) => new(json.GetProperty("now").GetDateTimeOffset())
    {
        Zone = TimeZoneInfo.FindSystemTimeZoneById(json.GetProperty("zone").GetString()!),
        Culture = CultureInfo.GetCultureInfo(json.GetProperty("culture").GetString()!),
        Facts = Value(json, "facts").Map ?? [],
    };

    private static Stimulus Stimulus(JsonElement json) => new(
        json.GetProperty("kind").GetString()!,
        json.TryGetProperty("key", out var key) ? key.GetString() : null,
        Value(json, "payload"),
        json.TryGetProperty("bookmark", out var bookmark) ? bookmark.GetInt64() : null);

    private static TurnLimits Limits(JsonElement json) => new()
    {
        Steps = json.GetProperty("steps").GetInt32(),
        Effects = json.GetProperty("effects").GetInt32(),
        Depth = json.GetProperty("depth").GetInt32(),
        Bookmarks = json.GetProperty("bookmarks").GetInt32(),
        StateBytes = json.GetProperty("stateBytes").GetInt32(),
    };

    private static RecordedEntry Entry(JsonElement json) => new(
        Enum.TryParse<JournalKind>(json.GetProperty("k").GetString(), out var kind) ? kind : throw new InvalidDataException($"The journal tells of '{json.GetProperty("k").GetString()}', which a newer Porfin wrote."),
        json.TryGetProperty("s", out var step) ? step.GetInt64() : 0,
        json.TryGetProperty("n", out var node) ? node.GetString()! : "",
        json.TryGetProperty("d", out var detail) ? detail.GetString() : null,
        Value(json, "x"),
        json.TryGetProperty("t", out var type) ? type.GetString() : null,
        json.TryGetProperty("e", out var fields) ? fields.GetRawText() : "");

    private static Value Value(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var found))
        {
            return default;
        }

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(found.GetRawText()), new JsonReaderOptions { MaxDepth = ValueJson.MaxDepth + 8 });
        reader.Read();
        return ValueJson.Read(ref reader);
    }
}
