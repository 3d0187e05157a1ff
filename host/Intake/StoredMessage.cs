using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Expressions;

namespace Porfin.Host.Intake;

/// <summary>A customer's message as its row keeps it: the stimulus's payload, dates included, so that a turn repaired after a crash sees the same as the first try.</summary>
internal static class StoredMessage
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = ValueJson.MaxDepth + 8 };

    public static string Write(Stimulus message)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            ValueJson.Write(writer, message.Payload, keepDates: true);
        }

        // jsonb refuses this one character.
        return Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("\\u0000", "\\uFFFD", StringComparison.Ordinal);
    }

    public static Stimulus Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return new Stimulus(Stimulus.Kinds.Message, null, ValueJson.Read(ref reader));
    }
}
