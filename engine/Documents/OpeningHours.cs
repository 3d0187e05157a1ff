using System.Globalization;

namespace Porfin;

/// <summary>The hours of a week, as people of the business keep them: per day none, one or several spans.</summary>
public sealed class OpeningHours
{
    private static readonly string[] Names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    private readonly (TimeSpan From, TimeSpan To)[][] days = [.. Names.Select(_ => Array.Empty<(TimeSpan, TimeSpan)>())];

    private OpeningHours()
    {
    }

    /// <summary>Reads the hours of some days; null when a day or an hour is none, a span ends before it begins, or there is no open hour at all.</summary>
    /// <param name="written">The hours by the English name of the day, such as <c>08:00-12:00, 13:30-18:00</c>.</param>
    public static OpeningHours? Read(IEnumerable<KeyValuePair<string, string>> written)
    {
        var hours = new OpeningHours();
        foreach (var (name, spans) in written)
        {
            var day = Array.IndexOf(Names, name.ToLowerInvariant());
            if (day < 0 || Spans(spans) is not { } read)
            {
                return null;
            }

            hours.days[day] = read;
        }

        return hours.days.Any(day => day.Length > 0) ? hours : null;
    }

    /// <summary>Whether it is open at a local time.</summary>
    public bool IsOpen(DateTime local) => Array.Exists(days[(int)local.DayOfWeek], span => local.TimeOfDay >= span.From && local.TimeOfDay < span.To);

    /// <summary>When it was open last before a local time at which it is closed.</summary>
    public DateTime ClosedSince(DateTime local)
    {
        for (var back = 0; back <= 7; back++)
        {
            var day = local.Date.AddDays(-back);
            foreach (var (_, to) in days[(int)day.DayOfWeek].OrderByDescending(span => span.To))
            {
                if (day + to <= local)
                {
                    return day + to;
                }
            }
        }

        return local.Date;
    }

    /// <summary>When it opens next after a local time, today or on a later day.</summary>
    public DateTime OpensNext(DateTime local)
    {
        var opening = Enumerable.Range(0, 8).SelectMany(ahead => days[(int)local.Date.AddDays(ahead).DayOfWeek].Select(span => local.Date.AddDays(ahead) + span.From));
        return opening.Where(at => at > local).Min();
    }

    private static (TimeSpan, TimeSpan)[]? Spans(string written)
    {
        var spans = new List<(TimeSpan, TimeSpan)>();
        foreach (var span in written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (span.Split('-', StringSplitOptions.TrimEntries) is not [var from, var to] || Hour(from) is not { } begin || Hour(to) is not { } end || end <= begin)
            {
                return null;
            }

            spans.Add((begin, end));
        }

        return [.. spans];
    }

    private static TimeSpan? Hour(string written) =>
        written is "24:00" ? TimeSpan.FromHours(24)
        : TimeSpan.TryParseExact(written, [@"h\:mm", @"hh\:mm"], CultureInfo.InvariantCulture, out var hour) ? hour
        : null;
}
