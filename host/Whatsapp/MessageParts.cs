using System.Text.Json;
using Porfin.Expressions;

namespace Porfin.Host.Whatsapp;

/// <summary>What a message of WhatsApp says, in our kinds.</summary>
internal readonly record struct MessageParts(string Kind, string Text, string? ChoiceId = null, string? ContextId = null, ValueMap? Details = null)
{
    /// <summary>Reads the part of the message that its type names; what is missing or new is <c>unsupported</c>: somebody wrote, though we cannot tell what.</summary>
    public static MessageParts Of(JsonElement message, string type)
    {
        var content = ContentOf(message, type);
        return type switch
        {
            "text" when content.TextAt("body"u8) is { } text => new("text", text),
            "contacts" when content.ValueKind == JsonValueKind.Array => new("contacts", "", Details: new ValueMap { { "contacts", content.ToValue() } }),
            _ when content.ValueKind != JsonValueKind.Object => Unsupported(message, type),
            "button" => new("choice", content.TextAt("text"u8) ?? "", content.TextAt("payload"u8) ?? content.TextAt("text"u8)),
            "interactive" => Interactive(content) ?? Unsupported(message, type),
            "image" or "video" or "document" or "audio" or "voice" or "sticker" =>
                new(type == "voice" ? "audio" : type, content.TextAt("caption"u8) ?? "", Details: content.ToMap()),
            "location" => new("location", content.TextAt("name"u8) ?? content.TextAt("address"u8) ?? "", Details: content.ToMap()),
            "order" => new("order", content.TextAt("text"u8) ?? "", Details: content.ToMap()),
            "reaction" => new("reaction", content.TextAt("emoji"u8) ?? "", ContextId: content.IdAt("message_id"u8)),
            "revoke" => new("revoke", "", ContextId: content.IdAt("original_message_id"u8)),
            "edit" => Edit(content),
            "system" => new("system", content.TextAt("body"u8) ?? "", Details: content.ToMap()),
            _ => Unsupported(message, type),
        };
    }

    private static JsonElement ContentOf(JsonElement message, string type) => type switch
    {
        "text" => message.At("text"u8),
        "" or "id" or "from" or "context" or "referral" => default,
        _ => message.At(System.Text.Encoding.UTF8.GetBytes(type)),
    };

    private static MessageParts? Interactive(JsonElement interactive)
    {
        switch (interactive.TextAt("type"u8, 40))
        {
            case "button_reply" when interactive.At("button_reply"u8) is { ValueKind: JsonValueKind.Object } button:
                return new("choice", button.TextAt("title"u8) ?? "", button.TextAt("id"u8));
            case "list_reply" when interactive.At("list_reply"u8) is { ValueKind: JsonValueKind.Object } row:
                return new("choice", row.TextAt("title"u8) ?? "", row.TextAt("id"u8));
            case "nfm_reply" when interactive.At("nfm_reply"u8) is { ValueKind: JsonValueKind.Object } form:
                return new("form", form.TextAt("body"u8) ?? "", Details: new ValueMap { { "response", Response(form.TextAt("response_json"u8)) } });
            case { } other when interactive.At(System.Text.Encoding.UTF8.GetBytes(other)) is { ValueKind: JsonValueKind.Object } answer:
                return new(other, "", Details: answer.ToMap());
            default:
                return null;
        }
    }

    // A form's answer is JSON within a text; what is no JSON stays a text.
    private static Value Response(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "null");
            return document.RootElement.ToValue();
        }
        catch (JsonException)
        {
            return Value.Of(json);
        }
    }

    private static MessageParts Edit(JsonElement edit)
    {
        var message = edit.At("message"u8);
        var type = message.TextAt("type"u8, 40) ?? "";
        var edited = type == "edit" ? default : Of(message, type); // an edit of an edit is none, and would recurse
        return new("edit", edited.Text ?? "", ContextId: edit.IdAt("original_message_id"u8), Details: edited.Details);
    }

    private static MessageParts Unsupported(JsonElement message, string type)
    {
        var details = new ValueMap { { "type", Value.Of(message.At("unsupported"u8).TextAt("type"u8, 40) ?? type) } };
        if (message.At("errors"u8) is { ValueKind: JsonValueKind.Array } errors)
        {
            details["errors"] = errors.ToValue();
        }

        return new("unsupported", "", Details: details);
    }
}
