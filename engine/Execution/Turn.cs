using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>One turn of an instance: from a stimulus until every path waits or ends.</summary>
public sealed class Turn
{
    private readonly Steps steps;
    private World? seen;
    private Frame? root;

    internal Turn(Plan plan, FlowInstance instance, Stimulus stimulus, World world, TurnLimits limits)
    {
        Plan = plan;
        Instance = instance;
        Stimulus = stimulus;
        World = world;
        Limits = limits;
        Number = instance.Turns + 1;
        GivenCorrelationId = instance.Turns == 0 ? instance.CorrelationId : null;
        Random = new(instance.Id, instance.Turns);
        Record = new(instance, limits);
        Agenda = new(instance, Record, limits);
        Scope = new(this);
        steps = new(this, limits);
        Woken = stimulus.Payload.Identity is null ? stimulus : stimulus with { Payload = ValueConvert.Copy(stimulus.Payload) };
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>The instance as the turn left it.</summary>
    public FlowInstance Instance { get; }

    /// <summary>What woke it.</summary>
    public Stimulus Stimulus { get; }

    /// <summary>The world of the turn.</summary>
    public World World { get; }

    /// <summary>The limits within which it ran.</summary>
    public TurnLimits Limits { get; }

    /// <summary>Which turn of the instance it is, from 1.</summary>
    public int Number { get; }

    /// <summary>The question that must be answered before the turn goes on; null when the turn is over.</summary>
    public Call? Call => steps.Call;

    /// <summary>False when nothing waited for the stimulus: the instance is as it was.</summary>
    public bool Consumed { get; internal set; }

    /// <summary>The effects and facts, in order.</summary>
    public IReadOnlyList<FlowEvent> Events => Record.Events;

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<JournalEntry> Journal => Record.Journal;

    /// <summary>A variable of the flow as the turn left it, also when the instance is over; undefined when there is none of that name.</summary>
    public Value Variable(string name) => root is not null && Scope.Read(root, name, out var value) ? value : default;

    /// <summary>The stimulus as the flow has it. Scripts change lists and maps in place: what came from outside stays as it came, for the journal.</summary>
    internal Stimulus Woken { get; }

    /// <summary>The world as the flow has it, with facts of its own.</summary>
    internal World Seen => seen ??= World.Facts.Count == 0 ? World : World with { Facts = ValueConvert.Copy(Value.Of(World.Facts)).Map! };

    /// <summary>The correlation id that a caller gave a new instance; null when none did, and for later turns.</summary>
    internal string? GivenCorrelationId { get; }

    internal TurnScope Scope { get; }

    internal TurnRecord Record { get; }

    internal Agenda Agenda { get; }

    internal SeededRandom Random;

    /// <summary>Outputs of activities of this turn, by activity; kept only when some expression reads them.</summary>
    internal Dictionary<PlanNode, ValueMap> Outputs { get; } = [];

    internal Value LastResult { get; set; }

    /// <summary>Who plays the activity of a step instead of itself; null outside of trials.</summary>
    internal Func<Turn, Frame, Activity, Activity>? Cast { get; init; }

    /// <summary>The activity that began the instance, until it ran.</summary>
    internal PlanNode? Trigger { get; set; }

    /// <summary>The outcomes that the running script has set.</summary>
    internal List<string>? ScriptOutcomes { get; set; }

    /// <summary>A container waits, whatever else it does.</summary>
    internal void Wait(Frame frame, Wake wake) => Agenda.Wait(frame, wake);

    /// <summary>Sets an output of a container.</summary>
    internal void Result(Frame frame, string name, Value value) => steps.Result(frame, name, value);

    /// <summary>Answers <see cref="Call"/> and goes on.</summary>
    /// <exception cref="InvalidOperationException">No call is open.</exception>
    public void Answer(CallAnswer answer) => steps.Answer(answer);

    /// <summary>A turn in which nothing runs: something was done to the instance from outside, and is to be journalled and stored.</summary>
    internal static Turn Outside(Plan plan, FlowInstance instance, Stimulus stimulus, World world)
    {
        var turn = new Turn(plan, instance, stimulus, world, TurnLimits.Default) { Consumed = true };
        instance.Turns++;
        return turn;
    }

    /// <summary>True while the turn stands still before a step.</summary>
    internal bool IsPaused => steps.IsPaused;

    /// <summary>Goes on after standing still.</summary>
    internal void GoOn() => steps.GoOn();

    internal void Begin(long stopBefore)
    {
        steps.StopBefore = stopBefore;
        switch (Stimulus.Kind)
        {
            case Porfin.Stimulus.Kinds.Start:
                Start(null);
                break;
            case Porfin.Stimulus.Kinds.Trigger:
                Start(Stimulus.Key is { } path && Plan.ByPath.TryGetValue(path, out var node) ? node : null);
                break;
            case Porfin.Stimulus.Kinds.Pause:
                Pause.Over(this);
                break;
            default:
                Wake();
                break;
        }
    }

    private void Start(PlanNode? trigger)
    {
        if (Instance.Steps > 0 || Instance.Status is not InstanceStatus.Running)
        {
            Record.Note(JournalKind.Ignored, null, "start");
            return;
        }

        Consumed = true;
        Instance.Turns++;
        Trigger = trigger;
        Instance.Inputs = trigger is null ? Woken.Payload.Map ?? [] : [];
        Instance.EndsBy = Plan.Flow.Settings.EndsAfter is { } total ? Control.Moments.After(World.Now, total) : null;
        Record.Note(JournalKind.Woken, null, Describe(Stimulus), Stimulus.Payload);
        root = Agenda.Begin(Plan.Nodes[0]);
        steps.Drain();
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
        root = Instance.Frames.Find(static frame => frame.Parent is null);
        var all = Stimulus.Kind is Porfin.Stimulus.Kinds.Event && Stimulus.BookmarkId is null;
        foreach (var bookmark in all ? matches : matches.Take(1))
        {
            if (Instance.Waits.Contains(bookmark))
            {
                Resume(bookmark);
            }
        }

        steps.Drain();
    }

    private bool Matches(Bookmark bookmark) => Stimulus.BookmarkId is { } id
        ? bookmark.Id == id
        : bookmark.Kind == Stimulus.Kind && string.Equals(bookmark.Key, Stimulus.Key, StringComparison.Ordinal);

    private void Resume(Bookmark bookmark)
    {
        if (bookmark.Step == 0)
        {
            Lifetime.Expire(this, steps);
            return;
        }

        var frame = Instance.Frames.Find(candidate => candidate.Step == bookmark.Step)!;
        Instance.Waits.RemoveAll(other => other.Step == frame.Step);
        Record.Note(JournalKind.Woken, frame, Describe(Stimulus), Stimulus.Payload);
        if (bookmark.Kind is Failures.RetryKind)
        {
            steps.Execute(frame, null);
            return;
        }

        steps.Resume(frame, Woken.Kind == bookmark.Kind ? Woken : Woken with { Kind = bookmark.Kind, Key = bookmark.Key });
    }

    internal static string Describe(Stimulus stimulus) => stimulus.Key is null ? stimulus.Kind : $"{stimulus.Kind} {stimulus.Key}";
}
