using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>The queue of a sub-flow that runs at once, before what else is queued (ExecuteWorkflow).</summary>
/// <param name="owner">The step that runs it.</param>
internal sealed class Burst(Frame owner)
{
    public Frame Owner { get; } = owner;

    public Queue<(Frame Frame, Action<Frame>? Prepare)> Queue { get; } = new();

    /// <summary>True once it waited or ended: what goes on later queues with all else.</summary>
    public bool IsOver { get; set; }
}

/// <summary>What an instance has under way in a turn: steps that are queued, and frames that are not over. First in, first out, so that branches take turns.</summary>
internal sealed class Agenda(FlowInstance instance, TurnRecord record, TurnLimits limits)
{
    private readonly Queue<(Frame Frame, Action<Frame>? Prepare)> queue = new();
    private Stack<Burst>? bursts;
    private long bookmarks;

    /// <summary>True when no step is queued.</summary>
    public bool IsEmpty => queue.Count == 0 && bursts is not { Count: > 0 };

    /// <summary>Queues the flow itself.</summary>
    public Frame Begin(PlanNode flow)
    {
        var root = new Frame(0, flow, null);
        queue.Enqueue((root, null));
        return root;
    }

    /// <summary>Takes the next queued step.</summary>
    public bool TryTake(out (Frame Frame, Action<Frame>? Prepare) item) => bursts is { Count: > 0 } ? bursts.Peek().Queue.TryDequeue(out item) : queue.TryDequeue(out item);

    /// <summary>The step whose sub-flow has nothing queued any more, once; null when there is none.</summary>
    public Frame? TakeDrained()
    {
        if (bursts is not { Count: > 0 } || bursts.Peek().Queue.Count > 0)
        {
            return null;
        }

        var burst = bursts.Pop();
        burst.IsOver = true;
        return burst.Owner;
    }

    /// <summary>Queues a child of a container; <paramref name="prepare"/> fills its frame just before it runs.</summary>
    public Frame Schedule(Frame parent, PlanNode node, Action<Frame>? prepare = null)
    {
        var frame = new Frame(0, node, parent);
        parent.Children++;
        QueueOf(parent).Enqueue((frame, prepare));
        return frame;
    }

    /// <summary>Queues a sub-flow that runs before what else is queued, until it waits or ends.</summary>
    public void ScheduleAtOnce(Frame parent, PlanNode node, Action<Frame> prepare)
    {
        var burst = new Burst(parent);
        (bursts ??= new()).Push(burst);
        parent.Children++;
        burst.Queue.Enqueue((new Frame(0, node, parent) { Burst = burst }, prepare));
    }

    /// <summary>The number of a new bookmark.</summary>
    public long NextBookmark() => (instance.Turns * 1_000_000L) + ++bookmarks;

    /// <summary>True when one thing more can be waited for.</summary>
    public bool HasRoom => instance.Waits.Count < limits.Bookmarks;

    /// <summary>A step waits, for the first of some things.</summary>
    /// <exception cref="ExpressionException">The instance waits at too many places (<c>turn:too-many-bookmarks</c>).</exception>
    public void Wait(Frame frame, params Wake[] wakes)
    {
        if (instance.Waits.Count + wakes.Length > limits.Bookmarks)
        {
            throw new ExpressionException("turn:too-many-bookmarks", $"The instance waits at more than {limits.Bookmarks} places.");
        }

        Keep(frame);
        foreach (var wake in wakes)
        {
            instance.Waits.Add(new(NextBookmark(), frame.Step, frame.Node.Path, wake.Kind, wake.Key, wake.Due) { For = wake.For });
            record.Note(JournalKind.Waiting, frame, wake.Due is { } due ? Until(wake.Kind, due) : wake.Key is null ? wake.Kind : $"{wake.Kind} {wake.Key}");
        }
    }

    /// <summary>How the journal tells until when something waits.</summary>
    public static string Until(string kind, DateTimeOffset due) => $"{kind} {due.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}";

    /// <summary>Cancels all that a container runs.</summary>
    public void CancelChildren(Frame parent)
    {
        CancelWaiting(parent, static _ => true);
        var queued = QueueOf(parent);
        for (var count = queued.Count; count > 0; count--)
        {
            var item = queued.Dequeue();
            if (item.Frame.Parent == parent)
            {
                parent.Children--;
            }
            else
            {
                queued.Enqueue(item);
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
    public IEnumerable<Frame> Queued(Frame parent) => QueueOf(parent).Select(item => item.Frame).Where(frame => frame.Parent == parent);

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

        return QueueOf(parent).Count > 0 && Queued(parent).Any(which);
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
        bursts?.Clear();
        instance.Waits.Clear();
        instance.Frames.Clear();
    }

    private Queue<(Frame Frame, Action<Frame>? Prepare)> QueueOf(Frame parent) => parent.Burst is { IsOver: false } burst ? burst.Queue : queue;
}
