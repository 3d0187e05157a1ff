namespace Porfin.Activities.Personas;

/// <summary>What a persona wants of a flow.</summary>
public enum PersonaGoal
{
    /// <summary>To come to one of its ends, or to a person: which one, the seed says.</summary>
    AnyEnd,

    /// <summary>To talk to a person.</summary>
    Person,

    /// <summary>To be left in peace: the flow must come to its end by itself.</summary>
    Silence,
}

/// <summary>A kind of customer, who does the same whenever the seed is the same.</summary>
/// <param name="Name">The name by which it is chosen.</param>
/// <param name="Summary">What it does, for people.</param>
/// <param name="Goal">What it wants.</param>
public sealed record Persona(string Name, string Summary, PersonaGoal Goal = PersonaGoal.AnyEnd)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<Persona> All { get; } =
    [
        new("plain", "answers what is asked"),
        new("hurried", "answers in a word, and by the number of an option") { Say = Habits.Shorten },
        new("typos", "types a wrong letter in every message") { Say = Habits.Misspell },
        new("audio", "sends audios and types nothing") { Say = Habits.Record },
        new("fragments", "writes every thought in three messages") { Say = Habits.Break },
        new("changes-mind", "takes back what was chosen, and wants something else") { Act = Habits.ChangeMind },
        new("old-button", "taps an option of an earlier message") { Act = Habits.TapOld },
        new("asks-price", "asks what it costs instead of answering") { Act = Habits.AskPrice },
        new("silent", "says nothing any more", PersonaGoal.Silence) { Act = Habits.FallSilent },
        new("rude", "insults before answering") { Act = Habits.Insult },
        new("wants-person", "asks for a person", PersonaGoal.Person) { Act = Habits.AskForPerson },
        new("tomorrow", "answers \"amanhã à tarde\" to anything") { Act = Habits.SayTomorrow },
        new("returns", "comes back after 26 hours") { Act = Habits.Return },
        new("twice", "every message is delivered twice") { Say = Habits.Repeat },
    ];

    /// <summary>How it puts what it has to say.</summary>
    internal Func<Moment, string, IEnumerable<Transcripts.Entry>> Say { get; init; } = Habits.Plainly;

    /// <summary>What it does before it answers, if anything; nothing most of the time.</summary>
    internal Func<Moment, IEnumerable<Transcripts.Entry>?> Act { get; init; } = static _ => null;
}
