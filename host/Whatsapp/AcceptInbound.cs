using Porfin.Host.Accounts;

namespace Porfin.Host.Whatsapp;

/// <summary>Takes a batch in; completes when it is durable, so that the webhook may be acknowledged.</summary>
/// <returns>False when there is no room now: nothing was stored, and WhatsApp should come again.</returns>
public delegate ValueTask<bool> AcceptInbound(Account account, InboundBatch batch, CancellationToken cancellation);
