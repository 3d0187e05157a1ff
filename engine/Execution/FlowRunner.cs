using Porfin.Control;
using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>Drives an instance in memory: tests, the command line and the test chat use it. The instance is stored and read again after each turn, so that each use proves durability.</summary>
/// <param name="plan">The plan.</param>
/// <param name="id">The instance's id.</param>
/// <param name="world">The world; its time moves with <see cref="Now"/>.</param>
/// <param name="answer">Answers calls; without it a call fails as <c>call:unavailable</c>.</param>
public sealed class FlowRunner(Plan plan, Guid id, World world, Func<Call, CallAnswer>? answer = null)
{
    /// <summary>The instance as it was read again after the last turn.</summary>
    public FlowInstance Instance { get; private set; } = new(id, plan);

    /// <summary>The virtual time.</summary>
    public DateTimeOffset Now { get; set; } = world.Now;

    /// <summary>The turns so far, newest last.</summary>
    public List<Turn> Turns { get; } = [];

    /// <summary>All lines written so far.</summary>
    public IEnumerable<string> Lines => Turns.SelectMany(turn => turn.Events).OfType<LineWritten>().Select(line => line.Text);

    /// <summary>Runs one turn, answering its calls.</summary>
    public Turn Run(Stimulus stimulus)
    {
        // Facts may be changed between turns; a turn keeps those with which it ran.
        var turn = FlowEngine.Run(plan, Instance, stimulus, world with { Now = Now, Facts = ValueConvert.Copy(Value.Of(world.Facts)).Map! });
        while (turn.Call is { } call)
        {
            turn.Answer(answer?.Invoke(call) ?? new CallAnswer(default, "call:unavailable", "Nothing answers calls here."));
        }

        Turns.Add(turn);
        Instance = InstanceState.Read(InstanceState.Write(turn.Instance, plan), plan);
        foreach (var published in turn.Events.OfType<EventPublished>())
        {
            Run(new Stimulus(Stimulus.Kinds.Event, published.Name, published.Payload));
        }

        return turn;
    }

    /// <summary>Resumes a bookmark at once, a timer by moving the clock to its moment.</summary>
    public Turn Resume(Bookmark bookmark, Value payload = default)
    {
        if (bookmark.Due > Now)
        {
            Now = bookmark.Due.Value;
        }

        return Run(new Stimulus(bookmark.Kind, bookmark.Key, payload, bookmark.Id));
    }

    /// <summary>Resumes every open bookmark until the instance ends, nothing moves, or so many were resumed; within a pass the newest first, as Elsa's stores list them.</summary>
    public void Drive(int most = 40, Value payload = default)
    {
        for (var resumed = 0; resumed < most && Instance.Status is InstanceStatus.Waiting;)
        {
            foreach (var bookmark in Instance.Bookmarks.Reverse().ToArray())
            {
                if (resumed < most && Instance.Bookmarks.Any(open => open.Id == bookmark.Id))
                {
                    Resume(bookmark, payload);
                    resumed++;
                }
            }
        }
    }
}
