namespace Porfin.Host.Conversations;

/// <summary>One thing that a conversation must react to.</summary>
/// <param name="Conversation">Which.</param>
/// <param name="Stimulus">What; its payload is the message, when it is one.</param>
/// <param name="At">When it came.</param>
/// <param name="MessageId">The stored message, also its row in the inbox; null for a timer, whose row is the instance.</param>
public sealed record Mail(Conversation Conversation, Stimulus Stimulus, DateTimeOffset At, long? MessageId);
