using Porfin.Control;
using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>
/// Drives an instance in memory, with the instances that it begins: tests, the command line and the test chat use it. Each is stored and read again after each turn,
/// so that each use proves durability.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="id">The instance's id.</param>
/// <param name="world">The world; its time moves with <see cref="Now"/>.</param>
/// <param name="answer">Answers calls; without it a call fails as <c>call:unavailable</c>.</param>
public sealed class FlowRunner(Plan plan, Guid id, World world, Func<Call, CallAnswer>? answer = null)
{
    /// <summary>The most instances that one run begins.</summary>
    private const int MostChildren = 1_000;

    /// <summary>The most turns that follow from one: events that publish themselves go no further.</summary>
    private const int MostFollowing = 10_000;

    private readonly List<Child> children = [];
    private readonly Queue<Action> following = new();
    private FlowInstance instance = new(id, plan);

    /// <summary>The instance as it was read again after the last turn.</summary>
    public FlowInstance Instance => instance;

    /// <summary>The instances that it, or one of them, began.</summary>
    public IEnumerable<FlowInstance> Children => children.Select(child => child.Instance);

    /// <summary>Finds the plan of a flow that is to be begun by its definition id; by default there is none.</summary>
    public Func<string, Plan?> Find { get; init; } = _ => null;

    /// <summary>The virtual time.</summary>
    public DateTimeOffset Now { get; set; } = world.Now;

    /// <summary>The turns so far, those of begun instances among them, newest last.</summary>
    public List<Turn> Turns { get; } = [];

    /// <summary>The turns of the instance itself.</summary>
    public IEnumerable<Turn> OwnTurns => Turns.Where(turn => turn.Instance.Id == id);

    /// <summary>All lines written so far.</summary>
    public IEnumerable<string> Lines => Turns.SelectMany(turn => turn.Events).OfType<LineWritten>().Select(line => line.Text);

    /// <summary>A variable that the flow declares, as it is now; undefined when there is none, or the instance is over.</summary>
    public Value Get(string name) => Root is { } root && Scope.Read(root, name, out var value) ? value : default;

    /// <summary>Gives a variable another value, as nothing in the flow did: for people who try something out.</summary>
    /// <returns>False when there is no such variable now.</returns>
    /// <exception cref="ExpressionException">The value is not of the variable's type.</exception>
    public bool Set(string name, Value value)
    {
        var isThere = Root is { } root && Scope.Read(root, name, out _);
        if (isThere)
        {
            TurnScope.Write(Root, name, value);
        }

        return isThere;
    }

    private Frame? Root => instance.Frames.Find(frame => frame.Parent is null);

    private TurnScope Scope => new Turn(plan, instance, new Stimulus(""), new World(Now), TurnLimits.Default).Scope;

