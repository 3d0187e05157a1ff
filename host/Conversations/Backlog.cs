namespace Porfin.Host.Conversations;

/// <summary>
/// Keeps memory bounded and repairs after a crash by the same way. Work is always in a table first. While memory has room, new work is handed on directly;
/// when it has none, or when nobody knows what the table holds (at start-up, after a failed commit), the table is read in order until it is caught up with,
/// and nothing is handed on past it: order is kept.
/// </summary>
/// <param name="read">Reads the rows after an id, in order.</param>
/// <param name="idOf">The id of a row.</param>
/// <param name="deliver">Hands a row on; rows that are already held must be ignored.</param>
/// <param name="held">How many rows are held now.</param>
/// <param name="limit">How many may be held.</param>
/// <param name="watch">Begun before a page is read and ended when its rows are handed on: what is done with meanwhile must be ignored, although the page has it.</param>
internal sealed class Backlog<T>(
    Func<long, int, CancellationToken, Task<List<T>>> read, Func<T, long> idOf, Action<T> deliver, Func<int> held, int limit, Func<IDisposable>? watch = null) : IDisposable
{
    private const int Page = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim gate = new(1);
    private readonly SemaphoreSlim wake = new(1);
    private volatile bool isBehind = true;
    private long through;

    /// <summary>True while the table holds work that was not handed on.</summary>
    public bool IsBehind => isBehind;

    /// <summary>Closed while rows are committed and handed on, so that the last page cannot miss any.</summary>
    public async Task<Gate> EnterAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        return new Gate(gate);
    }

    /// <summary>Hands on rows just committed, in order; only between <see cref="EnterAsync"/> and its end.</summary>
    public void Admit(IReadOnlyList<T> rows)
    {
        if (isBehind)
        {
            return;
        }

        if (held() + rows.Count > limit)
        {
            FallBehind(through);
            return;
        }

        foreach (var row in rows)
        {
            deliver(row);
            through = Math.Max(through, idOf(row));
        }
    }

    /// <summary>Nobody knows what the table holds: reads it again from the beginning. Only between <see cref="EnterAsync"/> and its end.</summary>
    public void Rescan() => FallBehind(0);

    /// <summary>Catches up whenever needed, until cancelled. Failures are the caller's to log and try again.</summary>
    public async Task RunAsync(TimeProvider time, CancellationToken cancellation)
    {
        while (true)
        {
            if (!isBehind)
            {
                await wake.WaitAsync(cancellation);
                continue;
            }

            while (held() > limit / 2)
            {
                await Task.Delay(Patience, time, cancellation);
            }

            using (await EnterAsync(cancellation))
            {
                await ReadPageAsync(cancellation);
            }
        }
    }

    public void Dispose()
    {
        gate.Dispose();
        wake.Dispose();
    }

    private async Task ReadPageAsync(CancellationToken cancellation)
    {
        using var watched = watch?.Invoke();
        var rows = await read(through, Page, cancellation);
        foreach (var row in rows)
        {
            deliver(row);
            through = idOf(row);
        }

        isBehind = rows.Count == Page;
    }

    private void FallBehind(long after)
    {
        through = after;
        isBehind = true;
        wake.Release();
    }

    /// <summary>Opens the gate again when disposed.</summary>
    internal readonly struct Gate(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
