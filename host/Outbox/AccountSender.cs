using System.Threading.RateLimiting;
using Porfin.Host.Conversations;
using Porfin.Host.Whatsapp;

namespace Porfin.Host.Outbox;

/// <summary>Sends the messages of one account: several conversations at once, each in order, no faster than the number may.</summary>
internal sealed class AccountSender(
    Guid accountId, SendMessage send, Marks marks, HeldMessages held, HumanPresence humans, TokenBucketRateLimiter pace, OutboxOptions options, TimeProvider time,
    ILogger logger, CancellationToken stopping) : IDisposable
{
    private const string Overtaken = "human:talking";

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, ConversationLine> lines = [];
    private readonly Queue<ConversationLine> ready = [];
    private readonly RetryRule rule = new(options, time);
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int working;
    private DateTimeOffset restsUntil;

    public void Add(OutboxRow row)
    {
        lock (gate)
        {
            if (lines.TryGetValue(row.Conversation.Id, out var line))
            {
                line.Rows.Enqueue(row);
                return;
            }

            line = new ConversationLine(row.Conversation.Id);
            line.Rows.Enqueue(row);
            lines.Add(line.ConversationId, line);
            Ready(line);
        }
    }

    /// <summary>True when nothing stands before a new message of this conversation.</summary>
    public bool CanBegin(Guid conversationId)
    {
        lock (gate)
        {
            return !lines.ContainsKey(conversationId) && ready.Count < options.Parallel && restsUntil <= time.GetUtcNow() && pace.GetStatistics() is { CurrentAvailablePermits: > 0 };
        }
    }

    /// <summary>Ends when no sending is under way; what was begun but not sent is taken back. Nothing begins once stopping was asked for.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            if (working == 0)
            {
                idle.TrySetResult();
            }
        }

        await idle.Task.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            foreach (var row in lines.Values.SelectMany(line => line.Rows).Where(row => row is { IsBegun: true, MaybeDuplicate: false }))
            {
                marks.Add(new WaitingMark(row, null));
            }
        }
    }

    public void Dispose() => pace.Dispose();

    private void Ready(ConversationLine line)
    {
        ready.Enqueue(line);
        if (working < options.Parallel && !stopping.IsCancellationRequested)
        {
            working++;
            _ = Task.Run(WorkAsync, CancellationToken.None);
        }
    }

    private async Task WorkAsync()
    {
        while (Next() is { } line)
        {
            try
            {
                await SendFirstAsync(line);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // It stays where it is; stopping takes it back.
            }
            catch (Exception e)
            {
                // Its mark could not be stored, or worse: the line waits, the account goes on.
                logger.SendThrew(line.Rows.Peek().MessageId, e);
                Park(line, time.GetUtcNow() + options.DoubtFor);
            }
        }
    }

    private ConversationLine? Next()
    {
        lock (gate)
        {
            if (!stopping.IsCancellationRequested && ready.TryDequeue(out var line))
            {
                return line;
            }

            working--;
            if (working == 0 && stopping.IsCancellationRequested)
            {
                idle.TrySetResult();
            }

            return null;
        }
    }

    private async Task SendFirstAsync(ConversationLine line)
    {
        var row = line.Rows.Peek();
        var now = time.GetUtcNow();
        var moment = row.NextTryAt > restsUntil ? row.NextTryAt.Value : restsUntil;
        if (row.ProvenWamid is { } proven)
        {
            End(line, new SentMark(row, proven));
            return;
        }

        if (humans.Until(line.ConversationId) is not null)
        {
            // Decided before a person took over: said now, it would talk over them.
            logger.MessageDead(row.MessageId, Overtaken);
            End(line, new DeadMark(row, Overtaken + " A person answered from the WhatsApp app before this was sent."));
            return;
        }

        if (moment > now)
        {
            Park(line, moment);
            return;
        }

        if (!row.IsBegun)
        {
            await marks.AddAndWaitAsync(new BegunMark(row));
            row.IsBegun = true;
        }

        using var permit = pace.AttemptAcquire();
        if (!permit.IsAcquired)
        {
            using var later = await pace.AcquireAsync(1, stopping);
        }

        row.Tries++;
        Judge(line, row, await SendAsync(row));
    }

    private async Task<SendResult> SendAsync(OutboxRow row)
    {
        try
        {
            // Not cancelled: an answer that is not heard leaves a doubt.
            return await send(row, CancellationToken.None);
        }
        catch (Exception e)
        {
            logger.SendThrew(row.MessageId, e);
            return new Failed(FailureClass.Unknown, "send:threw", e.GetType().Name);
        }
    }

    private void Judge(ConversationLine line, OutboxRow row, SendResult result)
    {
        if (result is Sent sent)
        {
            End(line, new SentMark(row, sent.Wamid));
            return;
        }

        var failed = (Failed)result;
        var error = $"{failed.Code} {failed.Text}";
        if (rule.NextTry(row, failed) is not { } moment)
        {
            logger.MessageDead(row.MessageId, failed.Code);
            End(line, new DeadMark(row, error));
            return;
        }

        Rest(failed, moment);
        if (failed.Class == FailureClass.Unknown)
        {
            row.MaybeDuplicate = true;
            held.Doubt(row);
        }

        row.NextTryAt = moment;
        TakeBack(line, row, error);
        Park(line, moment);
    }

    private void Rest(Failed failed, DateTimeOffset moment)
    {
        if (failed.HoldsNumber || failed.Class is FailureClass.StopAccount or FailureClass.Unavailable)
        {
            restsUntil = moment;
            if (failed.Class == FailureClass.Unavailable)
            {
                logger.ChannelUnavailable(accountId, failed.Code, moment - time.GetUtcNow());
            }

            if (failed.Class == FailureClass.StopAccount)
            {
                logger.AccountStopped(accountId, failed.Code, options.StoppedFor);
            }
        }
    }

    private void TakeBack(ConversationLine line, OutboxRow failed, string error)
    {
        lock (gate)
        {
            foreach (var row in line.Rows.Where(row => row.IsBegun))
            {
                marks.Add(new WaitingMark(row, row == failed ? error : null));
                row.IsBegun = false;
            }
        }
    }

    private void End(ConversationLine line, Mark mark)
    {
        marks.Add(mark);
        lock (gate)
        {
            line.Rows.Dequeue();
            if (line.Rows.Count == 0)
            {
                lines.Remove(line.ConversationId);
            }
            else
            {
                Ready(line);
            }
        }
    }

    private void Park(ConversationLine line, DateTimeOffset until) => _ = ParkAsync(line, until);

    private async Task ParkAsync(ConversationLine line, DateTimeOffset until)
    {
        var delay = until - time.GetUtcNow();
        await Task.Delay(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            if (!stopping.IsCancellationRequested)
            {
                Ready(line);
            }
        }
    }

    /// <summary>The messages of one conversation that must go out one after the other.</summary>
    private sealed class ConversationLine(Guid conversationId)
    {
        public Guid ConversationId => conversationId;

        public Queue<OutboxRow> Rows { get; } = [];
    }
}
