namespace Porfin.Host.Conversations;

/// <summary>What waits for one conversation, in order. Changed only by <see cref="Mailboxes"/>, but for what the one turn at work needs.</summary>
internal sealed class Mailbox(Guid conversationId)
{
    private readonly List<Mail> mails = [];

    public Guid ConversationId => conversationId;

    /// <summary>How often the first mail was tried in vain.</summary>
    public int Tries { get; set; }

    /// <summary>The conversation's waiting instance, as far as it was loaded for the turn at work.</summary>
    public InstanceRow? Live { get; set; }

    public bool IsEmpty => mails.Count == 0;

    public Mail[] Snapshot() => [.. mails];

    /// <summary>Puts a mail where its id belongs, but never before the first, which may be at work.</summary>
    /// <returns>False when it is there already.</returns>
    public bool Add(Mail mail)
    {
        var place = mails.Count;
        if (mail.MessageId is not { } id)
        {
            if (mails.Exists(held => held.MessageId is null))
            {
                return false;
            }
        }
        else
        {
            while (place > 0 && mails[place - 1].MessageId is { } other && other >= id)
            {
                if (other == id)
                {
                    return false;
                }

                place--;
            }

            // A timer between two messages hides the earlier one from the walk above.
            if (mails.Exists(held => held.MessageId == id))
            {
                return false;
            }
        }

        mails.Insert(place, mail);
        return true;
    }

    public int Remove(Mail[] done) => mails.RemoveAll(mail => Array.Exists(done, one => ReferenceEquals(one, mail)));
}
