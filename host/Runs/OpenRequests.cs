using System.Collections.Concurrent;
using Porfin.Activities.Http;
using Porfin.Execution;

namespace Porfin.Host.Runs;

/// <summary>Requests that wait for the answer of a run.</summary>
internal sealed class OpenRequests
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<HttpResponded>> open = new();

    /// <summary>Waits for the answer of a run; null when another request waits for it already.</summary>
    public Task<HttpResponded>? Open(Guid run)
    {
        var source = new TaskCompletionSource<HttpResponded>(TaskCreationOptions.RunContinuationsAsynchronously);
        return open.TryAdd(run, source) ? source.Task : null;
    }

    /// <summary>The request waits no more.</summary>
    public void Close(Guid run) => open.TryRemove(run, out _);

    /// <summary>A turn was stored: what it answered, or its end, answers the request.</summary>
    public void Told(Turn turn)
    {
        if (turn.Events.OfType<HttpResponded>().FirstOrDefault() is { } answer)
        {
            Answer(turn.Instance.Id, answer);
        }
        else
        {
            Over(turn.Instance.Id, turn.Instance.Status);
        }
    }

    /// <summary>A run is over, or waits on.</summary>
    public void Over(Guid run, InstanceStatus status)
    {
        if (status is InstanceStatus.Finished or InstanceStatus.Cancelled)
        {
            Answer(run, new HttpResponded(200, "", "text/plain", []));
        }
        else if (status is InstanceStatus.Faulted)
        {
            Answer(run, new HttpResponded(500, "The flow failed.", "text/plain", []));
        }
    }

    private void Answer(Guid run, HttpResponded answer)
    {
        if (open.TryGetValue(run, out var source))
        {
            source.TrySetResult(answer);
        }
    }
}