    /// <summary>Runs one turn, answering its calls, and what follows from it: begun instances, published events.</summary>
    public Turn Run(Stimulus stimulus)
    {
        var turn = Turn(plan, ref instance, stimulus);
        Follow(turn, id);
        Settle();
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

    /// <summary>
    /// Resumes every open bookmark until all instances end, nothing moves, or so many were resumed; within a pass the newest first, as Elsa's stores list them, and begun
    /// instances before those that wait for them. The end of a life that a flow limits is none of them.
    /// </summary>
    public void Drive(int most = 40, Value payload = default)
    {
        for (var resumed = 0; resumed < most;)
        {
            var before = resumed;
            foreach (var child in Enumerable.Reverse(children).Where(child => child.Instance.Status is InstanceStatus.Waiting).ToArray())
            {
                foreach (var bookmark in Open(child.Instance))
                {
                    if (resumed < most && child.Instance.Bookmarks.Any(open => open.Id == bookmark.Id))
                    {
                        Now = bookmark.Due > Now ? bookmark.Due.Value : Now;
                        RunChild(child, new Stimulus(bookmark.Kind, bookmark.Key, payload, bookmark.Id));
                        resumed++;
                    }
                }
            }

            foreach (var bookmark in Open(instance))
            {
                if (resumed < most && instance.Bookmarks.Any(open => open.Id == bookmark.Id))
                {
                    Resume(bookmark, payload);
                    resumed++;
                }
            }

            if (resumed == before)
            {
                break;
            }
        }
    }

    private void RunChild(Child child, Stimulus stimulus)
    {
        Follow(Turn(child.Plan, ref child.Instance, stimulus), child.Instance.Id);
        Settle();
    }

    private void Settle()
    {
        for (var turns = 0; turns < MostFollowing && following.TryDequeue(out var next); turns++)
        {
            next();
        }

        following.Clear();
    }

    /// <summary>The bookmarks to resume: not those at which an instance waits for another that is there.</summary>
    private static Bookmark[] Open(FlowInstance from) => from.Status is not InstanceStatus.Waiting ? [] :
        [.. from.Bookmarks.Reverse().Where(bookmark => bookmark.Kind is not (Lifetime.Kind or Stimulus.Kinds.Child))];

    private Turn Turn(Plan of, ref FlowInstance its, Stimulus stimulus)
    {
        // Facts may be changed between turns; a turn keeps those with which it ran.
        var turn = FlowEngine.Run(of, its, stimulus, world with { Now = Now, Facts = ValueConvert.Copy(Value.Of(world.Facts)).Map! });
        while (turn.Call is { } call)
        {
            turn.Answer(answer?.Invoke(call) ?? new CallAnswer(default, "call:unavailable", "Nothing answers calls here."));
        }

        Turns.Add(turn);
        its = InstanceState.Read(InstanceState.Write(turn.Instance, of), of);
        return turn;
    }

    private void Follow(Turn turn, Guid of)
    {
        foreach (var dispatched in turn.Events.OfType<FlowDispatched>())
        {
            following.Enqueue(() => Begin(dispatched, of));
        }

        foreach (var published in turn.Events.OfType<EventPublished>())
        {
            following.Enqueue(() => Publish(published, of));
        }

        if (turn.Instance.Status is not (InstanceStatus.Running or InstanceStatus.Waiting) && children.Find(child => child.Instance.Id == of) is { ReportTo: not null } over)
        {
            Report(over.Parent, over.ReportTo, ChildReport.Of(turn.Instance).ToValue());
        }
    }

    private void Begin(FlowDispatched wanted, Guid parent)
    {
        if (children.Count >= MostChildren || Find(wanted.DefinitionId) is not { } found)
        {
            if (wanted.ReportTo is not null)
            {
                Report(parent, wanted.ReportTo, ChildReport.Missing(wanted.InstanceId, wanted.DefinitionId));
            }

            return;
        }

        var child = new Child(found, parent, wanted.ReportTo) { Instance = new(wanted.InstanceId, found) { CorrelationId = wanted.CorrelationId.Length > 0 ? wanted.CorrelationId : null } };
        children.Add(child);
        Follow(Turn(found, ref child.Instance, Stimulus.Start(wanted.Inputs)), wanted.InstanceId);
    }

    private void Report(Guid to, string key, Value report) => Tell(to, new Stimulus(Stimulus.Kinds.Child, key, report));

    private void Publish(EventPublished published, Guid from)
    {
        var stimulus = new Stimulus(Stimulus.Kinds.Event, published.Name, published.Payload);
        var correlation = published.CorrelationId;
        foreach (var hearing in children.Select(child => child.Instance).Append(instance).ToArray())
        {
            if (published.IsLocal ? hearing.Id == from : correlation.Length == 0 || hearing.CorrelationId == correlation)
            {
                Tell(hearing.Id, stimulus);
            }
        }
    }

    private void Tell(Guid to, Stimulus stimulus)
    {
        if (to == id)
        {
            following.Enqueue(() => Follow(Turn(plan, ref instance, stimulus), id));
        }
        else if (children.Find(child => child.Instance.Id == to) is { } child)
        {
            following.Enqueue(() => Follow(Turn(child.Plan, ref child.Instance, stimulus), to));
        }
    }

    /// <summary>A begun instance.</summary>
    private sealed class Child(Plan plan, Guid parent, string? reportTo)
    {
        public Plan Plan { get; } = plan;

        public Guid Parent { get; } = parent;

        public string? ReportTo { get; } = reportTo;

        public required FlowInstance Instance;
    }
}
