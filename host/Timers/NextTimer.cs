namespace Porfin.Host.Timers;

/// <summary>When the timers must be looked at next. Stored turns bring it forward.</summary>
internal sealed class NextTimer : IDisposable
{
    private readonly SemaphoreSlim sooner = new(0);
    private readonly Lock gate = new();
    private DateTimeOffset next = DateTimeOffset.MaxValue;

    /// <summary>An instance was stored that is due then.</summary>
    public void Notice(DateTimeOffset due)
    {
        lock (gate)
        {
            if (due >= next)
            {
                return;
            }

            next = due;
        }

        sooner.Release();
    }

    /// <summary>Waits until then, or until something due earlier was noticed and its moment has come.</summary>
    public async Task WaitAsync(DateTimeOffset moment, TimeProvider time, CancellationToken cancellation)
    {
        Notice(moment);
        while (true)
        {
            DateTimeOffset until;
            lock (gate)
            {
                until = next;
            }

            var delay = until - time.GetUtcNow();
            if (delay <= TimeSpan.Zero)
            {
                break;
            }

            using var heard = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(Task.Delay(delay, time, heard.Token), sooner.WaitAsync(heard.Token));
            await heard.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
        }

        lock (gate)
        {
            next = DateTimeOffset.MaxValue;
        }
    }

    public void Dispose() => sooner.Dispose();
}
