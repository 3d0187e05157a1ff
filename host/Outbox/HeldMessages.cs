using System.Collections.Concurrent;

namespace Porfin.Host.Outbox;

/// <summary>The messages that this host is sending: from when they were stored or read until the mark of their end is stored.</summary>
internal sealed class HeldMessages
{
    private readonly ConcurrentDictionary<long, OutboxRow> rows = [];
    private readonly ConcurrentDictionary<string, OutboxRow> doubtful = [];
    private int count;

    /// <summary>How many there are.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>False when it is held already.</summary>
    public bool Add(OutboxRow row)
    {
        if (!rows.TryAdd(row.MessageId, row))
        {
            return false;
        }

        Interlocked.Increment(ref count);
        return true;
    }

    public void Remove(OutboxRow row)
    {
        doubtful.TryRemove(row.Key, out _);
        if (rows.TryRemove(row.MessageId, out _))
        {
            Interlocked.Decrement(ref count);
        }
    }

    /// <summary>It may have been sent: a status with its key can prove it.</summary>
    public void Doubt(OutboxRow row) => doubtful[row.Key] = row;

    /// <summary>A status came with this key: if its message is doubtful, it was sent.</summary>
    public void Prove(string key, string wamid)
    {
        if (!doubtful.IsEmpty && doubtful.TryGetValue(key, out var row))
        {
            row.ProvenWamid = wamid;
        }
    }
}
