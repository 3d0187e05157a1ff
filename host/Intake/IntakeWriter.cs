using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Npgsql;
using Porfin.Host.Accounts;
using Porfin.Host.Outbox;
using Porfin.Host.Whatsapp;

namespace Porfin.Host.Intake;

/// <summary>
/// Takes in what webhooks bring. Many webhooks share one transaction; each is acknowledged when its events are stored. A message that was stored before is not
/// stored or answered again. Statuses go to the marks, which are stored before the webhook is acknowledged, too.
/// </summary>
internal sealed class IntakeWriter(
    IntakeStatements statements, InboxBacklog inbox, Marks marks, HeldMessages held, IOptions<IntakeOptions> options, TimeProvider time, ILogger<IntakeWriter> logger)
    : BackgroundService
{
    private const int LongestId = 512; // PostgreSQL's index entries end at about 2,700 bytes

    private readonly IntakeOptions options = options.Value;
    private readonly Channel<Arrival> arrivals = Channel.CreateBounded<Arrival>(new BoundedChannelOptions(options.Value.WaitingWebhooks) { SingleReader = true });

    /// <summary>Stores events of one account.</summary>
    /// <returns>True when they are stored; false when too many webhooks wait already: the sender should come again later.</returns>
    /// <exception cref="System.Data.Common.DbException">They could not be stored, or nobody knows: the sender should come again.</exception>
    public async ValueTask<bool> AcceptAsync(Account account, IReadOnlyList<InboundEvent> events, CancellationToken cancellation)
    {
        var statuses = TellStatuses(account, events);
        var arrival = ArrivalOf(account, events);
        if (!arrival.IsEmpty)
        {
            if (!arrivals.Writer.TryWrite(arrival))
            {
                return false;
            }

            await arrival.Stored.Task.WaitAsync(cancellation);
        }

        await statuses.WaitAsync(cancellation);
        return true;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Arrival>();
        while (await arrivals.Reader.WaitToReadAsync(stoppingToken))
        {
            batch.Clear();
            var events = 0;
            while (events < options.EventsPerCommit && arrivals.Reader.TryRead(out var arrival))
            {
                batch.Add(arrival);
                events += arrival.Messages.Count + arrival.Others.Count;
            }

            await StoreAsync(batch, stoppingToken);
        }
    }

    private Task TellStatuses(Account account, IReadOnlyList<InboundEvent> events)
    {
        Task last = Task.CompletedTask;
        foreach (var status in events.OfType<InboundStatus>().Where(status => status.Wamid.Length <= LongestId))
        {
            if (status.OpaqueData is { } key)
            {
                held.Prove(account.Id, key, status.Wamid);
            }

            // Stored in order: when the last is stored, all are.
            last = marks.AddAndWaitAsync(new StatusMark(account.BusinessId, account.Id, status));
        }

        return last;
    }

    private Arrival ArrivalOf(Account account, IReadOnlyList<InboundEvent> events)
    {
        var arrival = new Arrival(account, time.GetUtcNow());
        foreach (var one in events)
        {
            if (one is InboundMessage message && message.Wamid.Length <= LongestId && message.From.Length <= LongestId)
            {
                arrival.Messages.Add(message);
            }
            else if (one is not InboundStatus)
            {
                arrival.Others.Add(OtherEvent.Of(one));
            }
        }

        return arrival;
    }

    private async Task StoreAsync(List<Arrival> batch, CancellationToken cancellation)
    {
        try
        {
            using (await inbox.EnterAsync(cancellation))
            {
                await StoreOnceAsync(batch, cancellation);
            }
        }
        catch (PostgresException e) when (!e.IsTransient && batch.Count > 1)
        {
            // One of them cannot be stored: the others must be.
            foreach (var arrival in batch)
            {
                await StoreAsync([arrival], cancellation);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.NotStored(batch.Count, e);
            batch.ForEach(arrival => arrival.Stored.TrySetException(e));
        }
    }

    private async Task StoreOnceAsync(List<Arrival> batch, CancellationToken cancellation)
    {
        try
        {
            inbox.Admit(await statements.RunAsync(batch, cancellation));
        }
        catch (Exception e) when (e is not PostgresException { IsTransient: false })
        {
            // The connection broke: it may be stored all the same. Then its sender comes again and is told so, and the work must be found here.
            inbox.Rescan();
            throw;
        }

        batch.ForEach(arrival => arrival.Stored.TrySetResult());
    }
}
