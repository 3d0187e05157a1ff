using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Porfin.Host.Outbox;

/// <summary>
/// Stores what became of messages, many at once: begun, sent, to be tried again, set aside; and the statuses that the channel tells later. One loop writes all,
/// so that a status which overtakes the mark of its own message finds it, or is found by it.
/// </summary>
internal sealed class Marks(MarkStatements statements, IOptions<OutboxOptions> options, TimeProvider time, ILogger<Marks> logger) : BackgroundService
{
    private const int Most = 1000;
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private readonly OutboxOptions options = options.Value;
    private readonly Channel<Mark> marks = Channel.CreateUnbounded<Mark>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Stores it soon.</summary>
    public void Add(Mark mark) => marks.Writer.TryWrite(mark);

    /// <summary>Stores it, and says when it is stored.</summary>
    public Task AddAndWaitAsync(Mark mark)
    {
        mark.Stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        marks.Writer.TryWrite(mark);
        return mark.Stored.Task;
    }

    /// <summary>Stores what is left when the host stops.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        marks.Writer.TryComplete();
        if (ExecuteTask is { } running)
        {
            await running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await base.StopAsync(cancellationToken);
    }

    // Not cancelled: it ends when the last mark is stored.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Mark>();
        while (await marks.Reader.WaitToReadAsync(CancellationToken.None))
        {
            await GatherAsync(batch, stoppingToken);
            await StoreAsync(batch, stoppingToken);
            batch.ForEach(mark => mark.Stored?.TrySetResult());
        }
    }

    private async Task GatherAsync(List<Mark> batch, CancellationToken stopping)
    {
        batch.Clear();
        Take(batch);
        if (batch.Count < Most && !batch.Exists(mark => mark.Stored is not null))
        {
            await Task.Delay(options.MarksGather, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Take(batch);
        }
    }

    private void Take(List<Mark> batch)
    {
        while (batch.Count < Most && marks.Reader.TryRead(out var mark))
        {
            batch.Add(mark);
        }
    }

    private async Task StoreAsync(List<Mark> batch, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await statements.RunAsync(batch, CancellationToken.None);
                return;
            }
            catch (PostgresException e) when (!e.IsTransient && batch.Count > 1)
            {
                await StoreAsync(batch[..(batch.Count / 2)], stopping);
                await StoreAsync(batch[(batch.Count / 2)..], stopping);
                return;
            }
            catch (PostgresException e) when (!e.IsTransient)
            {
                logger.MarkRefused(e);
                batch[0].Stored?.TrySetException(e);
                return;
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                // Every mark may be stored twice without harm.
                logger.MarksNotStored(batch.Count, e);
                await Task.Delay(TryAgainAfter, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
