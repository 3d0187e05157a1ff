using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Recordings;

/// <summary>One turn as its journal tells it: all that it read from outside, and what happened.</summary>
public sealed record RecordedTurn
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The flow that it ran.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The version to which the instance was pinned.</summary>
    public required int Version { get; init; }

    /// <summary>Which turn of the instance, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The correlation id that a caller gave the new instance, or null.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Time, zone, culture and facts.</summary>
    public required World World { get; init; }

    /// <summary>What woke it.</summary>
    public required Stimulus Stimulus { get; init; }

    /// <summary>The limits within which it ran.</summary>
    public TurnLimits Limits { get; init; } = TurnLimits.Default;

    /// <summary>What happened, in order.</summary>
    public required IReadOnlyList<RecordedEntry> Entries { get; init; }

    /// <summary>The line of the journal, byte for byte.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>The answers to the calls of the turn, in order.</summary>
    public IEnumerable<CallAnswer> Answers => Entries.Where(entry => entry.Kind is JournalKind.Answered).Select(entry => entry.ToAnswer());

    /// <summary>True for a turn in which the instance was moved to another version, or ended because it could not be.</summary>
    public bool IsMigration => Stimulus.Kind is Migration.InstanceMigration.Kind;
}

/// <summary>One thing that happened, as it was recorded.</summary>
/// <param name="Kind">What.</param>
/// <param name="Step">The step, or 0 for the instance as a whole.</param>
/// <param name="NodeId">The path of the activity; empty for the instance as a whole.</param>
/// <param name="Detail">See <see cref="JournalKind"/>.</param>
/// <param name="Value">See <see cref="JournalKind"/>.</param>
/// <param name="Type">The type of the fact, for <see cref="JournalKind.Emitted"/>.</param>
/// <param name="Fields">The fields of the fact as JSON; empty for the rest.</param>
public sealed record RecordedEntry(JournalKind Kind, long Step, string NodeId, string? Detail, Value Value, string? Type, string Fields)
{
    /// <summary>The answer that it records.</summary>
    internal CallAnswer ToAnswer()
    {
        var space = Detail?.IndexOf(' ', StringComparison.Ordinal) ?? -1;
        return space < 0 ? new(Value, Detail) : new(Value, Detail![..space], Detail[(space + 1)..]);
    }
}

/// <summary>The journal of one instance from its first turn on: with it the instance can be lived again.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Turns">Its turns, in order.</param>
public sealed record Recording(Guid InstanceId, IReadOnlyList<RecordedTurn> Turns);
