using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>What an entry of the journal tells.</summary>
public enum JournalKind
{
    /// <summary>A stimulus woke the instance; the detail is its kind and key, the value its payload.</summary>
    Woken,

    /// <summary>A stimulus came for which nothing waited.</summary>
    Ignored,

    /// <summary>An activity was left; the detail is the outcome, the value what decided it.</summary>
    Left,

    /// <summary>An activity waits; the detail says for what.</summary>
    Waiting,

    /// <summary>An effect or fact was recorded.</summary>
    Emitted,

    /// <summary>A call was made; the detail is its type.</summary>
    Called,

    /// <summary>A call was answered; the value is the answer, the detail the failure if there was one.</summary>
    Answered,

    /// <summary>A variable was set by a step; the detail is its name.</summary>
    Set,

    /// <summary>A join was given up: not all its branches can arrive.</summary>
    Skipped,

    /// <summary>A waiting or queued activity was cancelled.</summary>
    Cancelled,

    /// <summary>A step failed; the detail is code and text.</summary>
    Failed,

    /// <summary>The instance ended; the detail is its status.</summary>
    Ended,

    /// <summary>The instance moved to another version of its flow; the detail tells from which to which.</summary>
    Moved,
}

/// <summary>One thing that happened in a turn.</summary>
/// <param name="Kind">What.</param>
/// <param name="Step">The step, or 0 for the instance as a whole.</param>
/// <param name="NodeId">The path of the activity; empty for the instance as a whole.</param>
/// <param name="Detail">See <see cref="JournalKind"/>.</param>
/// <param name="Value">See <see cref="JournalKind"/>.</param>
/// <param name="Event">The fact, for <see cref="JournalKind.Emitted"/>.</param>
public readonly record struct JournalEntry(JournalKind Kind, long Step, string NodeId, string? Detail = null, Value Value = default, FlowEvent? Event = null);
