using Porfin.Activities.Understanding.Entities;

namespace Porfin.Activities.Understanding.Times;

/// <summary>Days by their number: 12/03, 2026-03-12, 12 de março de 2026, março 12, dia 5.</summary>
internal static class Dates
{
    /// <summary>The day that begins at a token, and where it ends; null when none does. Without a year it is the next one from today on.</summary>
    public static (DateTime Day, int End)? Read(Tokens sentence, int at, DateTime today) =>
        WithSigns(sentence, at, today) ?? InMonth(sentence, at, today) ?? MonthFirst(sentence, at, today) ?? OfMonth(sentence, at, today);

    /// <summary>The next day with such a number, today included; null when there is none.</summary>
    public static DateTime? NextOf(int number, DateTime today, DayOfWeek? weekday = null)
    {
        var first = new DateTime(today.Year, today.Month, 1);
        for (var month = 0; month < (weekday is null ? 3 : 15); month++)
        {
            var candidate = first.AddMonths(month);
            if (Of(candidate.Year, candidate.Month, number) is { } day && day >= today && (weekday is null || day.DayOfWeek == weekday))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>A number of a day, in digits, in words or as an ordinal.</summary>
    public static (int Day, int End)? Number(Tokens sentence, int at)
    {
        if (OrdinalWords.Read(sentence, at) is { Value: >= 1 and <= 31 } ordinal)
        {
            return ordinal;
        }

        if (sentence.Digits(at, 2) is >= 1 and <= 31 and { } digits)
        {
            return (digits, at + 1);
        }

        return NumberWords.Read(sentence, at) is { Value: >= 1 and <= 31 } words ? ((int)words.Value, words.End) : null;
    }

    /// <summary>Two digits of a year mean the coming twenty years, or those before.</summary>
    public static int Year(int year, DateTime today) => year >= 100 ? year : year + (year <= (today.Year % 100) + 20 ? today.Year / 100 * 100 : (today.Year / 100 * 100) - 100);

    private static (DateTime, int)? WithSigns(Tokens sentence, int at, DateTime today)
    {
        var sign = sentence[at + 1];
        if (sign is not ("/" or "-" or ".") || at >= sentence.Count || at + 2 >= sentence.Count || !sentence.At(at).IsDigits || !sentence.IsGlued(at + 1) || !sentence.IsGlued(at + 2) || (sentence.IsGlued(at) && sentence.Is(at - 1, "/", ".", "-", ",")))
        {
            return null;
        }

        var third = sentence[at + 3] == sign && sentence.IsGlued(at + 3) && sentence.IsGlued(at + 4) ? at + 4 : -1;
        var (first, second, last) = (sentence.Digits(at), Part(sentence, at + 2), third < 0 ? null : sentence.Digits(third));
        if (third >= 0 && first is >= 1000)
        {
            return Found(Of(first.Value, second, last), third + 1);
        }

        if (third >= 0)
        {
            return last is null || sentence[third].Length is 1 or 3 ? null : Found(Of(Year(last.Value, today), second, first), third + 1);
        }

        var isShort = sign == "/" && sentence[at].Length <= 2 && sentence[at + 2].Length <= 3 && !(sentence.Is(at + 3, "/") && sentence.IsGlued(at + 3));
        return isShort ? Found(Next(second, first, today), at + 3) : null;
    }

    private static int? Part(Tokens sentence, int at) => sentence.Digits(at, 2) ?? CalendarWords.Month(sentence, at)?.Month;

    private static (DateTime, int)? InMonth(Tokens sentence, int at, DateTime today)
    {
        if (Number(sentence, at) is not { } day)
        {
            return null;
        }

        var hasDe = sentence.Is(day.End, "de", "do");
        var monthAt = hasDe ? day.End + 1 : day.End;
        monthAt = sentence.After(monthAt, "mes de") ?? monthAt;
        if (CalendarWords.Month(sentence, monthAt) is not { } month || (!hasDe && sentence[monthAt].Length == 3 && sentence.Is(monthAt, "set", "mar") && sentence.Digits(at) is null))
        {
            return null;
        }

        return WithYear(sentence, month.End, (month.Month, day.Day), today);
    }

    private static (DateTime, int)? MonthFirst(Tokens sentence, int at, DateTime today) =>
        CalendarWords.Month(sentence, at) is { } month && Number(sentence, month.End) is { } day && !sentence.Is(day.End, "h", "hs", "horas", ":", "/") && !sentence.Is(day.End, "a", "ate", "-")
            ? WithYear(sentence, day.End, (month.Month, day.Day), today) : null;

    private static (DateTime, int)? WithYear(Tokens sentence, int at, (int Month, int Day) date, DateTime today)
    {
        var yearAt = sentence.Is(at, "de", "do", "/", "-", ",") ? at + 1 : at;
        var isYear = sentence.Digits(yearAt) is not null && (sentence[yearAt].Length == 4 || (sentence[yearAt].Length == 2 && yearAt > at && sentence.Is(at, "de", "/") && !sentence.Is(yearAt + 1, "h", ":", "hs")));
        return isYear ? Found(Of(Year(sentence.Digits(yearAt)!.Value, today), date.Month, date.Day), yearAt + 1) : Found(Next(date.Month, date.Day, today), at);
    }

    private static (DateTime, int)? OfMonth(Tokens sentence, int at, DateTime today)
    {
        if (!sentence.Is(at, "dia") || Number(sentence, at + 1) is not { } day || sentence.Is(day.End, "dias", "horas"))
        {
            return null;
        }

        if (InMonth(sentence, at + 1, today) is { } dated)
        {
            return dated;
        }

        return WithSigns(sentence, at + 1, today) ?? (sentence.After(day.End, "do mes que vem") is { } next ? Found(NextOf(day.Day, CalendarWords.Floor(today, Grain.Month).AddMonths(1)), next) : Found(NextOf(day.Day, today), day.End));
    }

    private static DateTime? Next(int? month, int? day, DateTime today)
    {
        for (var year = today.Year; year <= today.Year + 8; year++)
        {
            if (Of(year, month, day) is { } found && found >= today)
            {
                return found;
            }
        }

        return null;
    }

    private static DateTime? Of(int year, int? month, int? day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month.Value) ? new DateTime(year, month.Value, day.Value) : null;

    private static (DateTime, int)? Found(DateTime? day, int end) => day is { } found ? (found, end) : null;
}
