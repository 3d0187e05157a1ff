using Porfin.Activities.Understanding.Entities;

namespace Porfin.Activities.Understanding.Times;

/// <summary>A time with the token after it.</summary>
internal readonly record struct TimeRead(TimeValue Value, int End);

/// <summary>Weeks, months, quarters, years and weekends: semana que vem, mês passado, maio de 2027, próximos 3 dias, último trimestre de 2026.</summary>
internal static class Periods
{
    private static readonly string[] This = ["este", "esta", "esse", "essa", "neste", "nesta", "nesse", "nessa", "deste", "desta", "desse", "dessa"];
    private static readonly string[] Next = ["proximo", "proxima", "proximos", "proximas"];
    private static readonly string[] Last = ["passado", "passada", "passados", "passadas", "anterior", "anteriores", "ultimo", "ultima", "ultimos", "ultimas"];

    /// <summary>The period that begins at a token; null when none does.</summary>
    public static TimeRead? Read(Tokens sentence, int at, DateTime now) =>
        Weekend(sentence, at, now) ?? Several(sentence, at, now) ?? One(sentence, at, now) ?? Numbered(sentence, at, now) ?? Month(sentence, at, now) ?? Year(sentence, at);

    private static TimeRead? Weekend(Tokens sentence, int at, DateTime now)
    {
        var (moved, start) = Moved(sentence, at);
        if ((sentence.After(start, "fim de semana") ?? sentence.After(start, "final de semana") ?? sentence.After(start, "fds") ?? sentence.After(start, "finde")) is not { } end)
        {
            return null;
        }

        var (later, after) = moved is null ? MovedAfter(sentence, end) : (moved, end);
        var saturday = CalendarWords.Floor(now, Grain.Week).AddDays(5 + (7 * (later ?? 0)));
        return new(new(saturday.AddHours(-6), Grain.Hour) { To = saturday.AddDays(2) }, after);
    }

    /// <summary>Próximos 3 dias, 3 próximos dias, 3 dias que vem, últimos 2 meses.</summary>
    private static TimeRead? Several(Tokens sentence, int at, DateTime now)
    {
        var (first, start) = MovedPlural(sentence, at);
        if (Numbers.Read(sentence, start) is not { Value: >= 1 and < 1000 } count)
        {
            return null;
        }

        var (second, unitAt) = first is null ? MovedPlural(sentence, count.End) : (first, count.End);
        if (CalendarWords.Unit(sentence[unitAt]) is not { } unit)
        {
            return null;
        }

        var (moved, end) = second is null ? sentence.After(unitAt + 1, "que vem") is { } coming ? (1, coming) : MovedPlural(sentence, unitAt + 1) : (second, unitAt + 1);
        if (moved is null)
        {
            return null;
        }

        var beginning = CalendarWords.Floor(now, unit);
        var (from, to) = moved > 0 ? (CalendarWords.Add(beginning, unit, 1), CalendarWords.Add(beginning, unit, 1 + count.Value)) : (CalendarWords.Add(beginning, unit, -count.Value), beginning);
        return new(new(from, unit) { To = to }, end);
    }

    private static TimeRead? One(Tokens sentence, int at, DateTime now)
    {
        var (before, unitAt) = Moved(sentence, at);
        if (CalendarWords.Unit(sentence[unitAt]) is not { } unit || unit < Grain.Hour || (unit is Grain.Day && before is not 1))
        {
            return null;
        }

        if (before is -1 && unit is Grain.Month or Grain.Quarter && OfYear(sentence, unitAt + 1) is { } year)
        {
            var (parts, length) = unit is Grain.Month ? (12, 1) : (4, 3);
            return new(new(new(year.Year, ((parts - 1) * length) + 1, 1), unit), year.End);
        }

        var (moved, end) = before is null ? MovedAfter(sentence, unitAt + 1) : (before, unitAt + 1);
        return moved is { } by ? new(new(CalendarWords.Add(CalendarWords.Floor(now, unit), unit, by), unit), end) : null;
    }

