using System.Text.Json;
using Porfin.Expressions;

namespace Porfin.Host.Whatsapp;

/// <summary>Reads one message of a webhook.</summary>
internal static class CloudMessage
{
    private const int LongestAddress = 150;

    /// <summary>The message, or why it is none that we can act on.</summary>
    /// <param name="message">An item of <c>messages</c>.</param>
    /// <param name="contacts">Those beside it.</param>
    public static InboundEvent Read(JsonElement message, CloudContacts contacts)
    {
        if (message.IdAt("id"u8) is not { } wamid)
        {
            return Odd("no-id");
        }

        // We answer people; an answer to a group's message would go to one person about another's words.
        if (message.At("group_id"u8).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            return Odd("group");
        }

        var type = message.TextAt("type"u8, 40) ?? "";
        if (type == "request_welcome")
        {
            return Odd("request_welcome"); // withdrawn by Meta: nobody wrote anything
        }

        var contact = contacts.Of(message);
        var userId = AddressOf(message.TextAt("from_user_id"u8)) ?? AddressOf(contact.TextAt("user_id"u8));
        if ((AddressOf(message.TextAt("from"u8)) ?? AddressOf(contact.TextAt("wa_id"u8)) ?? userId) is not { } from)
        {
            return Odd("no-sender");
        }

        var content = MessageParts.Of(message, type);
        return new InboundMessage(wamid, from, message.SecondsAt("timestamp"u8), content.Kind, content.Text)
        {
            FromUserId = userId,
            ProfileName = contact.At("profile"u8).TextAt("name"u8),
            ChoiceId = content.ChoiceId,
            ContextId = content.ContextId ?? message.At("context"u8).IdAt("id"u8),
            Details = WithOrigin(content.Details, message),
        };
    }

    /// <summary>A message that a person of the business wrote in the WhatsApp app, or why it is none that we can act on.</summary>
    /// <param name="echo">An item of <c>message_echoes</c>.</param>
    /// <param name="own">The business's own number as the webhook shows it.</param>
    public static InboundEvent ReadEcho(JsonElement echo, string? own)
    {
        if (echo.IdAt("id"u8) is not { } wamid)
        {
            return OddEcho("no-id");
        }

        if ((AddressOf(echo.TextAt("to"u8)) ?? AddressOf(echo.TextAt("to_user_id"u8))) is not { } to || to == AddressOf(own))
        {
            return OddEcho("no-recipient");
        }

        var content = MessageParts.Of(echo, echo.TextAt("type"u8, 40) ?? "");
        return new InboundMessage(wamid, to, echo.SecondsAt("timestamp"u8), content.Kind, content.Text)
        {
            IsEcho = true,
            ContextId = content.ContextId ?? echo.At("context"u8).IdAt("id"u8),
            Details = content.Details,
        };
    }

    /// <summary>An address that can be answered: a phone's digits, or a business-scoped user id (<c>BR.…</c>); null for anything else.</summary>
    internal static string? AddressOf(string? text)
    {
        if (text is null || text.Length is 0 or > LongestAddress)
        {
            return null;
        }

        var digits = text[0] == '+' ? text[1..] : text;
        var isPhone = digits.Length is >= 3 and <= 20 && !digits.AsSpan().ContainsAnyExceptInRange('0', '9');
        var isUserId = text.Length > 3 && text[2] == '.' && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1])
            && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.');
        return isPhone ? digits : isUserId ? text : null;
    }

    private static ValueMap? WithOrigin(ValueMap? details, JsonElement message)
    {
        if (message.At("referral"u8) is { ValueKind: JsonValueKind.Object } referral)
        {
            (details ??= [])["referral"] = referral.ToValue();
        }

        if (message.At("context"u8).At("referred_product"u8) is { ValueKind: JsonValueKind.Object } product)
        {
            (details ??= [])["product"] = product.ToValue();
        }

        return details;
    }

    private static NotUnderstood OddEcho(string what) => new("smb_message_echoes", "echo:" + what);

    private static NotUnderstood Odd(string what) => new("messages", "message:" + what);
}
