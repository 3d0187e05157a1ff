using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Npgsql;
using Porfin.Host.Outbox;
using Porfin.Host.Timers;

namespace Porfin.Host.Conversations;

/// <summary>A turn that waits to be stored.</summary>
/// <param name="Box">Where its mails lie.</param>
/// <param name="Conversation">Whose turn it was.</param>
/// <param name="Result">What it came to.</param>
internal sealed record FinishedTurn(Mailbox Box, Conversation Conversation, TurnResult Result);

/// <summary>
/// Stores the turns of many conversations in one transaction: state, inbox, messages, outbox and journal go together or not at all. While one transaction is
/// under way the next gathers, so that it grows with the load. One that fails is halved until the turn at fault stands alone; the others are stored.
/// </summary>
internal sealed class GroupCommit(
    CommitStatements statements, Mailboxes mailboxes, LiveInstances live, OutboxBacklog outbox, NextTimer timer, ConversationFeed feed,
    IOptions<ConversationsOptions> options, TimeProvider time, ILogger<GroupCommit> logger)
    : BackgroundService
{
    private readonly ConversationsOptions options = options.Value;
    private readonly Channel<FinishedTurn> finished = Channel.CreateUnbounded<FinishedTurn>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Stores a turn soon.</summary>
    public void Add(FinishedTurn turn) => finished.Writer.TryWrite(turn);

    /// <summary>A turn could not be run or stored: it is tried again, and after some tries its message is set aside.</summary>
    public void Failed(Mailbox box, Exception reason)
    {
        live.Forget(box.ConversationId);
        logger.TurnFailed(box.ConversationId, box.Tries + 1, reason);
        if (++box.Tries < options.Tries)
        {
            _ = AgainAsync(box);
        }
        else
        {
            var mails = mailboxes.Peek(box);
            Add(new FinishedTurn(box, mails[0].Conversation, new TurnResult(mails[0]) { Dead = $"{reason.GetType().Name}: {reason.Message}" }));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken cancellation)
    {
        var turns = new List<FinishedTurn>();
        while (await finished.Reader.WaitToReadAsync(cancellation))
        {
            turns.Clear();
            while (turns.Count < options.TurnsPerCommit && finished.Reader.TryRead(out var turn))
            {
                turns.Add(turn);
            }

            await StoreAsync(turns, cancellation);
        }
    }

    private async Task StoreAsync(List<FinishedTurn> turns, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await StoreOnceAsync(turns, cancellation);
                return;
            }
            catch (PostgresException e) when (!e.IsTransient)
            {
                await DivideAsync(turns, e, cancellation);
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                // The connection broke: nobody knows whether it was stored. If it was, the second try meets no inbox rows, and the outbox is read again.
                logger.CommitUnknown(turns.Count, e);
                await RescanAsync(cancellation);
                await Task.Delay(options.TryAgainAfter, time, cancellation);
            }
        }
    }

    private async Task StoreOnceAsync(List<FinishedTurn> turns, CancellationToken cancellation)
    {
        using (await outbox.EnterAsync(cancellation))
        {
            // Not cancelled half-way: what is stored as begun must reach the dispatcher, which takes it back when the host stops.
            outbox.Admit(await statements.RunAsync(turns, CancellationToken.None));
        }

        foreach (var turn in turns)
        {
            if (turn.Result.Instance is { } instance)
            {
                live.Committed(turn.Box.ConversationId, instance);
                if (instance.DueAt is { } due)
                {
                    timer.Notice(due);
                }
            }

            feed.Publish(turn.Conversation.BusinessId, turn.Conversation.Id);
            mailboxes.Release(turn.Box, turn.Result.Taken);
        }
    }

    private async Task DivideAsync(List<FinishedTurn> turns, PostgresException reason, CancellationToken cancellation)
    {
        if (turns.Count > 1)
        {
            var half = turns.Count / 2;
            await StoreAsync(turns[..half], cancellation);
            await StoreAsync(turns[half..], cancellation);
        }
        else if (reason.SqlState == CommitStatements.Stale)
        {
            await DropAnsweredAsync(turns[0], reason, cancellation);
        }
        else
        {
            Failed(turns[0].Box, reason);
        }
    }

    /// <summary>Somebody else stored first. What was answered is dropped; the rest is run again on what is stored now.</summary>
    private async Task DropAnsweredAsync(FinishedTurn turn, PostgresException reason, CancellationToken cancellation)
    {
        var open = await StillOpenAsync(turn.Result.Taken, cancellation);
        // A timer is run again: on what is stored now it may be due still, or have nothing to do.
        var answered = turn.Result.Taken.Where(mail => mail.MessageId is { } id && !open.Contains(id)).ToArray();
        if (answered.Length == 0)
        {
            Failed(turn.Box, reason);
            return;
        }

        live.Forget(turn.Box.ConversationId);
        if (turn.Result.Instance?.DueAt is { } due)
        {
            // Perhaps it is this very turn that was stored, before the connection broke.
            timer.Notice(due);
        }

        mailboxes.Release(turn.Box, answered);
    }

    private async Task<HashSet<long>> StillOpenAsync(Mail[] mails, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await statements.StillOpenAsync(mails, cancellation);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                // The loop must live: asked again until the database answers.
                logger.CommitUnknown(1, e);
                await Task.Delay(options.TryAgainAfter, time, cancellation);
            }
        }
    }

    private async Task RescanAsync(CancellationToken cancellation)
    {
        using (await outbox.EnterAsync(cancellation))
        {
            outbox.Rescan();
        }
    }

    private async Task AgainAsync(Mailbox box)
    {
        await Task.Delay(options.TryAgainAfter, time);
        box.Live = null;
        mailboxes.Again(box);
    }
}
