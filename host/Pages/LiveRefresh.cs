namespace Porfin.Host.Pages;

/// <summary>Refreshes a page soon after something changed, a few times a second at most however often it changes.</summary>
/// <param name="refresh">Reads and draws again.</param>
/// <param name="failed">Takes what <paramref name="refresh"/> threw.</param>
public sealed class LiveRefresh(Func<Task> refresh, Func<Exception, Task> failed) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly CancellationTokenSource stop = new();
    private int isPending;

    /// <summary>Something changed. Returns at once.</summary>
    public void Poke()
    {
        if (Interlocked.Exchange(ref isPending, 1) == 0)
        {
            _ = RunAsync();
        }
    }

    public void Dispose() => stop.Cancel();

    private async Task RunAsync()
    {
        try
        {
            await Task.Delay(Pause, stop.Token);
            Volatile.Write(ref isPending, 0);
            await refresh();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception failure)
        {
            await failed(failure);
        }
    }
}