    /// <summary>Terceiro trimestre de 2017, primeiro mês de 2013, segundo trimestre.</summary>
    private static TimeRead? Numbered(Tokens sentence, int at, DateTime now)
    {
        if (OrdinalWords.Read(sentence, at) is not { } ordinal || CalendarWords.Unit(sentence[ordinal.End]) is not (Grain.Month or Grain.Quarter) and not null || CalendarWords.Unit(sentence[ordinal.End]) is not { } unit)
        {
            return null;
        }

        var year = OfYear(sentence, ordinal.End + 1);
        var length = unit is Grain.Month ? 1 : 3;
        return ordinal.Value >= 1 && ordinal.Value <= 12 / length && (year is not null || unit is Grain.Quarter)
            ? new(new(new(year?.Year ?? now.Year, ((ordinal.Value - 1) * length) + 1, 1), unit), year?.End ?? ordinal.End + 1) : null;
    }

    /// <summary>Maio, maio de 2027, em maio que vem; the next one that is not over.</summary>
    private static TimeRead? Month(Tokens sentence, int at, DateTime now)
    {
        var start = sentence.After(at, "mes de") ?? at;
        if (CalendarWords.Month(sentence, start) is not { } month || (!CalendarWords.IsMonthName(sentence[start]) && OfYear(sentence, month.End) is null))
        {
            return null;
        }

        if (OfYear(sentence, month.End) is { } year)
        {
            return new(new(new(year.Year, month.Month, 1), Grain.Month), year.End);
        }

        var (moved, end) = MovedAfter(sentence, month.End);
        var thisYear = new DateTime(now.Year, month.Month, 1);
        var coming = thisYear.AddMonths(1) > now ? thisYear : thisYear.AddYears(1);
        return new(new(moved is -1 ? (thisYear.AddMonths(1) <= now ? thisYear : thisYear.AddYears(-1)) : coming, Grain.Month), end);
    }

    /// <summary>Em 2027, ano de 2027.</summary>
    private static TimeRead? Year(Tokens sentence, int at) =>
        sentence.Digits(at) is >= 1900 and <= 2100 and { } year && sentence[at].Length == 4 && sentence.Is(at - 1, "em", "ano", "de", "desde", "ate") && !sentence.Is(at + 1, "reais", "-", ":", "/")
            ? new(new(new(year, 1, 1), Grain.Year), at + 1) : null;

    private static (int Year, int End)? OfYear(Tokens sentence, int at)
    {
        var start = sentence.Is(at, "de", "do", "/") ? at + 1 : at;
        start = sentence.Is(start, "ano") ? sentence.Is(start + 1, "de") ? start + 2 : start + 1 : start;
        return sentence.Digits(start) is >= 1900 and <= 2200 and { } year && sentence[start].Length == 4 ? (year, start + 1) : null;
    }

    private static (int? By, int End) Moved(Tokens sentence, int at) =>
        sentence.Is(at, This) ? (0, at + 1) : sentence.Is(at, Next) ? (1, at + 1) : sentence.Is(at, Last) ? (-1, at + 1) : (null, at);

    private static (int? By, int End) MovedPlural(Tokens sentence, int at) => sentence.Is(at, Next) ? (1, at + 1) : sentence.Is(at, Last) ? (-1, at + 1) : (null, at);

    private static (int? By, int End) MovedAfter(Tokens sentence, int at)
    {
        if (sentence.After(at, "que vem") is { } coming)
        {
            return (1, coming);
        }

        return sentence.Is(at, Last) ? (-1, at + 1) : sentence.Is(at, "seguinte") || sentence.Is(at, Next) ? (1, at + 1) : sentence.Is(at, "atual", "actual", "corrente") ? (0, at + 1) : (null, at);
    }
}
