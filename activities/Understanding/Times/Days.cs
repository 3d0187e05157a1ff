using Porfin.Activities.Understanding.Entities;

namespace Porfin.Activities.Understanding.Times;

/// <summary>A day that was said.</summary>
/// <param name="Start">Its beginning.</param>
/// <param name="End">The token after it.</param>
/// <param name="Other">The day that it could mean as well.</param>
internal readonly record struct Day(DateTime Start, int End, DateTime? Other = null);

/// <summary>Days as people name them: amanhã, sexta, sexta que vem, terça da semana que vem, terça-feira dia 25, Natal.</summary>
internal static class Days
{
    private static readonly (string Words, int Days)[] Near = [("depois de amanha", 2), ("amanha", 1), ("amanhan", 1), ("hoje", 0), ("hj", 0), ("antes de ontem", -2), ("anteontem", -2), ("ontem", -1), ("amn", 1), ("amnh", 1)];

    private static readonly string[] This = ["este", "esta", "esse", "essa", "neste", "nesta", "nesse", "nessa"];
    private static readonly string[] Next = ["proximo", "proxima"];
    private static readonly string[] Last = ["ultimo", "ultima", "passado", "passada"];

    /// <summary>The day that begins at a token; null when none does.</summary>
    public static Day? Read(Tokens sentence, int at, DateTime today)
    {
        foreach (var (words, days) in Near)
        {
            if (sentence.After(at, words) is { } end)
            {
                return new(today.AddDays(days), end);
            }
        }

        var start = sentence.Is(at, This) || sentence.Is(at, Next) || sentence.Is(at, Last) ? at + 1 : at;
        if (CalendarWords.Weekday(sentence, start) is { } weekday)
        {
            return OfWeek(sentence, (weekday.Day, weekday.End, start > at ? sentence[at] : ""), today);
        }

        return Dates.Read(sentence, start > at && !sentence.Is(at, This) ? at : start, today) is { } date ? WithWeekday(sentence, date) : Holidays.Read(sentence, at, today);
    }

    /// <summary>12 de setembro de 2014, sexta-feira.</summary>
    private static Day WithWeekday(Tokens sentence, (DateTime Day, int End) date)
    {
        var at = sentence.Is(date.End, ",", "(") ? date.End + 1 : date.End;
        var fits = CalendarWords.Weekday(sentence, at) is { } weekday && weekday.Day == (int)date.Day.DayOfWeek;
        return new(date.Day, fits ? CalendarWords.Weekday(sentence, at)!.Value.End + (sentence.Is(at - 1, "(") ? 1 : 0) : date.End);
    }

    private static Day? OfWeek(Tokens sentence, (int Day, int End, string Before) said, DateTime today)
    {
        var dateAt = sentence.Is(said.End, ",", "(") ? said.End + 1 : said.End;
        if (Dates.Read(sentence, dateAt, today) is { } date)
        {
            return new(date.Day, date.End);
        }

        if (sentence.Digits(said.End, 2) is >= 1 and <= 31 and { } number && !ClockWords.Follows(sentence, said.End + 1) && Dates.NextOf(number, today, (DayOfWeek)said.Day) is { } numbered)
        {
            return new(numbered, said.End + 1);
        }

        var ahead = (said.Day - (int)today.DayOfWeek + 7) % 7;
        var (coming, monday) = (today.AddDays(ahead == 0 ? 7 : ahead), CalendarWords.Floor(today, Grain.Week));
        if (Last.Contains(said.Before))
        {
            return new(coming.AddDays(ahead == 0 ? -14 : -7), said.End);
        }

        return Moved(sentence, said, (today, coming, monday)) ?? new(coming, said.End, ahead == 0 && said.Before.Length == 0 ? today : null);
    }

    private static Day? Moved(Tokens sentence, (int Day, int End, string Before) said, (DateTime Today, DateTime Coming, DateTime Monday) days)
    {
        DateTime InWeek(int weeks) => days.Monday.AddDays((7 * weeks) + ((said.Day + 6) % 7));
        if (sentence.Is(said.End, "passada", "passado") || sentence.After(said.End, "da semana passada") is not null)
        {
            var end = sentence.After(said.End, "da semana passada");
            return end is { } week ? new(InWeek(-1), week) : new(days.Coming.AddDays(days.Coming == days.Today.AddDays(7) ? -14 : -7), said.End + 1);
        }

        foreach (var words in (ReadOnlySpan<string>)["da semana que vem", "na semana que vem", "da proxima semana", "na proxima semana", "da outra semana", "semana que vem", "da semana seguinte"])
        {
            if (sentence.After(said.End, words) is { } end)
            {
                return new(InWeek(1), end);
            }
        }

        if ((sentence.After(said.End, "desta semana") ?? sentence.After(said.End, "dessa semana") ?? sentence.After(said.End, "agora")) is { } now)
        {
            return new(InWeek(0) >= days.Today ? InWeek(0) : days.Coming, now);
        }

        // Some mean the next day of that name, some that of next week: both are said where they differ.
        return (sentence.After(said.End, "que vem") ?? sentence.After(said.End, "proxima") ?? sentence.After(said.End, "proximo")) is { } coming ? new(days.Coming, coming, days.Coming == InWeek(1) ? null : InWeek(1)) : null;
    }
}
