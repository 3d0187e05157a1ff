using Microsoft.Extensions.Options;

namespace Porfin.Host.Conversations;

/// <summary>Takes conversations whose turn it is, many at once, runs their turns and hands the results to the group commit.</summary>
internal sealed class TurnLoop(
    Mailboxes mailboxes, LiveInstances live, TurnRunner run, GroupCommit commit, IOptions<ConversationsOptions> options, TimeProvider time, ILogger<TurnLoop> logger)
    : BackgroundService
{
    private readonly ConversationsOptions options = options.Value;

    protected override async Task ExecuteAsync(CancellationToken cancellation)
    {
        var boxes = new List<Mailbox>();
        while (await mailboxes.Ready.WaitToReadAsync(cancellation))
        {
            boxes.Clear();
            while (boxes.Count < options.TurnsPerCommit && mailboxes.Ready.TryRead(out var box))
            {
                boxes.Add(box);
            }

            await LoadAsync(boxes, cancellation);
            foreach (var box in boxes)
            {
                Begin(box, cancellation);
            }
        }
    }

    private async Task LoadAsync(List<Mailbox> boxes, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await live.LoadAsync(boxes, cancellation);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.InstancesUnreadable(e);
                await Task.Delay(options.TryAgainAfter, time, cancellation);
            }
        }
    }

    private void Begin(Mailbox box, CancellationToken cancellation)
    {
        var mails = mailboxes.Peek(box);
        try
        {
            var turn = run(new TurnRequest(mails[^1].Conversation, box.Live, mails, time.GetUtcNow()), cancellation);
            if (turn.IsCompletedSuccessfully)
            {
                Finish(box, mails, turn.Result, cancellation);
            }
            else
            {
                _ = AwaitAsync(box, mails, turn.AsTask(), cancellation);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            commit.Failed(box, e);
        }
    }

    private async Task AwaitAsync(Mailbox box, Mail[] mails, Task<TurnResult> turn, CancellationToken cancellation)
    {
        try
        {
            Finish(box, mails, await turn, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The host stops: the message is still in the inbox.
        }
        catch (Exception e)
        {
            commit.Failed(box, e);
        }
    }

    private void Finish(Mailbox box, Mail[] mails, TurnResult result, CancellationToken cancellation)
    {
        if (result.NotBefore is { } moment)
        {
            _ = AgainAsync(box, moment - time.GetUtcNow(), cancellation);
        }
        else
        {
            commit.Add(new FinishedTurn(box, mails[^1].Conversation, result));
        }
    }

    private async Task AgainAsync(Mailbox box, TimeSpan delay, CancellationToken cancellation)
    {
        await Task.Delay(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!cancellation.IsCancellationRequested)
        {
            mailboxes.Again(box);
        }
    }
}
