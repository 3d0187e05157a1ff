namespace Porfin.Host.Conversations;

/// <summary>Somebody writes to one of a business's numbers.</summary>
/// <param name="Id">Ours.</param>
/// <param name="BusinessId">Whose.</param>
/// <param name="AccountId">On which number.</param>
/// <param name="Address">Where answers go: a phone in digits or a business-scoped user id.</param>
/// <param name="ProfileName">The name that the customer chose; null when the channel did not say.</param>
public sealed record Conversation(Guid Id, Guid BusinessId, Guid AccountId, string Address, string? ProfileName);
