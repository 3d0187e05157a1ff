using System.Text;
using Porfin.Activities.Messages;
using Porfin.Expressions;

namespace Porfin.Host.Whatsapp;

/// <summary>What one webhook brought, in its order. Its memory is that of the body: copy what must outlive it.</summary>
/// <param name="Events">Messages, statuses, and what was not understood.</param>
public sealed record InboundBatch(IReadOnlyList<InboundEvent> Events);

/// <summary>One event of a webhook.</summary>
public abstract record InboundEvent
{
    /// <summary>The business's number that it belongs to, by Meta's id; null for what concerns a whole account.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The WhatsApp business account, by Meta's id; null when the entry did not say.</summary>
    public string? WabaId { get; init; }

    /// <summary>Its own JSON, as it came: well-formed, but perhaps nested deeper than jsonb takes and with bytes that are not UTF-8, so keep it as bytea.</summary>
    public ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary><see cref="Raw"/> as a text that any text column takes; bytes that are not UTF-8 are replaced.</summary>
    public string RawText => Encoding.UTF8.GetString(Raw.Span);
}

/// <summary>A customer wrote, tapped, sent or changed something; or a person of the business did in the WhatsApp app (<see cref="IsEcho"/>).</summary>
/// <param name="Wamid">Meta's id of the message: the same on every delivery of it.</param>
/// <param name="From">Who wrote: the phone in digits, or the business-scoped user id (<c>BR.15…</c>) when WhatsApp hides the phone. An answer goes there.</param>
/// <param name="At">When, by WhatsApp's clock; null when it did not say so readably.</param>
/// <param name="Kind">What it is: text, choice, image, video, audio, document, sticker, location, contacts, order, form, reaction, edit, revoke, system, unsupported …</param>
/// <param name="Text">The text, caption or title of the option; empty when there is none. Without U+0000, which PostgreSQL refuses.</param>
public sealed record InboundMessage(string Wamid, string From, DateTimeOffset? At, string Kind, string Text) : InboundEvent
{
    /// <summary>True when a person of the business wrote it in the WhatsApp app: then <see cref="From"/> is to whom.</summary>
    public bool IsEcho { get; init; }

    /// <summary>The business-scoped user id, also when <see cref="From"/> is a phone; null when it was not sent.</summary>
    public string? FromUserId { get; init; }

    /// <summary>The name that the customer chose; null when it was not sent.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The id of the tapped option; null when none was tapped.</summary>
    public string? ChoiceId { get; init; }

    /// <summary>The message that this one quotes, reacts to, edits or revokes; null for none.</summary>
    public string? ContextId { get; init; }

    /// <summary>What only this kind has (media id, coordinates …), and <c>referral</c>: the advertisement that it came from. Null when there is nothing.</summary>
    public ValueMap? Details { get; init; }

    /// <summary>True when the customer said something that a flow may answer; false for reactions, edits, revocations and news about the number.</summary>
    public bool IsTurn => !IsEcho && IsSaid;

    /// <summary>True for an echo that says something: whoever wrote it has taken the conversation over.</summary>
    public bool IsTakeover => IsEcho && IsSaid;

    private bool IsSaid => Kind is not ("reaction" or "edit" or "revoke" or "system");

    /// <summary>The message in the activities' words.</summary>
    /// <param name="received">Stands in when WhatsApp's own time was unreadable, or lies in the future.</param>
    public IncomingMessage ToIncoming(DateTimeOffset received) =>
        new(Wamid, Kind, Text, ChoiceId, At is { } at && at < received ? at : received, ContextId, Details);
}

/// <summary>How far a message of ours came.</summary>
/// <param name="Wamid">The message.</param>
/// <param name="Status">How far.</param>
/// <param name="At">When; null when WhatsApp did not say so readably.</param>
public sealed record InboundStatus(string Wamid, DeliveryStatus Status, DateTimeOffset? At) : InboundEvent
{
    /// <summary>To whom: phone digits or business-scoped user id; null when it was not sent.</summary>
    public string? Recipient { get; init; }

    /// <summary>Why it failed, as Meta's code; null when it did not.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Why it failed, in Meta's words.</summary>
    public string? ErrorTitle { get; init; }

    /// <summary>What we gave along when sending: the idempotency key. Tells which message it was, even when the answer to the sending was lost.</summary>
    public string? OpaqueData { get; init; }

    /// <summary>How it is charged (<c>regular</c>, <c>free_customer_service</c> …); null when it was not sent.</summary>
    public string? PricingType { get; init; }

    /// <summary>As what it is charged (<c>service</c>, <c>marketing</c> …); null when it was not sent.</summary>
    public string? PricingCategory { get; init; }
}

/// <summary>Something that this version does not act on; kept, because there is no other copy.</summary>
/// <param name="Field">The webhook's field (<c>account_update</c> …); empty when there was none.</param>
/// <param name="Reason">Why, as a stable code such as <c>message:no-sender</c> or <c>field:account_update</c>.</param>
public sealed record NotUnderstood(string Field, string Reason) : InboundEvent;
