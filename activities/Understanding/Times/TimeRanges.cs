using Porfin.Activities.Understanding.Entities;

namespace Porfin.Activities.Understanding.Times;

/// <summary>Times from one to another: das 14h às 16h, entre 2 e 4 da tarde, 13 a 15 de julho, de segunda a sexta.</summary>
internal static class TimeRanges
{
    private static readonly string[] Links = ["a", "ao", "as", "ate", "-", "e"];

    /// <summary>Entre … e …, de … a …, desde … até …</summary>
    public static TimeRead? Between(Tokens sentence, int at, DateTime now)
    {
        foreach (var words in (ReadOnlySpan<string>)["entre o", "entre as", "entre os dias", "entre", "desde o", "desde", "a partir de", "a partir do", "das", "dos dias", "do dia", "de", "do", "da"])
        {
            if (sentence.After(at, words) is { } start && !sentence.Is(at - 1, "depois", "antes"))
            {
                var isBetween = sentence.Is(at, "entre");
                if ((OfClocks(sentence, start, now.Date, isBetween, now) ?? Short(sentence, start, now)) is { } clocks)
                {
                    return clocks;
                }

                if (TimeReader.Point(sentence, start, now) is { } point && Joined(sentence, point, now, isBetween) is { } range)
                {
                    return range;
                }
            }
        }

        return OfClocks(sentence, at, now.Date, isBetween: false, now);
    }

    /// <summary>A point, or the range that begins with it.</summary>
    public static TimeRead Until(Tokens sentence, TimeRead point, DateTime now) => Joined(sentence, point, now, isBetween: false) ?? point;

    /// <summary>13 a 15 de julho: the first day has only its number.</summary>
    public static TimeRead? Short(Tokens sentence, int at, DateTime now)
    {
        var start = sentence.Is(at, "dia", "dias") ? at + 1 : at;
        if (Dates.Number(sentence, start) is not { } first || !sentence.Is(first.End, Links) || Link(sentence, first.End) is not { } next || Days.Read(sentence, next, now.Date) is not { } last || CalendarWords.Weekday(sentence, next) is not null)
        {
            return null;
        }

        return last.Start.Day > first.Day ? new(new(new(last.Start.Year, last.Start.Month, first.Day), Grain.Day) { To = last.Start.AddDays(1) }, last.End) : null;
    }

    /// <summary>From one time of day to another, on a day.</summary>
    public static TimeRead? OfClocks(Tokens sentence, int at, DateTime day, bool isBetween = false, DateTime? now = null)
    {
        var opened = !isBetween && sentence.Is(at, "entre", "das", "de");
        var start = opened ? sentence.Is(at + 1, "as") ? at + 2 : at + 1 : at;
        if (Clocks.Read(sentence, start) is not { } first || !sentence.Is(first.End, Links) || (sentence.Is(first.End, "e") && !(isBetween || sentence.Is(at, "entre")))
            || Clocks.Read(sentence, first.End + (sentence.Is(first.End, "as") ? 0 : 1)) is not { } last || (first.IsBare && last.IsBare && !isBetween && !sentence.Is(at, "das", "entre") && !sentence.Is(at - 1, "das")))
        {
            return null;
        }

        // "Entre 2 e 4 da tarde" and "das 2 às 4": what was said of one holds for both.
        var to = TimeReader.At(day, last).From;
        var from = day.Add(first.Time);
        from = first.IsOpen && from.AddHours(12) < to ? from.AddHours(12) : from;
        from = first.IsOpen && first.Time.Hours <= 6 && to.Hour >= 12 ? day.Add(first.Later.Time) : from;
        if (to <= from)
        {
            to = to.AddHours(last.IsOpen && to.Hour < 12 ? 12 : 24);
        }

        var isOver = now is { } moment && to <= moment;
        return new(new(isOver ? from.AddDays(1) : from, first.Grain > last.Grain ? last.Grain : first.Grain) { To = isOver ? to.AddDays(1) : to }, last.End);
    }

    private static TimeRead? Joined(Tokens sentence, TimeRead point, DateTime now, bool isBetween)
    {
        if (!sentence.Is(point.End, Links) || (sentence.Is(point.End, "e") && !isBetween) || Link(sentence, point.End) is not { } next)
        {
            return null;
        }

        var last = TimeReader.Point(sentence, next, point.Value.Grain >= Grain.Day ? Later(point.Value.From, now) : now);
        return last is { } end && end.Value.From > point.Value.From && (end.Value.Grain >= Grain.Day) == (point.Value.Grain >= Grain.Day)
            ? new(point.Value with { To = end.Value.GrainEnd, Other = null, Grain = point.Value.Grain > end.Value.Grain ? end.Value.Grain : point.Value.Grain }, end.End) : null;
    }

    /// <summary>The second day of a range is looked for from the first on.</summary>
    private static DateTime Later(DateTime from, DateTime now) => from > now ? from : now;

    private static int? Link(Tokens sentence, int at)
    {
        var next = at + 1;
        next = sentence.Is(at, "ate") && sentence.Is(next, "o", "a", "ao", "as") ? next + 1 : next;
        next = sentence.Is(at, "e", "-") && sentence.Is(next, "o", "a") ? next + 1 : next;
        return next < sentence.Count ? next : null;
    }
}
