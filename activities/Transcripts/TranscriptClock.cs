using System.Globalization;
using System.Text.RegularExpressions;
using Porfin.Activities.Answers;

namespace Porfin.Activities.Transcripts;

/// <summary>How a transcript (and a chat) moves the clock.</summary>
public static partial class TranscriptClock
{
    private static readonly string[][] Weekdays =
        [["domingo", "dom", "sunday"], ["segunda", "seg", "monday"], ["terca", "ter", "tuesday"], ["quarta", "qua", "wednesday"], ["quinta", "qui", "thursday"], ["sexta", "sex", "friday"], ["sabado", "sab", "saturday"]];

    /// <summary>The new time.</summary>
    /// <param name="now">The time now.</param>
    /// <param name="text">
    /// <c>+1h30min</c> or <c>+1 dia</c> (units: s, min, h, d); <c>2026-11-23 09:00</c>, perhaps with seconds; <c>até segunda 9:00</c>, <c>até amanhã 9:00</c>, <c>até 9:00</c>: the next such moment. Local times in Brazil.
    /// </param>
    /// <returns>Null when the text is none of these.</returns>
    public static DateTimeOffset? Move(DateTimeOffset now, string text)
    {
        if (Span(text) is { } span)
        {
            return span < DateTimeOffset.MaxValue - now ? now + span : null;
        }

        return DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? InBrazil(local) : Next(now, text);
    }

    /// <summary>A span such as <c>+1h30min</c>; null when the text is none.</summary>
    public static TimeSpan? Span(string text) => Ahead().Match(text) is { Success: true } ahead
        ? ahead.Groups[1].Captures.Zip(ahead.Groups[2].Captures, (count, unit) => Span(int.Parse(count.ValueSpan, CultureInfo.InvariantCulture), unit.Value)).Aggregate(TimeSpan.Zero, (sum, span) => sum + span)
        : null;

    /// <summary>The span as it is written: <c>+1d2h</c>.</summary>
    public static string Write(TimeSpan span) => string.Create(CultureInfo.InvariantCulture,
        $"+{Part(span.Days, "d")}{Part(span.Hours, "h")}{Part(span.Minutes, "min")}{(span.Seconds > 0 || span < TimeSpan.FromMinutes(1) ? $"{span.Seconds}s" : "")}");

    private static DateTimeOffset? Next(DateTimeOffset now, string text)
    {
        if (Until().Match(text) is not { Success: true } until || !TimeOnly.TryParseExact(until.Groups["time"].ValueSpan, ["H:mm", "H'h'", "H'h'mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return null;
        }

        var local = TimeZoneInfo.ConvertTime(now, World.Brazil).DateTime;
        var day = PlainText.Of(until.Groups["day"].Value).Replace(" feira", "", StringComparison.Ordinal);
        var weekday = Array.FindIndex(Weekdays, names => names.Contains(day));
        var isTomorrow = day is "amanha" or "tomorrow";
        if (day.Length > 0 && weekday < 0 && !isTomorrow)
        {
            return null;
        }

        var next = local.Date.AddDays(isTomorrow ? 1 : 0) + time.ToTimeSpan();
        while (next <= local || (weekday >= 0 && (int)next.DayOfWeek != weekday))
        {
            next = next.AddDays(1);
        }

        return InBrazil(next);
    }

    private static DateTimeOffset InBrazil(DateTime local) => new(local, World.Brazil.GetUtcOffset(local));

    private static string Part(int count, string unit) => count > 0 ? count.ToString(CultureInfo.InvariantCulture) + unit : "";

    private static TimeSpan Span(int count, string unit) => unit switch
    {
        ['d', ..] => TimeSpan.FromDays(count),
        ['h', ..] => TimeSpan.FromHours(count),
        ['m', ..] => TimeSpan.FromMinutes(count),
        _ => TimeSpan.FromSeconds(count),
    };

    [GeneratedRegex(@"^\+(?:\s*(\d{1,5})\s*(dias?|d|h|min|s))+$", RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();

    [GeneratedRegex(@"^(?:até|ate|until) (?:(?<day>[\p{L}-]+) )?(?<time>\d{1,2}(?::\d{2}|h(?:\d{2})?))$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Until();
}
