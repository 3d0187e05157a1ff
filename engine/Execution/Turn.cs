using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>One turn of an instance: from a stimulus until every path waits or ends.</summary>
public sealed class Turn
{
    private readonly StepContext context;
    private readonly TurnLimits limits;
    private Frame? asking;
    private Activity? asker;
    private long bookmarks;
    private int steps;

    internal Turn(Plan plan, FlowInstance instance, Stimulus stimulus, World world, TurnLimits limits)
    {
        Plan = plan;
        Instance = instance;
        Stimulus = stimulus;
        World = world;
        this.limits = limits;
        Random = new(instance.Id, instance.Turns);
        Record = new(instance, limits);
        Agenda = new(instance, Record);
        Scope = new(this);
        context = new(this);
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>The instance as the turn left it.</summary>
    public FlowInstance Instance { get; }

    /// <summary>What woke it.</summary>
    public Stimulus Stimulus { get; }

    /// <summary>The world of the turn.</summary>
    public World World { get; }

    /// <summary>The question that must be answered before the turn goes on; null when the turn is over.</summary>
    public Call? Call { get; private set; }

    /// <summary>False when nothing waited for the stimulus: the instance is as it was.</summary>
    public bool Consumed { get; private set; }

    /// <summary>The effects and facts, in order.</summary>
    public IReadOnlyList<FlowEvent> Events => Record.Events;

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<JournalEntry> Journal => Record.Journal;

    internal TurnScope Scope { get; }

    internal TurnRecord Record { get; }

    internal Agenda Agenda { get; }

    internal SeededRandom Random;

    /// <summary>Outputs of activities of this turn, by activity; kept only when some expression reads them.</summary>
    internal Dictionary<PlanNode, ValueMap> Outputs { get; } = [];

    internal Value LastResult { get; set; }

    /// <summary>The outcomes that the running script has set.</summary>
    internal List<string>? ScriptOutcomes { get; set; }

    /// <summary>Sets an output of a container.</summary>
    internal void Result(Frame frame, string name, Value value) => context.At(frame).Output(name, value);

    /// <summary>Answers <see cref="Call"/> and goes on.</summary>
    /// <exception cref="InvalidOperationException">No call is open.</exception>
    public void Answer(CallAnswer answer)
    {
        var frame = asking ?? throw new InvalidOperationException("The turn has no open call.");
        var activity = asker!;
        Call = null;
        asking = null;
        asker = null;
        Record.Note(JournalKind.Answered, frame, answer.Failure is null ? null : $"{answer.Failure} {answer.Detail}", answer.Value);
        try
        {
            Handle(frame, activity, activity.Continue(context.At(frame), answer));
        }
        catch (ExpressionException e)
        {
            Failed(frame, e);
        }

        Drain();
    }

    internal void Begin()
    {
        if (Stimulus.Kind is Porfin.Stimulus.Kinds.Start)
        {
            Start();
        }
        else
        {
            Wake();
        }
    }

    /// <summary>Completes a running container by default, whatever its children do (Break).</summary>
    internal void CompleteNow(Frame frame)
    {
        Agenda.CancelChildren(frame);
        Complete(frame, Outcomes.Default);
    }

    private void Start()
    {
        if (Instance.Steps > 0 || Instance.Status is not InstanceStatus.Running)
        {
            Record.Note(JournalKind.Ignored, null, "start");
            return;
        }

        Consumed = true;
        Instance.Turns++;
        Instance.Inputs = Stimulus.Payload.Map ?? [];
        Record.Note(JournalKind.Woken, null, "start", Stimulus.Payload);
        Agenda.Begin(Plan.Nodes[0]);
        Drain();
    }

    private void Wake()
    {
        var matches = Instance.Status is InstanceStatus.Waiting ? Instance.Waits.FindAll(Matches) : [];
        if (matches.Count == 0)
        {
            Record.Note(JournalKind.Ignored, null, Describe(Stimulus), Stimulus.Payload);
            return;
        }

        Consumed = true;
        Instance.Turns++;
        Instance.Status = InstanceStatus.Running;
        var all = Stimulus.Kind is Porfin.Stimulus.Kinds.Event && Stimulus.BookmarkId is null;
        foreach (var bookmark in all ? matches : matches.Take(1))
        {
            if (Instance.Waits.Contains(bookmark))
            {
                Resume(bookmark);
            }
        }

        Drain();
    }

    private bool Matches(Bookmark bookmark) => Stimulus.BookmarkId is { } id
        ? bookmark.Id == id
        : bookmark.Kind == Stimulus.Kind && string.Equals(bookmark.Key, Stimulus.Key, StringComparison.Ordinal);

    private void Resume(Bookmark bookmark)
    {
        var frame = Instance.Frames.Find(candidate => candidate.Step == bookmark.Step)!;
        Instance.Waits.RemoveAll(other => other.Step == frame.Step);
        Record.Note(JournalKind.Woken, frame, Describe(Stimulus), Stimulus.Payload);
        try
        {
            if (!frame.Node.Type.OverridesResume)
            {
                Complete(frame, Outcomes.Default);
            }
            else if (Prepare(frame) is { } activity)
            {
                var woken = Stimulus.Kind == bookmark.Kind ? Stimulus : Stimulus with { Kind = bookmark.Kind, Key = bookmark.Key };
                Handle(frame, activity, activity.Resume(context.At(frame), woken));
            }
        }
        catch (ExpressionException e)
        {
            Failed(frame, e);
        }
    }

    private void Drain()
    {
        while (Call is null && Agenda.TryTake(out var item))
        {
            Execute(item.Frame, item.Prepare);
        }

        if (Call is null && Instance.Status is InstanceStatus.Running)
        {
            Settle();
        }
    }

    private void Settle()
    {
        if (Instance.Frames.Count == 0)
        {
            End(InstanceStatus.Finished);
        }
        else if (Instance.Waits.Count > 0)
        {
            Instance.Status = InstanceStatus.Waiting;
        }
        else
        {
            Fail(new("turn:stuck", "The flow has steps that are not over, but waits for nothing. A container never completes."));
        }
    }

    private void Execute(Frame frame, Action<Frame>? prepare)
    {
        frame.Step = ++Instance.Steps;
        if (++steps > limits.Steps)
        {
            Fail(new("turn:too-long", $"The flow took {limits.Steps} steps without a wait. It probably loops.", frame.Node.Path));
            return;
        }

        try
        {
            if (frame.Node.Scope is { } scope)
            {
                frame.Variables = scope.Defaults();
            }

            if (frame.Node.Container is { } container)
            {
                frame.CheckDepth(limits);
                Agenda.Keep(frame);
                prepare?.Invoke(frame);
                Handle(frame, container, container.Enter(this, frame));
            }
            else if (Prepare(frame) is { } activity)
            {
                Handle(frame, activity, activity.Execute(context.At(frame)));
            }
        }
        catch (ExpressionException e)
        {
            Failed(frame, e);
        }
    }

    /// <summary>A fresh activity with its inputs; null when an input failed, which failed the step.</summary>
    private Activity? Prepare(Frame frame)
    {
        var activity = StepInputs.Prepare(frame, Scope, out var fault);
        if (fault is not null)
        {
            Failed(frame, fault);
        }

        return activity;
    }

    private void Handle(Frame frame, Activity activity, Next next)
    {
        switch (next.Kind)
        {
            case Next.NextKind.Outcomes:
                Complete(frame, Outcomes.From(next.Detail));
                break;
            case Next.NextKind.Children:
                break;
            case Next.NextKind.Wait:
                Wait(frame, (Wake[])next.Detail!);
                break;
            case Next.NextKind.Call:
                Call = (Call)next.Detail!;
                Call.IdempotencyKey = Record.CallKey(frame);
                asking = frame;
                asker = activity;
                Record.Note(JournalKind.Called, frame, Call.GetType().Name);
                break;
            case Next.NextKind.Fault:
                Failed(frame, (Fault)next.Detail! with { NodeId = frame.Node.Path });
                break;
            case Next.NextKind.Finish:
                Record.Note(JournalKind.Left, frame, "Done");
                End(InstanceStatus.Finished);
                break;
            case Next.NextKind.Break:
                Break(frame);
                break;
            default:
                CompleteComposite(frame, Outcomes.From(next.Detail));
                break;
        }
    }

    private void Wait(Frame frame, Wake[] wakes)
    {
        if (Instance.Waits.Count + wakes.Length > limits.Bookmarks)
        {
            throw new ExpressionException("turn:too-many-bookmarks", $"The instance waits at more than {limits.Bookmarks} places.");
        }

        Agenda.Keep(frame);
        if (frame.LosesTo >= 0)
        {
            Agenda.CancelFrame(frame);
            return;
        }

        foreach (var wake in wakes)
        {
            var bookmark = new Bookmark((Instance.Turns * 1_000_000L) + ++bookmarks, frame.Step, frame.Node.Path, wake.Kind, wake.Key, wake.Due);
            Instance.Waits.Add(bookmark);
            Record.Note(JournalKind.Waiting, frame, wake.Due is { } due ? $"{wake.Kind} {due.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}" : wake.Key is null ? wake.Kind : $"{wake.Kind} {wake.Key}");
        }
    }

    private void Complete(Frame frame, Outcomes outcomes)
    {
        Record.Note(JournalKind.Left, frame, outcomes.ToString(), context.TakeDecided(frame));
        Agenda.Drop(frame);
        if (frame.Parent is not { } parent)
        {
            End(InstanceStatus.Finished);
            return;
        }

        parent.Children--;
        var container = parent.Node.Container!;
        try
        {
            Handle(parent, container, container.ChildCompleted(this, parent, frame, outcomes));
        }
        catch (ExpressionException e)
        {
            Failed(parent, e);
        }
    }

    private void CompleteComposite(Frame frame, Outcomes outcomes)
    {
        Record.Note(JournalKind.Left, frame, outcomes.ToString());
        Agenda.Drop(frame);
        var composite = frame.Parent!;
        while (!composite.Node.IsComposite)
        {
            composite = composite.Parent!;
        }

        Agenda.CancelChildren(composite);
        Complete(composite, outcomes);
    }

    /// <summary>Ends the nearest loop of the same flow; outside a loop, whatever contains the step (as a terminal step does).</summary>
    private void Break(Frame frame)
    {
        for (var loop = frame.Parent; loop is not null && !loop.Node.IsComposite; loop = loop.Parent)
        {
            if (loop.Node.Container is Control.Loop)
            {
                Record.Note(JournalKind.Left, frame, "Done");
                Agenda.Drop(frame);
                CompleteNow(loop);
                return;
            }
        }

        Complete(frame, Outcomes.Default);
    }

    private void Failed(Frame frame, ExpressionException e) => Failed(frame, new Fault(e.Code, e.Message, frame.Node.Path));

    private void Failed(Frame frame, Fault fault)
    {
        if (Instance.Status is not InstanceStatus.Running)
        {
            return;
        }

        Record.Note(JournalKind.Failed, frame, $"{fault.Code} {fault.Text}");
        if (frame.Node.FaultPolicy is FaultPolicy.FollowFailed)
        {
            Agenda.CancelChildren(frame);
            Complete(frame, Outcomes.From("Failed"));
        }
        else
        {
            Fail(fault);
        }
    }

    private void Fail(Fault fault)
    {
        Instance.Fault = fault;
        End(InstanceStatus.Faulted);
    }

    private void End(InstanceStatus status)
    {
        Agenda.Clear();
        Instance.Status = status;
        Record.Note(JournalKind.Ended, null, status.ToString());
    }

    private static string Describe(Stimulus stimulus) => stimulus.Key is null ? stimulus.Kind : $"{stimulus.Kind} {stimulus.Key}";

}
