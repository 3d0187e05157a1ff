using Porfin.Activities.Transcripts;
using Porfin.Execution;

namespace Porfin.Activities.Personas;

/// <summary>How a conversation ended.</summary>
public enum EndKind
{
    /// <summary>The flow came to one of its ends.</summary>
    Ended,

    /// <summary>A person has it.</summary>
    Person,

    /// <summary>The flow waits for somebody who has gone, and for no time.</summary>
    Left,

    /// <summary>It went on and on.</summary>
    Stuck,

    /// <summary>The flow failed.</summary>
    Failed,
}

/// <summary>The end of a conversation.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Title">At which end, person or fault, in the author's words; where the flow waits for one who left or is stuck.</param>
public sealed record Ending(EndKind Kind, string Title)
{
    internal static Ending Of(Plan plan, FlowInstance? instance, IReadOnlyList<Turn> turns, bool isLong)
    {
        var waits = instance is { Bookmarks: [var first, ..] } ? first.NodeId : "";
        return instance switch
        {
            { Status: InstanceStatus.Faulted } => new(EndKind.Failed, instance.Fault?.Code ?? ""),
            { Status: InstanceStatus.Waiting } when instance.Bookmarks.Any(bookmark => bookmark.Kind is Handoff.HandOff.GivenBack) => new(EndKind.Person, plan.TitleOf(waits)),
            { Status: InstanceStatus.Waiting } => new(isLong ? EndKind.Stuck : EndKind.Left, plan.TitleOf(waits)),
            _ => new(EndKind.Ended, LastStep(plan, turns)),
        };
    }

    // The last activity that was left: containers follow it in the journal.
    private static string LastStep(Plan plan, IReadOnlyList<Turn> turns)
    {
        var last = turns.Where(turn => turn.Plan == plan).SelectMany(turn => turn.Journal).LastOrDefault(entry => entry.Kind is JournalKind.Left && plan.TypeOf(entry.NodeId) is not (null or "Elsa.Flowchart" or "Elsa.Sequence" or "Elsa.Workflow"));
        return last.NodeId is { Length: > 0 } path ? plan.TitleOf(path) : "";
    }
}

/// <summary>One conversation of a persona with a flow.</summary>
/// <param name="Persona">Who.</param>
/// <param name="Goal">The end to which it wanted, in the author's words; null where it wanted a person or silence, or there is none.</param>
/// <param name="End">How it ended.</param>
/// <param name="HasReachedGoal">True when it got what it wanted.</param>
/// <param name="Played">The conversation; its transcript can be kept as a scenario.</param>
public sealed record PersonaRun(Persona Persona, string? Goal, Ending End, bool HasReachedGoal, Played Played)
{
    /// <summary>The conversation as a transcript.</summary>
    public string Transcript => Transcripts.Transcript.Write(Played.Entries);
}
