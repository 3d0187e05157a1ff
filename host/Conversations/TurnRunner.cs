using Porfin.Execution;

namespace Porfin.Host.Conversations;

/// <summary>Runs one turn of a conversation: no database, no effects. It may take its time for calls; other conversations go on meanwhile.</summary>
public delegate ValueTask<TurnResult> TurnRunner(TurnRequest request, CancellationToken cancellation);

/// <summary>What a turn is run on.</summary>
/// <param name="Conversation">Whose turn it is.</param>
/// <param name="Live">The instance that waits in this conversation; null when none does.</param>
/// <param name="Mails">All that has come, in order, at least one; a turn takes one, or joins several.</param>
/// <param name="Now">The time of the turn.</param>
public sealed record TurnRequest(Conversation Conversation, InstanceRow? Live, IReadOnlyList<Mail> Mails, DateTimeOffset Now);

/// <summary>What a turn came to. All of it is stored together, or nothing.</summary>
/// <param name="Taken">Which of the mails are done with; none when the time had come for something that was due before the first of them.</param>
public sealed record TurnResult(params Mail[] Taken)
{
    /// <summary>The instance after the turn; null when none ran.</summary>
    public InstanceRow? Instance { get; init; }

    /// <summary>What is said to the customer, in order.</summary>
    public IReadOnlyList<Outgoing> Outgoing { get; init; } = [];

    /// <summary>What it begins or tells outside the conversation: <see cref="Control.FlowDispatched"/> and <see cref="Control.EventPublished"/>.</summary>
    public IReadOnlyList<FlowEvent> ForRuns { get; init; } = [];

    /// <summary>The turn's journal as JSON; null when none was written.</summary>
    public string? Journal { get; init; }

    /// <summary>Set to wait for more fragments instead: the turn is run again then, on all that has come.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Why the mails taken cannot be answered: they are set aside for a person to see.</summary>
    public string? Dead { get; init; }
}

/// <summary>One run of a flow, as it is stored.</summary>
/// <param name="Id">Ours.</param>
/// <param name="FlowId">The flow.</param>
/// <param name="FlowVersion">The version that it stays with.</param>
/// <param name="Version">How many turns it had; one more with every turn, so that two hosts cannot both add the same.</param>
/// <param name="Status">waiting, finished, faulted or cancelled.</param>
/// <param name="State">As the engine wrote it.</param>
/// <param name="CreatedAt">When it began.</param>
public sealed record InstanceRow(Guid Id, Guid FlowId, int FlowVersion, int Version, string Status, byte[] State, DateTimeOffset CreatedAt)
{
    /// <summary>When a timer wakes it next; null when none does.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Until when a person has talked since its last turn, or will; null when nobody has.</summary>
    public DateTimeOffset? StoodStillUntil { get; init; }

    /// <summary>True when they gave the conversation back themselves.</summary>
    public bool IsGivenBack { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Fault { get; init; }

    /// <summary>A status as it is stored.</summary>
    public static string StatusOf(InstanceStatus status) => status switch
    {
        InstanceStatus.Waiting => "waiting",
        InstanceStatus.Finished => "finished",
        InstanceStatus.Faulted => "faulted",
        _ => "cancelled",
    };
}

/// <summary>Something that a turn says to the customer.</summary>
/// <param name="Key">The idempotency key: the same when the turn is run again.</param>
/// <param name="Content">What is said.</param>
public sealed record Outgoing(string Key, Activities.Messages.MessageContent Content);
