using System.Collections.Concurrent;
using Porfin.Execution;
using Porfin.Host.Flows;

namespace Porfin.Host.Runs;

/// <summary>
/// Runs the turns of flows that have no conversation: one at a time for each run, several runs at once. What came is in a table before anything is done, and goes with
/// the transaction that stores the turn; a host that dies in between makes the turn again.
/// </summary>
internal sealed class RunLoop(RunStore store, TriggerStore triggers, PlanCache plans, AnswerCall answer, OpenRequests requests, TimeProvider time, ILogger<RunLoop> logger) : BackgroundService
{
    private const int Tries = 3;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, byte> busy = new();
    private readonly ConcurrentDictionary<long, int> failures = new();
    private readonly SemaphoreSlim places = new(16);
    private readonly SemaphoreSlim wake = new(0);

    /// <summary>Something was stored for a run: looks at once.</summary>
    public void Notice() => wake.Release();

    /// <inheritdoc />
    public override void Dispose()
    {
        places.Dispose();
        wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await triggers.FireAsync(stoppingToken);
                foreach (var mail in await store.WaitingAsync(stoppingToken))
                {
                    if (busy.TryAdd(mail.RunId, 0))
                    {
                        await places.WaitAsync(stoppingToken);
                        _ = TakeAsync(mail, stoppingToken);
                    }
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.RunsUnreadable(e);
            }

            using var heard = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(Task.Delay(Look, time, heard.Token), wake.WaitAsync(heard.Token));
            await heard.CancelAsync();
        }
    }

    private async Task TakeAsync(RunMail mail, CancellationToken cancellation)
    {
        try
        {
            await RunAsync(mail, cancellation);
            failures.TryRemove(mail.Id, out _);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The host stops: what came is still in its table.
        }
        catch (Exception e)
        {
            logger.RunFailed(mail.RunId, e);
            await AfterFailureAsync(mail, e, cancellation);
        }
        finally
        {
            busy.TryRemove(mail.RunId, out _);
            places.Release();
            Notice();
        }
    }

    private async Task AfterFailureAsync(RunMail mail, Exception reason, CancellationToken cancellation)
    {
        await Task.Delay(Look, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (failures.AddOrUpdate(mail.Id, 1, (_, count) => count + 1) >= Tries)
        {
            failures.TryRemove(mail.Id, out _);
            await store.DropAsync(mail, $"host:{reason.GetType().Name} {reason.Message}", cancellation);
            requests.Over(mail.RunId, InstanceStatus.Faulted);
        }
    }

    private async Task RunAsync(RunMail mail, CancellationToken cancellation)
    {
        if (await store.FindAsync(mail.RunId, cancellation) is not { } run)
        {
            await store.DropAsync(mail, null, cancellation);
            return;
        }

        var plan = await plans.OfAsync(run.FlowId, run.FlowVersion);
        var instance = run.State is { } state ? InstanceState.Read(state, plan) : new FlowInstance(run.Id, plan) { CorrelationId = run.CorrelationId };
        var now = time.GetUtcNow();
        var stimulus = mail.Stimulus.Kind is not Stimulus.Kinds.Timer ? mail.Stimulus
            : instance.Bookmarks.Where(bookmark => bookmark.Due <= now).MinBy(bookmark => bookmark.Due) is { } due ? Stimulus.Elapsed(due.Id) : mail.Stimulus;
        var turn = FlowEngine.Run(plan, instance, stimulus, new World(now));
        while (turn.Call is { } call)
        {
            turn.Answer(await answer(call, cancellation));
        }

        if (await store.StoreAsync(run, mail, turn, cancellation))
        {
            requests.Told(turn);
        }
    }
}
