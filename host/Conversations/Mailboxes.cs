using System.Threading.Channels;

namespace Porfin.Host.Conversations;

/// <summary>
/// Gives every conversation its turn: one at a time, in the order of arrival, many conversations at once. A mailbox exists while it holds something; from
/// <see cref="Ready"/> until <see cref="Release"/> it belongs to the turn at work.
/// </summary>
internal sealed class Mailboxes
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Mailbox> boxes = [];
    private readonly Channel<Mailbox> ready = Channel.CreateUnbounded<Mailbox>(new UnboundedChannelOptions { SingleReader = true });
    private int held;

    /// <summary>Mailboxes whose turn it is.</summary>
    public ChannelReader<Mailbox> Ready => ready.Reader;

    /// <summary>How many mails are held.</summary>
    public int Held => Volatile.Read(ref held);

    /// <summary>Puts a mail into its conversation's box; one that is there already is ignored.</summary>
    public void Deliver(Mail mail)
    {
        lock (gate)
        {
            var isNew = !boxes.TryGetValue(mail.Conversation.Id, out var box);
            if (isNew)
            {
                box = new Mailbox(mail.Conversation.Id);
                boxes.Add(box.ConversationId, box);
            }

            if (!box!.Add(mail))
            {
                return;
            }

            held++;
            if (isNew)
            {
                ready.Writer.TryWrite(box);
            }
        }
    }

    /// <summary>All that waits for a conversation whose turn it is.</summary>
    public Mail[] Peek(Mailbox box)
    {
        lock (gate)
        {
            return box.Snapshot();
        }
    }

    /// <summary>The turn is over: its mails are done, the next may begin.</summary>
    public void Release(Mailbox box, Mail[] done)
    {
        lock (gate)
        {
            held -= box.Remove(done);
            box.Tries = 0;
            box.Live = null;
            if (box.IsEmpty)
            {
                boxes.Remove(box.ConversationId);
            }
            else
            {
                ready.Writer.TryWrite(box);
            }
        }
    }

    /// <summary>The turn did not come about: it begins again.</summary>
    public void Again(Mailbox box) => ready.Writer.TryWrite(box);
}
