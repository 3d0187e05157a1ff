using System.Collections.Concurrent;

namespace Porfin.Host.Outbox;

/// <summary>The messages that this host is sending: from when they were stored or read until the mark of their end is stored.</summary>
internal sealed class HeldMessages
{
    private readonly ConcurrentDictionary<long, OutboxRow> rows = [];
    private readonly ConcurrentDictionary<string, OutboxRow> doubtful = [];
    private volatile ConcurrentDictionary<long, byte>? ended;
    private int count;

    /// <summary>How many there are.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>False when it is held already, or ended since <see cref="Watch"/> began.</summary>
    public bool Add(OutboxRow row)
    {
        if (!rows.TryAdd(row.MessageId, row))
        {
            return false;
        }

        // Asked after it was added: who ends it says so before taking it out.
        if (ended?.ContainsKey(row.MessageId) == true)
        {
            rows.TryRemove(row.MessageId, out _);
            return false;
        }

        Interlocked.Increment(ref count);
        return true;
    }

    /// <summary>From before the table is read until what was read is added: a message that ends meanwhile may be among it, and must not be sent again.</summary>
    public IDisposable Watch()
    {
        ended = [];
        return new Watching(this);
    }

    public void Remove(OutboxRow row)
    {
        doubtful.TryRemove(row.Key, out _);
        ended?.TryAdd(row.MessageId, 0);
        if (rows.TryRemove(row.MessageId, out _))
        {
            Interlocked.Decrement(ref count);
        }
    }

    /// <summary>It may have been sent: a status with its key can prove it.</summary>
    public void Doubt(OutboxRow row) => doubtful[row.Key] = row;

    /// <summary>A status of this account came with this key: if the message is doubtful, it was sent.</summary>
    public void Prove(Guid accountId, string key, string wamid)
    {
        if (!doubtful.IsEmpty && doubtful.TryGetValue(key, out var row) && row.Conversation.AccountId == accountId)
        {
            row.ProvenWamid = wamid;
        }
    }

    private sealed class Watching(HeldMessages held) : IDisposable
    {
        public void Dispose() => held.ended = null;
    }
}
