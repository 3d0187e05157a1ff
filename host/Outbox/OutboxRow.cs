using Porfin.Activities.Messages;
using Porfin.Host.Conversations;

namespace Porfin.Host.Outbox;

/// <summary>A message that must go out. Its row exists until the channel has taken it.</summary>
/// <param name="messageId">The stored message.</param>
/// <param name="conversation">To whom.</param>
/// <param name="key">The idempotency key.</param>
/// <param name="content">What is said.</param>
public sealed class OutboxRow(long messageId, Conversation conversation, string key, MessageContent content)
{
    /// <summary>The stored message.</summary>
    public long MessageId => messageId;

    /// <summary>To whom.</summary>
    public Conversation Conversation => conversation;

    /// <summary>The idempotency key: the same on every try.</summary>
    public string Key => key;

    /// <summary>What is said.</summary>
    public MessageContent Content => content;

    /// <summary>True when the row says <c>sending</c>: after a crash nobody knows whether it was sent.</summary>
    public bool IsBegun { get; set; }

    /// <summary>True when an earlier try may have been taken without our knowing.</summary>
    public bool MaybeDuplicate { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; set; }

    /// <summary>Not before; null for at once.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    /// <summary>Set when a status proved that an earlier try was taken: the channel's id.</summary>
    public string? ProvenWamid { get; set; }
}
