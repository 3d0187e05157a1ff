using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Porfin.Host.Pages.Chat;

/// <summary>Moments in the words of people, in Brazil's time.</summary>
public sealed class ShownTime(TimeProvider time, IStringLocalizer<Texts> texts)
{
    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    /// <summary>The time of day: 14:30.</summary>
    public static string Clock(DateTimeOffset at) => Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A moment in a sentence: the time of day, with the date when it is of another day than today.</summary>
    public string Moment(DateTimeOffset at) => DaysAgo(DayOf(at), time.GetUtcNow()) == 0 ? Clock(at) : Full(at);

    /// <summary>The day in Brazil.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>Day and time: 21/11/2026 14:30.</summary>
    public static string Full(DateTimeOffset at) => Local(at).ToString("g", Culture);

    /// <summary>A short mark for lists: the time today, "yesterday", else the date.</summary>
    public string Brief(DateTimeOffset at) => DaysAgo(DayOf(at), time.GetUtcNow()) switch
    {
        0 => Clock(at),
        1 => texts["day.yesterday"],
        _ => Local(at).ToString("d", Culture),
    };

    /// <summary>The heading of a day between messages: "today", "yesterday", else the date in words.</summary>
    /// <param name="day">The day.</param>
    /// <param name="now">What counts as now; the real time by default.</param>
    public string Heading(DateOnly day, DateTimeOffset? now = null) => DaysAgo(day, now ?? time.GetUtcNow()) switch
    {
        0 => texts["day.today"],
        1 => texts["day.yesterday"],
        _ => day.ToString("D", Culture),
    };

    private static int DaysAgo(DateOnly day, DateTimeOffset now) => DayOf(now).DayNumber - day.DayNumber;

    private static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, World.Brazil);
}
