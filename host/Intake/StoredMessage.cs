using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Expressions;

namespace Porfin.Host.Intake;

/// <summary>A customer's message as its row keeps it: the stimulus's payload, dates included, so that a turn repaired after a crash sees the same as the first try.</summary>
internal static class StoredMessage
{
    private const string Nul = "\\u0000";
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = ValueJson.MaxDepth + 8 };

    public static string Write(Stimulus message)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            ValueJson.Write(writer, message.Payload, keepDates: true);
        }

        var json = Encoding.UTF8.GetString(buffer.WrittenSpan);
        return json.Contains(Nul, StringComparison.Ordinal) ? WithoutNul(json) : json;
    }

    /// <summary>jsonb refuses this one character; the same letters after a backslash that stands for itself are somebody's text.</summary>
    private static string WithoutNul(string json)
    {
        var text = new StringBuilder(json);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                if (string.CompareOrdinal(json, i, Nul, 0, Nul.Length) == 0)
                {
                    text.Remove(i, Nul.Length).Insert(i, "\\uFFFD");
                }

                i++;
            }
        }

        return text.ToString();
    }

    public static Stimulus Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return new Stimulus(Stimulus.Kinds.Message, null, ValueJson.Read(ref reader));
    }
}
