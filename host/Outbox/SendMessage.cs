using Porfin.Host.Whatsapp;

namespace Porfin.Host.Outbox;

/// <summary>Gives one message to its channel. Never throws for what the channel or the network did: that is a <see cref="Failed"/>.</summary>
public delegate Task<SendResult> SendMessage(OutboxRow message, CancellationToken cancellation);
