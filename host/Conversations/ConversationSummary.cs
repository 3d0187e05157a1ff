namespace Porfin.Host.Conversations;

/// <summary>A line of the list of conversations.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="Name">The customer's name, or the address where the name is unknown.</param>
/// <param name="Address">The customer's number, digits only as the channel gives it.</param>
/// <param name="Account">The business's number through which they talk.</param>
/// <param name="LastAt">When something last happened.</param>
/// <param name="Last">The newest message; null before the first.</param>
/// <param name="Unread">How many of the customer's messages nobody has looked at yet.</param>
public sealed record ConversationSummary(
    Guid Id, string? Name, string Address, string? Account, DateTimeOffset LastAt, ConversationMessage? Last, int Unread);

/// <summary>A conversation with its newest messages, the oldest of them first.</summary>
public sealed record OpenConversation(ConversationSummary Summary, IReadOnlyList<ConversationMessage> Messages)
{
    /// <summary>Since when a person talks there instead of the flow; null when none does.</summary>
    public InHands? Hands { get; init; }
}

/// <summary>A conversation in a person's hands.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Until">When the flow comes back by itself; null when only the person gives it back.</param>
public sealed record InHands(DateTimeOffset Since, DateTimeOffset? Until);
