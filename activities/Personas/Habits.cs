using System.Globalization;
using Porfin.Activities.Transcripts;

namespace Porfin.Activities.Personas;

/// <summary>What is typical for personas: how they put what they have to say, and what they do instead.</summary>
internal static class Habits
{
    private const int Often = 3;

    public static IEnumerable<Entry> Plainly(Moment moment, string text) => [Customer(text)];

    public static IEnumerable<Entry> Shorten(Moment moment, string text)
    {
        var chosen = moment.Choices.Select((choice, index) => (choice, index)).FirstOrDefault(pair => text == $"[{pair.choice.Title}]");
        return chosen.choice is not null
            ? [Customer((chosen.index + 1).ToString(CultureInfo.InvariantCulture))]
            : [Customer(text.Length > 12 && !text.Any(char.IsDigit) ? text.Split(' ')[^1] : text)];
    }

    public static IEnumerable<Entry> Misspell(Moment moment, string text)
    {
        var words = Bare(text).Split(' ');
        var longer = words.Select((word, index) => (word, index)).Where(pair => pair.word.Length > 3 && pair.word.All(char.IsLetter)).Select(pair => pair.index).ToList();
        if (longer.Count > 0)
        {
            var at = moment.Chance.OneOf(longer);
            words[at] = Misspelt(words[at], moment.Chance);
        }

        return [Customer(string.Join(' ', words))];
    }

    public static IEnumerable<Entry> Record(Moment moment, string text) => [Customer("(audio)")];

    public static IEnumerable<Entry> Break(Moment moment, string text)
    {
        string[] parts = ["oi", "então", Bare(text)];
        return moment.Joins ? [Customer(string.Join('\n', parts))] : parts.Select(Customer);
    }

    public static IEnumerable<Entry> Repeat(Moment moment, string text) => [Customer(text), new(EntryKind.Happening, "duplicate")];

    public static IEnumerable<Entry>? ChangeMind(Moment moment) =>
        Once(moment, moment.Habit.Turns > 0, () =>
        {
            moment.Habit.HasOtherGoal = true;
            return [Customer("na verdade mudei de ideia" + (moment.OldTitles.Count > 0 ? ", " + moment.Chance.OneOf(moment.OldTitles) : ""))];
        });

    public static IEnumerable<Entry>? TapOld(Moment moment) => Once(moment, moment.OldTitles.Count > 0, () => [Customer($"[{moment.Chance.OneOf(moment.OldTitles)}]")]);

    public static IEnumerable<Entry>? AskPrice(Moment moment) => Sometimes(moment, Phrases.Prices);

    public static IEnumerable<Entry>? Insult(Moment moment) => Sometimes(moment, Phrases.Rude);

    public static IEnumerable<Entry>? SayTomorrow(Moment moment) => Sometimes(moment, Phrases.Tomorrow);

    public static IEnumerable<Entry>? AskForPerson(Moment moment) => moment.Habit.Done++ < Often ? [Customer(moment.Chance.OneOf(Phrases.ForAPerson))] : null;

    /// <summary>From some turn on only time passes. Some come back once, after the flow has spoken.</summary>
    public static IEnumerable<Entry>? FallSilent(Moment moment)
    {
        if (moment.Habit.Turns < moment.Habit.Moment)
        {
            return null;
        }

        return moment.Habit.Done++ == 1 && moment.Chance.Percent(30) ? [Customer(moment.Chance.OneOf(Phrases.Returns))] : moment.Patience is { } patience ? [Passes(patience)] : [];
    }

    public static IEnumerable<Entry>? Return(Moment moment) =>
        Once(moment, true, () => [Passes(TimeSpan.FromHours(26)), Customer(moment.Chance.OneOf(Phrases.Returns))]);

    /// <summary>Time passes.</summary>
    public static Entry Passes(TimeSpan time) => new(EntryKind.Happening, TranscriptClock.Write(time));

    /// <summary>The customer says something.</summary>
    public static Entry Customer(string text) => new(EntryKind.Customer, text);

    private static IEnumerable<Entry>? Once(Moment moment, bool can, Func<IEnumerable<Entry>> act)
    {
        if (!can || moment.Habit.Done > 0 || moment.Habit.Turns < moment.Habit.Moment)
        {
            return null;
        }

        moment.Habit.Done++;
        return act();
    }

    private static IEnumerable<Entry>? Sometimes(Moment moment, string[] phrases) =>
        moment.Habit.Done < Often && moment.Chance.Percent(50) && ++moment.Habit.Done > 0 ? [Customer(moment.Chance.OneOf(phrases))] : null;

    private static string Bare(string text) => text is ['[', .. var title, ']'] ? title : text;

    private static string Misspelt(string word, Chance chance)
    {
        var at = chance.Below(word.Length - 2) + 1;
        return chance.Percent(50) ? word.Remove(at, 1) : string.Concat(word.AsSpan(0, at), word.AsSpan(at + 1, 1), word.AsSpan(at, 1), word.AsSpan(at + 2));
    }
}
