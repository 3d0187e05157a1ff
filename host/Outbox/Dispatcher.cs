using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Porfin.Host.Conversations;

namespace Porfin.Host.Outbox;

/// <summary>
/// Sends what is stored in the outbox: each account at its own pace, each conversation in order. A message is marked as begun before it leaves and its row goes
/// when the channel has taken it, so that only what was begun and not ended when a host dies can go out twice; such messages are flagged.
/// </summary>
internal sealed class Dispatcher(
    SendMessage send, Marks marks, HeldMessages held, HumanPresence humans, AccountPace pace, IOptions<OutboxOptions> options, TimeProvider time,
    ILogger<Dispatcher> logger) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<Guid, AccountSender> senders = [];
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Sends a message after those of its conversation that came before; one that is held already is ignored.</summary>
    public void Deliver(OutboxRow row)
    {
        if (held.Add(row))
        {
            if (row.MaybeDuplicate)
            {
                held.Doubt(row);
            }

            SenderOf(row.Conversation).Add(row);
        }
    }

    /// <summary>True when a message of this conversation would be sent at once.</summary>
    public bool CanBegin(Conversation conversation) => !stopping.IsCancellationRequested && SenderOf(conversation).CanBegin(conversation.Id);

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets sendings under way end, and takes back the others, so that the next start need not doubt them.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        foreach (var sender in senders.Values)
        {
            await sender.StopAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        foreach (var sender in senders.Values)
        {
            sender.Dispose();
        }

        stopping.Dispose();
    }

    private AccountSender SenderOf(Conversation conversation) =>
        senders.GetOrAdd(conversation.AccountId, id => new AccountSender(id, send, marks, held, humans, pace.Of(id), options.Value, time, logger, stopping.Token));
}
