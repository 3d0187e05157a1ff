using System.Globalization;
using System.Text.RegularExpressions;

namespace Porfin.Activities.Transcripts;

/// <summary>How a transcript (and a chat) moves the clock.</summary>
public static partial class TranscriptClock
{
    /// <summary>The new time.</summary>
    /// <param name="now">The time now.</param>
    /// <param name="text"><c>+1h30min</c> (units: s, min, h, d), or <c>2026-11-23 09:00</c>, a local time in Brazil.</param>
    /// <returns>Null when the text is neither.</returns>
    public static DateTimeOffset? Move(DateTimeOffset now, string text)
    {
        if (Ahead().Match(text) is { Success: true } ahead)
        {
            return now + ahead.Groups[1].Captures.Zip(ahead.Groups[2].Captures, (count, unit) => Span(int.Parse(count.ValueSpan, CultureInfo.InvariantCulture), unit.Value))
                .Aggregate(TimeSpan.Zero, (sum, span) => sum + span);
        }

        return DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, World.Brazil.GetUtcOffset(local))
            : null;
    }

    private static TimeSpan Span(int count, string unit) => unit switch
    {
        "d" => TimeSpan.FromDays(count),
        "h" => TimeSpan.FromHours(count),
        "min" => TimeSpan.FromMinutes(count),
        _ => TimeSpan.FromSeconds(count),
    };

    [GeneratedRegex(@"^\+(?:(\d{1,5})(d|h|min|s))+$", RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();
}
