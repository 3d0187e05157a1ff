using Porfin.Activities.Answers;
using Porfin.Activities.Messages;

namespace Porfin.Activities.Personas;

/// <summary>What a persona sees when it is its turn.</summary>
/// <param name="Chance">Its chance.</param>
/// <param name="Habit">What it remembers of its habit.</param>
internal sealed record Moment(Chance Chance, HabitMemory Habit)
{
    /// <summary>What was asked last.</summary>
    public required string Question { get; init; }

    /// <summary>What kind of answer is wanted; a text where anything will do.</summary>
    public required AnswerKind Kind { get; init; }

    /// <summary>The options that were offered with the question.</summary>
    public required IReadOnlyList<Choice> Choices { get; init; }

    /// <summary>The options of earlier messages, by title.</summary>
    public required IReadOnlyList<string> OldTitles { get; init; }

    /// <summary>How long until the flow goes on by itself; null when it does not.</summary>
    public required TimeSpan? Patience { get; init; }

    /// <summary>True when the flow joins what comes in fragments.</summary>
    public required bool Joins { get; init; }
}

/// <summary>What a persona remembers of its habit over a conversation.</summary>
internal sealed class HabitMemory(Chance chance)
{
    /// <summary>At which of its turns it does what is typical for it.</summary>
    public int Moment { get; } = chance.Below(4);

    /// <summary>How many turns it has had.</summary>
    public int Turns { get; set; }

    /// <summary>How often it has done it.</summary>
    public int Done { get; set; }

    /// <summary>True once it wants something else.</summary>
    public bool HasOtherGoal { get; set; }
}
