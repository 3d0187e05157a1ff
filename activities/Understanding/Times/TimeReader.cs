using Porfin.Activities.Understanding.Entities;

namespace Porfin.Activities.Understanding.Times;

/// <summary>
/// Times as people in Brazil write them, as a receptionist understands them. A day without year, or a weekday, is the next one; hours from 1 to 6 without more are in the afternoon,
/// from 7 to 11 in the morning unless that is over today; what can be meant otherwise is in <see cref="TimeValue.Other"/>.
/// </summary>
internal static class TimeReader
{
    private static readonly string[] DayLinks = ["", ",", "de", "da", "do", "no", "na", "em", "-", "dia", "para", "pra"];

    /// <summary>The time that begins at a token; null when none does.</summary>
    public static TimeRead? Read(Tokens sentence, int at, DateTime now) =>
        TimeRanges.Between(sentence, at, now) ?? Bounded(sentence, at, now) ?? (Point(sentence, at, now) is { } point ? TimeRanges.Until(sentence, point, now) : TimeRanges.Short(sentence, at, now));

    /// <summary>A time without its end.</summary>
    public static TimeRead? Point(Tokens sentence, int at, DateTime now)
    {
        if (Distances.Read(sentence, at, now) is { } distance)
        {
            return distance;
        }

        if (Days.Read(sentence, at, now.Date) is { } day)
        {
            return OnDay(sentence, day, now);
        }

        if (Periods.Read(sentence, at, now) is { } period)
        {
            return period;
        }

        if (Clocks.Read(sentence, at) is { IsBare: false } clock)
        {
            return DayAfter(sentence, clock.End, now) is { } later ? new(At(later.Start, clock, later.Other), later.End) : new(Today(clock, now), clock.End);
        }

        return PartsOfDay.Read(sentence, at) is { } part ? InPart(sentence, part, now) : null;
    }

    /// <summary>A time on a day. Hours from 1 to 6 are in the afternoon, where nothing else was said.</summary>
    public static TimeValue At(DateTime day, Clock clock, DateTime? otherDay = null)
    {
        var told = clock.IsOpen && clock.Time.Hours <= 6 ? clock.Later : clock;
        var other = otherDay?.Add(told.Time) ?? (clock.IsOpen ? day.Add(clock.Time.Hours <= 6 ? clock.Time : clock.Later.Time) : null);
        return new(day.Add(told.Time), clock.Grain) { Other = clock.IsOpen && clock.Time.Hours <= 6 && otherDay is null ? null : other };
    }

    /// <summary>The next such time from now on.</summary>
    public static TimeValue Today(Clock clock, DateTime now)
    {
        var value = At(now.Date, clock);
        if (value.From >= now)
        {
            return value;
        }

        return value.Other is { } evening && evening >= now && evening.Date == now.Date ? value with { From = evening, Other = value.From.AddDays(1) } : value with { From = value.From.AddDays(1), Other = null };
    }

    /// <summary>A part of a day, as a span of it.</summary>
    public static TimeValue In(DateTime day, PartOfDay part) => new(day.AddHours(part.From), Grain.Hour) { To = day.AddHours(part.To) };

    /// <summary>What was said about the hour after a day.</summary>
    private static TimeRead OnDay(Tokens sentence, Day day, DateTime now)
    {
        var at = sentence.Is(day.End, ",", "-") ? day.End + 1 : day.End;
        if (TimeRanges.OfClocks(sentence, at, day.Start) is { } range)
        {
            return range;
        }

        if (Bounded(sentence, at, now, day.Start) is { } bounded)
        {
            return bounded;
        }

        if (Clocks.Read(sentence, at) is { } clock && (!clock.IsBare || at == day.End))
        {
            return IsCount(sentence, clock) ? new(Whole(day), day.End) : new(At(day.Start, clock, day.Other), clock.End);
        }

        return PartsOfDay.Read(sentence, at) is { } part ? InPartOf(sentence, day, part) : new(Whole(day), day.End);
    }

    private static TimeRead InPartOf(Tokens sentence, Day day, PartOfDay part)
    {
        var at = sentence.Is(part.End, ",") ? part.End + 1 : part.End;
        if (Clocks.Read(sentence, at) is { IsBare: false } clock)
        {
            var told = part.From >= 12 && clock.IsOpen ? clock.Later : clock with { IsOpen = false };
            return new(At(day.Start, told, day.Other), clock.End);
        }

        return new(In(day.Start, part), part.End);
    }

    private static TimeRead InPart(Tokens sentence, PartOfDay part, DateTime now)
    {
        if (DayAfter(sentence, part.End, now) is { } day)
        {
            return new(In(day.Start, part), day.End);
        }

        var today = In(now.Date, part);
        return new(today.To <= now ? In(now.Date.AddDays(1), part) : today, part.End);
    }

    private static TimeRead? Bounded(Tokens sentence, int at, DateTime now, DateTime? day = null)
    {
        foreach (var (words, bound) in (ReadOnlySpan<(string, Bound)>)[("depois de", Bound.After), ("depois do", Bound.After), ("depois das", Bound.After), ("depois da", Bound.After), ("apos as", Bound.After), ("apos ao", Bound.After), ("apos o", Bound.After), ("apos", Bound.After),
            ("a partir das", Bound.After), ("a partir do", Bound.After), ("a partir de", Bound.After), ("antes das", Bound.Before), ("antes da", Bound.Before), ("antes do", Bound.Before), ("antes de", Bound.Before), ("ate as", Bound.Before), ("ate a", Bound.Before), ("ate o", Bound.Before), ("ate", Bound.Before), ("nao mais que", Bound.Before), ("no maximo as", Bound.Before)])
        {
            if (sentence.After(at, words) is not { } start || PartsOfDay.Read(sentence, at) is not null || Days.Read(sentence, at, now.Date) is not null)
            {
                continue;
            }

            if (Clocks.Read(sentence, start) is { } clock && (!clock.IsBare || words.EndsWith("as", StringComparison.Ordinal) || words is "apos") && !IsCount(sentence, clock) && Days.Read(sentence, start, now.Date) is null)
            {
                return new((day is { } on ? At(on, clock) : Today(clock, now)) with { Bound = bound }, clock.End);
            }

            return day is null && Point(sentence, start, now) is { } point ? new(point.Value with { Bound = bound }, point.End) : null;
        }

        return null;
    }

    /// <summary>A day that follows an hour: às 15h de amanhã, 10h na sexta.</summary>
    private static Day? DayAfter(Tokens sentence, int at, DateTime now)
    {
        foreach (var link in DayLinks)
        {
            if ((link.Length == 0 ? at : sentence.Is(at, link) ? at + 1 : -1) is >= 0 and var start && Days.Read(sentence, start, now.Date) is { } day)
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>"Amanhã 3 pessoas": the number counts something.</summary>
    private static bool IsCount(Tokens sentence, Clock clock) => clock.IsBare && clock.End < sentence.Count && sentence.At(clock.End).IsWord && !sentence.Is(clock.End, "e", "ou", "da", "de", "a", "ate", "no", "na", "com", "por", "pode", "ok", "pra", "para", "por");

    private static TimeValue Whole(Day day) => new(day.Start, Grain.Day) { Other = day.Other };
}
