using System.Text.Encodings.Web;
using System.Text.Json;

namespace Porfin.Expressions.Templates;

/// <summary>Values as JSON, compact or with one member a line.</summary>
internal static class IndentedJson
{
    private const int MostSpaces = 16;

    public static string Write(Rendering rendering, Value value, int indent)
    {
        var compact = Printing.Json(rendering, value);
        if (indent <= 0)
        {
            return compact;
        }

        // An indented line costs at most its depth times the indent more than the compact text has characters.
        rendering.Budget.Allocate(compact.Length * 4L);
        var options = new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Indented = true,
            IndentSize = Math.Min(indent, MostSpaces),
            NewLine = "\n",
            MaxDepth = ValueJson.MaxDepth + 8,
        };
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            ValueJson.Write(writer, value, keepDates: false);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
