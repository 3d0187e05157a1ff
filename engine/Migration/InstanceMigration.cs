using System.Globalization;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Migration;

/// <summary>
/// Moves waiting instances to another version of their flow where the plans show that it is safe. Without it an instance stays with the version on which it began.
/// A move is a turn like others, which is journalled and stored; nothing is said and nothing done in it.
/// </summary>
public static class InstanceMigration
{
    /// <summary>The kind of stimulus by which a journal tells of a move.</summary>
    public const string Kind = "migration";

    /// <summary>Moves an instance, or tells why it cannot be. The instance given is not changed.</summary>
    /// <param name="from">The plan to which it is pinned.</param>
    /// <param name="to">The plan of the other version.</param>
    /// <param name="instance">The instance, between turns.</param>
    /// <param name="rules">What to do with those that cannot go on as they are.</param>
    /// <param name="world">Time and facts.</param>
    /// <exception cref="ArgumentException">The plans are not of one flow, or the rules name a step that the new version does not have.</exception>
    public static Migrated Move(Plan from, Plan to, FlowInstance instance, MigrationRules rules, World world)
    {
        Check(from, to, instance, rules);
        var stimulus = new Stimulus(Kind, null, Value.Of(new ValueMap { ["from"] = Value.Of(from.Flow.Version), ["to"] = Value.Of(to.Flow.Version), ["rules"] = rules.ToValue() }));
        var obstacles = Obstacles.Of(to, instance, rules);
        if (obstacles.Count == 0)
        {
            var turn = Begin(to, new MovedState(from, to, instance, rules).InPlace(), stimulus, world);
            return new(MigrationResult.Moved, Moved(turn, from), [], Variables.Dropped(to, instance, rules));
        }

        if (instance.Status is not InstanceStatus.Waiting || rules.Otherwise is Otherwise.Stay)
        {
            return new(MigrationResult.Stays, null, obstacles, []);
        }

        return rules.Otherwise is Otherwise.End
            ? new(MigrationResult.Ended, Ended(Begin(from, Copy(from, instance), stimulus, world)), obstacles, [])
            : GoTo(from, to, instance, rules, obstacles, stimulus, world);
    }

    /// <summary>True when a plan has a step to which instances can be sent.</summary>
    public static bool HasStep(Plan plan, string? step) => step is not null && plan.ByPath.TryGetValue(step, out var node) && node.Parent is not null;

    /// <summary>Makes a recorded move again.</summary>
    internal static Turn Again(Plan from, Func<string, int, Plan> plans, FlowInstance instance, Recordings.RecordedTurn recorded)
    {
        var told = recorded.Stimulus.Payload.Map!;
        var rules = MigrationRules.Of(told["rules"]);
        return Move(from, plans(recorded.DefinitionId, (int)told["to"].Number), instance, rules, recorded.World).Turn
            ?? throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"The recorded move to version {told["to"].Number} is not possible here."));
    }

    private static Migrated GoTo(Plan from, Plan to, FlowInstance instance, MigrationRules rules, IReadOnlyList<Obstacle> obstacles, Stimulus stimulus, World world)
    {
        var step = to.ByPath[rules.Step!];
        if (new MovedState(from, to, instance, rules).At(step, world.Now) is not { } moved)
        {
            return new(MigrationResult.Stays, null, [.. obstacles, new("migration:cannot-enter", rules.Step!, $"The step '{rules.Step}' lies in a loop or a sub-flow in which the instance is not.")], []);
        }

        var turn = Moved(Begin(to, moved, stimulus, world), from);
        turn.Record.Note(JournalKind.Waiting, moved.Frames[^1], Failures.RetryKind);
        return new(MigrationResult.SentToStep, turn, obstacles, Variables.Dropped(to, instance, rules));
    }

    private static void Check(Plan from, Plan to, FlowInstance instance, MigrationRules rules)
    {
        if (from.Flow.DefinitionId != to.Flow.DefinitionId || instance.DefinitionId != from.Flow.DefinitionId || instance.Version != from.Flow.Version)
        {
            throw new ArgumentException($"Instance {instance.Id} of {instance.DefinitionId} version {instance.Version} cannot move from {from.Flow.DefinitionId} version {from.Flow.Version} to {to.Flow.DefinitionId} version {to.Flow.Version}.", nameof(to));
        }

        if (rules.Otherwise is Otherwise.GoTo && !HasStep(to, rules.Step))
        {
            throw new ArgumentException($"Version {to.Flow.Version} has no step '{rules.Step}' to go to.", nameof(rules));
        }
    }

    private static FlowInstance Copy(Plan plan, FlowInstance instance) => InstanceState.Read(InstanceState.Write(instance, plan, new() { StateBytes = int.MaxValue }), plan);

    private static Turn Begin(Plan plan, FlowInstance instance, Stimulus stimulus, World world) => Turn.Outside(plan, instance, stimulus, world);

    private static Turn Moved(Turn turn, Plan from)
    {
        turn.Record.Note(JournalKind.Moved, null, string.Create(CultureInfo.InvariantCulture, $"{from.Flow.Version} > {turn.Plan.Flow.Version}"));
        return turn;
    }

    private static Turn Ended(Turn turn)
    {
        FlowEngine.Cancel(turn.Instance);
        turn.Record.Note(JournalKind.Ended, null, turn.Instance.Status.ToString());
        return turn;
    }
}
