using System.Globalization;

namespace Porfin.Expressions.Templates;

/// <summary>Moments as the business sees them, in its time zone.</summary>
internal static class Moments
{
    private static readonly string[] LocalForms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss",
    ];

    private static readonly string[] DayFirstForms = ["d/M/yyyy", "d/M/yyyy HH:mm", "d/M/yyyy HH:mm:ss"];

    public static DateTimeOffset Local(Rendering rendering, DateValue date) => TimeZoneInfo.ConvertTime(date.Moment, rendering.Scope.Zone);

    /// <summary>
    /// A date, "now", "today", an ISO text (local when it names no offset), a text with the day first, or Unix seconds. Null for anything else.
    /// </summary>
    public static DateTimeOffset? Of(Rendering rendering, Value value)
    {
        if (value.Date is { } date)
        {
            return date.IsValid ? Local(rendering, date) : null;
        }

        if (value.IsNumber)
        {
            var seconds = new DateValue(value.Number * 1000);
            return seconds.IsValid ? Local(rendering, seconds) : null;
        }

        return value.Text is { Length: <= 60 } text ? OfText(rendering, text.Trim()) : null;
    }

    private static DateTimeOffset? OfText(Rendering rendering, string text)
    {
        var now = TimeZoneInfo.ConvertTime(rendering.Scope.Now, rendering.Scope.Zone);
        var word = text.ToLowerInvariant();
        if (word is "now" or "agora" or "today" or "hoje")
        {
            return word is "now" or "agora" ? now : new(now.Date, rendering.Scope.Zone.GetUtcOffset(now.Date));
        }

        if (DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || DateTime.TryParseExact(text, DayFirstForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out local))
        {
            return AtZone(rendering, local);
        }

        if (text.Length > 0 && text.All(char.IsAsciiDigit) && double.TryParse(text, CultureInfo.InvariantCulture, out var seconds))
        {
            return Of(rendering, Value.Of(seconds));
        }

        return text.Length > 10 && char.IsAsciiDigit(text[0]) && text[4] is '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact)
            ? TimeZoneInfo.ConvertTime(exact, rendering.Scope.Zone)
            : null;
    }

    private static DateTimeOffset? AtZone(Rendering rendering, DateTime local)
    {
        var offset = rendering.Scope.Zone.GetUtcOffset(local);
        return local.Ticks - offset.Ticks is >= 0 and var utc && utc <= DateTime.MaxValue.Ticks ? new(local, offset) : null;
    }
}
