using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Migration;

namespace Porfin.Recordings;

/// <summary>
/// An instance at a moment of its recording, rebuilt by living its turns again. From there it goes on as recorded (<see cref="Next"/>), or otherwise:
/// with another stimulus or answer, with another value, or on another version. Its state is stored and read again between turns, as when it was recorded.
/// </summary>
public sealed class RebuiltInstance
{
    private readonly Recording recording;
    private readonly Func<string, int, Plan> plans;
    private int lived;

    private RebuiltInstance(Recording recording, Func<string, int, Plan> plans)
    {
        this.recording = recording;
        this.plans = plans;
        var first = recording.Turns[0];
        Plan = plans(first.DefinitionId, first.Version);
        Instance = new(recording.InstanceId, Plan) { CorrelationId = first.CorrelationId };
    }

    /// <summary>The plan to which the instance is pinned at this moment.</summary>
    public Plan Plan { get; private set; }

    /// <summary>The instance.</summary>
    public FlowInstance Instance { get; private set; }

    /// <summary>The recorded turn that comes next; null at the end.</summary>
    public RecordedTurn? Coming => lived < recording.Turns.Count ? recording.Turns[lived] : null;

    /// <summary>The turn that stands still before a step; null between turns.</summary>
    public Turn? Paused { get; private set; }

    /// <summary>An instance as it was after some of its turns; after none, before it began.</summary>
    /// <param name="recording">Its journal.</param>
    /// <param name="plans">The plan of a definition and version.</param>
    /// <param name="turns">How many turns.</param>
    /// <exception cref="ArgumentOutOfRangeException">The recording has fewer turns.</exception>
    public static RebuiltInstance After(Recording recording, Func<string, int, Plan> plans, int turns)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(turns, recording.Turns.Count);
        var rebuilt = new RebuiltInstance(recording, plans);
        while (rebuilt.lived < turns)
        {
            rebuilt.Next();
        }

        return rebuilt;
    }

    /// <summary>An instance in the midst of a turn, just before a step began.</summary>
    /// <param name="recording">Its journal.</param>
    /// <param name="plans">The plan of a definition and version.</param>
    /// <param name="step">The number of the step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The recording has no such step.</exception>
    public static RebuiltInstance Before(Recording recording, Func<string, int, Plan> plans, long step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        var rebuilt = new RebuiltInstance(recording, plans);
        while (rebuilt.Coming is { } coming)
        {
            if (coming.IsMigration)
            {
                rebuilt.Next();
                continue;
            }

            var turn = Replay.Again(rebuilt.Plan, rebuilt.Instance, coming, step);
            rebuilt.lived++;
            if (turn.IsPaused)
            {
                rebuilt.Paused = turn;
                return rebuilt;
            }

            rebuilt.Instance = Stored(turn);
        }

        throw new ArgumentOutOfRangeException(nameof(step), step, "The recording has no such step.");
    }

    /// <summary>Lives the coming turn as it was recorded.</summary>
    /// <exception cref="InvalidOperationException">None comes, or a turn stands still.</exception>
    public Turn Next()
    {
        var recorded = Paused is null ? Coming ?? throw new InvalidOperationException("The recording is at its end.") : throw new InvalidOperationException("A turn stands still: let it go on.");
        lived++;
        return Keep(recorded.IsMigration ? InstanceMigration.Again(Plan, plans, Instance, recorded) : Replay.Again(Plan, Instance, recorded));
    }

    /// <summary>Moves the instance to another version of its flow, where that is safe or the rules allow it.</summary>
    /// <exception cref="InvalidOperationException">A turn stands still.</exception>
    public Migrated MoveTo(Plan other, MigrationRules rules, World world)
    {
        var moved = Paused is null ? InstanceMigration.Move(Plan, other, Instance, rules, world) : throw new InvalidOperationException("A turn stands still: let it go on.");
        if (moved.Turn is { } turn)
        {
            Keep(turn);
        }

        return moved;
    }

    /// <summary>Lets something else happen than was recorded.</summary>
    /// <param name="stimulus">What.</param>
    /// <param name="world">When, and in which world.</param>
    /// <param name="answer">Answers calls; without it they fail as <c>call:unavailable</c>.</param>
    public Turn Run(Stimulus stimulus, World world, Func<Call, CallAnswer>? answer = null) =>
        Keep(Answered(FlowEngine.Run(Plan, Instance, stimulus, world), answer));

    /// <summary>The turn that stood still goes on; calls that it makes from now on are answered anew.</summary>
    /// <exception cref="InvalidOperationException">None stands still.</exception>
    public Turn GoOn(Func<Call, CallAnswer>? answer = null)
    {
        var turn = Paused ?? throw new InvalidOperationException("No turn stands still.");
        Paused = null;
        turn.GoOn();
        return Keep(Answered(turn, answer));
    }

    /// <summary>A variable as the flow sees it, or as it is seen at an activity that is not over; undefined when there is none.</summary>
    public Value Get(string name, string? at = null) => Within(at) is { } frame && Scope.Read(frame, name, out var value) ? value : default;

    /// <summary>Gives a variable another value: one that the flow declares, or one that is seen at an activity that is not over.</summary>
    /// <returns>False when no such variable is seen there.</returns>
    /// <exception cref="ExpressionException">The value is not of the variable's type.</exception>
    public bool Set(string name, Value value, string? at = null)
    {
        var found = Within(at) is { } frame && Scope.Read(frame, name, out _);
        if (found)
        {
            TurnScope.Write(Within(at), name, value);
        }

        return found;
    }

    /// <summary>The instance as it is once a turn is stored and read again. One whose state cannot be stored has failed.</summary>
    internal static FlowInstance Stored(Turn turn)
    {
        try
        {
            return turn.Call is null ? InstanceState.Read(InstanceState.Write(turn.Instance, turn.Plan, turn.Limits), turn.Plan) : turn.Instance;
        }
        catch (ExpressionException e)
        {
            return turn.Instance.Failed(new(e.Code, e.Message));
        }
    }

    private TurnScope Scope => (Paused ?? new Turn(Plan, Instance, new Stimulus(""), new World(default), TurnLimits.Default)).Scope;

    private static Turn Answered(Turn turn, Func<Call, CallAnswer>? answer)
    {
        while (turn.Call is { } call)
        {
            turn.Answer(answer?.Invoke(call) ?? new CallAnswer(default, "call:unavailable", "Nothing answers calls here."));
        }

        return turn;
    }

    private Frame? Within(string? at)
    {
        var frame = at is null ? Instance.Frames.Find(frame => frame.Parent is null) : Instance.Frames.FindLast(frame => frame.Node.Path == at);
        return frame?.Node.Container is null ? frame?.Parent : frame;
    }

    private Turn Keep(Turn turn)
    {
        Plan = turn.Plan;
        Instance = Stored(turn);
        return turn;
    }
}
