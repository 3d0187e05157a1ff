using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>What an instance has under way in a turn: steps that are queued, and frames that are not over. First in, first out, so that branches take turns.</summary>
internal sealed class Agenda(FlowInstance instance, TurnRecord record, TurnLimits limits)
{
    private readonly Queue<(Frame Frame, Action<Frame>? Prepare)> queue = new();
    private long bookmarks;

    /// <summary>True when no step is queued.</summary>
    public bool IsEmpty => queue.Count == 0;

    /// <summary>Queues the flow itself.</summary>
    public void Begin(PlanNode flow) => queue.Enqueue((new Frame(0, flow, null), null));

    /// <summary>Takes the next queued step.</summary>
    public bool TryTake(out (Frame Frame, Action<Frame>? Prepare) item) => queue.TryDequeue(out item);

    /// <summary>Queues a child of a container; <paramref name="prepare"/> fills its frame just before it runs.</summary>
    public void Schedule(Frame parent, PlanNode node, int tag = 0, Action<Frame>? prepare = null)
    {
        parent.Children++;
        queue.Enqueue((new Frame(0, node, parent) { Tag = tag }, prepare));
    }

    /// <summary>A step waits, for the first of some things.</summary>
    /// <exception cref="ExpressionException">The instance waits at too many places (<c>turn:too-many-bookmarks</c>).</exception>
    public void Wait(Frame frame, Wake[] wakes)
    {
        if (instance.Waits.Count + wakes.Length > limits.Bookmarks)
        {
            throw new ExpressionException("turn:too-many-bookmarks", $"The instance waits at more than {limits.Bookmarks} places.");
        }

        Keep(frame);
        if (frame.LosesTo >= 0)
        {
            CancelFrame(frame);
            return;
        }

        foreach (var wake in wakes)
        {
            instance.Waits.Add(new((instance.Turns * 1_000_000L) + ++bookmarks, frame.Step, frame.Node.Path, wake.Kind, wake.Key, wake.Due));
            record.Note(JournalKind.Waiting, frame, wake.Due is { } due ? $"{wake.Kind} {due.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}" : wake.Key is null ? wake.Kind : $"{wake.Kind} {wake.Key}");
        }
    }

    /// <summary>Cancels all that a container runs.</summary>
    public void CancelChildren(Frame parent)
    {
        CancelWaiting(parent, static _ => true);
        for (var count = queue.Count; count > 0; count--)
        {
            var item = queue.Dequeue();
            if (item.Frame.Parent == parent)
            {
                parent.Children--;
            }
            else
            {
                queue.Enqueue(item);
            }
        }
    }

    /// <summary>Cancels children that wait or contain something that does; queued ones stay.</summary>
    public void CancelWaiting(Frame parent, Func<Frame, bool> which)
    {
        foreach (var frame in instance.Frames.FindAll(child => child.Parent == parent && which(child)))
        {
            CancelFrame(frame);
        }
    }

    /// <summary>The queued children of a container.</summary>
    public IEnumerable<Frame> Queued(Frame parent) => queue.Select(item => item.Frame).Where(frame => frame.Parent == parent);

    /// <summary>True when a child of the container that is not over matches.</summary>
    public bool HasChild(Frame parent, Func<Frame, bool> which)
    {
        foreach (var frame in instance.Frames)
        {
            if (frame.Parent == parent && which(frame))
            {
                return true;
            }
        }

        return queue.Count > 0 && Queued(parent).Any(which);
    }

    /// <summary>Keeps a frame that is not over at once.</summary>
    public void Keep(Frame frame)
    {
        if (!frame.IsLive)
        {
            frame.IsLive = true;
            instance.Frames.Add(frame);
        }
    }

    /// <summary>Forgets a frame that is over.</summary>
    public void Drop(Frame frame)
    {
        if (frame.IsLive)
        {
            frame.IsLive = false;
            instance.Frames.Remove(frame);
        }
    }

    /// <summary>Cancels a frame with all that it runs.</summary>
    public void CancelFrame(Frame frame)
    {
        CancelChildren(frame);
        instance.Waits.RemoveAll(bookmark => bookmark.Step == frame.Step);
        Drop(frame);
        frame.Parent!.Children--;
        record.Note(JournalKind.Cancelled, frame);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        queue.Clear();
        instance.Waits.Clear();
        instance.Frames.Clear();
    }
}
