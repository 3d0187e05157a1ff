using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>
/// A turn's journal as JSON: what woke it and in which world, then what happened, step by step. The same plan, instance, stimulus, world and answers give the same bytes.
/// </summary>
public static class JournalJson
{
    /// <summary>The newest format there is.</summary>
    internal const int Format = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes the journal of a turn.</summary>
    public static byte[] Write(Turn turn)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("v"u8, Format);
            writer.WriteString("instance"u8, turn.Instance.Id);
            writer.WriteString("flow"u8, turn.Plan.Flow.DefinitionId);
            writer.WriteNumber("version"u8, turn.Plan.Flow.Version);
            writer.WriteNumber("turn"u8, turn.Number);
            if (turn.GivenCorrelationId is { } correlation)
            {
                writer.WriteString("correlation"u8, correlation);
            }

            WriteWorld(writer, turn.World);
            WriteLimits(writer, turn.Limits);
            WriteStimulus(writer, turn.Stimulus);
            writer.WriteStartArray("entries"u8);
            foreach (var entry in turn.Journal)
            {
                WriteEntry(writer, entry);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteWorld(Utf8JsonWriter writer, World world)
    {
        writer.WriteString("now"u8, world.Now.ToUniversalTime());
        writer.WriteString("zone"u8, world.Zone.Id);
        writer.WriteString("culture"u8, world.Culture.Name);
        if (world.Facts.Count > 0)
        {
            writer.WritePropertyName("facts"u8);
            ValueJson.Write(writer, Value.Of(world.Facts), keepDates: true);
        }
    }

    /// <summary>Limits that are not the defaults: with others the turn might end elsewhere.</summary>
    private static void WriteLimits(Utf8JsonWriter writer, TurnLimits limits)
    {
        if (limits != TurnLimits.Default)
        {
            writer.WriteStartObject("limits"u8);
            writer.WriteNumber("steps"u8, limits.Steps);
            writer.WriteNumber("effects"u8, limits.Effects);
            writer.WriteNumber("depth"u8, limits.Depth);
            writer.WriteNumber("bookmarks"u8, limits.Bookmarks);
            writer.WriteNumber("stateBytes"u8, limits.StateBytes);
            writer.WriteEndObject();
        }
    }

    private static void WriteStimulus(Utf8JsonWriter writer, Stimulus stimulus)
    {
        writer.WriteStartObject("stimulus"u8);
        writer.WriteString("kind"u8, stimulus.Kind);
        if (stimulus.Key is not null)
        {
            writer.WriteString("key"u8, stimulus.Key);
        }

        if (stimulus.BookmarkId is { } id)
        {
            writer.WriteNumber("bookmark"u8, id);
        }

        WriteValue(writer, "payload"u8, stimulus.Payload);
        writer.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter writer, JournalEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("k"u8, entry.Kind.ToString());
        if (entry.Step != 0)
        {
            writer.WriteNumber("s"u8, entry.Step);
            writer.WriteString("n"u8, entry.NodeId);
        }

        if (entry.Detail is not null)
        {
            writer.WriteString("d"u8, entry.Detail);
        }

        // What woke it is told once, as the stimulus.
        if (entry.Kind is not (JournalKind.Woken or JournalKind.Ignored))
        {
            WriteValue(writer, "x"u8, entry.Value);
        }

        if (entry.Event is { } fact)
        {
            writer.WriteString("t"u8, fact.GetType().Name);
            writer.WriteStartObject("e"u8);
            fact.WriteFields(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Value value)
    {
        if (!value.IsUndefined)
        {
            writer.WritePropertyName(name);
            ValueJson.Write(writer, value, keepDates: true);
        }
    }
}
