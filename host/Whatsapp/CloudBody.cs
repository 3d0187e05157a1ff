using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Activities.Messages;

namespace Porfin.Host.Whatsapp;

/// <summary>Writes the body of a sending.</summary>
internal static class CloudBody
{
    private const string UsualListLabel = "Ver opções";
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The JSON of a message.</summary>
    /// <param name="to">Phone digits, with or without plus, or a business-scoped user id.</param>
    /// <param name="content">One that <see cref="CloudContent.ProblemOf(MessageContent)"/> has nothing against.</param>
    /// <param name="idempotencyKey">Comes back with every status.</param>
    public static ReadOnlyMemory<byte> Write(string to, MessageContent content, string idempotencyKey)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, Relaxed);
        writer.WriteStartObject();
        writer.WriteString("messaging_product"u8, "whatsapp"u8);
        writer.WriteString("recipient_type"u8, "individual"u8);
        WriteRecipient(writer, to);
        WriteContent(writer, content);
        writer.WriteString("biz_opaque_callback_data"u8, idempotencyKey);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    // Without the plus, Meta would put the business's own country before the number.
    private static void WriteRecipient(Utf8JsonWriter writer, string to)
    {
        if (to.Contains('.', StringComparison.Ordinal))
        {
            writer.WriteString("recipient"u8, to);
        }
        else
        {
            writer.WriteString("to"u8, to.StartsWith('+') ? to : "+" + to);
        }
    }

    private static void WriteContent(Utf8JsonWriter writer, MessageContent content)
    {
        switch (content)
        {
            case TextContent text:
                writer.WriteString("type"u8, "text"u8);
                WriteText(writer, "text"u8, "body"u8, text.Body);
                break;
            case ChoicesContent choices:
                writer.WriteString("type"u8, "interactive"u8);
                writer.WriteStartObject("interactive"u8);
                WriteChoices(writer, choices);
                writer.WriteEndObject();
                break;
            default:
                throw new ArgumentException($"The Cloud API has no message for {content.GetType().Name}.", nameof(content));
        }
    }

    private static void WriteChoices(Utf8JsonWriter writer, ChoicesContent content)
    {
        var areButtons = CloudContent.AreButtons(content);
        writer.WriteString("type"u8, areButtons ? "button"u8 : "list"u8);
        WriteText(writer, "body"u8, "text"u8, content.Body);
        writer.WriteStartObject("action"u8);
        if (areButtons)
        {
            WriteButtons(writer, content.Choices);
        }
        else
        {
            writer.WriteString("button"u8, TextPieces.Cut(string.IsNullOrWhiteSpace(content.ButtonLabel) ? UsualListLabel : content.ButtonLabel, CloudContent.LongestButton));
            WriteRows(writer, content.Choices);
        }

        writer.WriteEndObject();
    }

    private static void WriteButtons(Utf8JsonWriter writer, IReadOnlyList<Choice> choices)
    {
        writer.WriteStartArray("buttons"u8);
        foreach (var choice in choices)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "reply"u8);
            writer.WriteStartObject("reply"u8);
            writer.WriteString("id"u8, choice.Id);
            writer.WriteString("title"u8, choice.Title);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteRows(Utf8JsonWriter writer, IReadOnlyList<Choice> choices)
    {
        writer.WriteStartArray("sections"u8);
        writer.WriteStartObject();
        writer.WriteStartArray("rows"u8);
        foreach (var choice in choices)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, choice.Id);
            writer.WriteString("title"u8, TextPieces.Cut(choice.Title, CloudContent.LongestRow));
            if (DescriptionOf(choice) is { } description)
            {
                writer.WriteString("description"u8, TextPieces.Cut(description, CloudContent.LongestDescription));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    // A title that had to be cut is readable in full below itself.
    private static string? DescriptionOf(Choice choice) =>
        !string.IsNullOrWhiteSpace(choice.Description) ? choice.Description : choice.Title.Length > CloudContent.LongestRow ? choice.Title : null;

    private static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> holder, ReadOnlySpan<byte> name, string text)
    {
        writer.WriteStartObject(holder);
        writer.WriteString(name, text);
        writer.WriteEndObject();
    }
}
