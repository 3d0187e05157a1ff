namespace Porfin.Expressions.Scripting;

/// <summary>A moment taken apart by the calendar. The month counts from 0, the weekday from Sunday.</summary>
internal readonly record struct CalendarParts(long Year, int Month, int Day, int Hour, int Minute, int Second, int Millisecond, int Weekday);

/// <summary>JavaScript's endless Gregorian calendar, in milliseconds since 1970.</summary>
internal static class Calendar
{
    public const double MillisecondsPerDay = 86_400_000;

    private const double Farthest = 8.64e15;

    public static CalendarParts Split(double time)
    {
        var days = (long)Math.Floor(time / MillisecondsPerDay);
        var rest = (long)(time - (days * MillisecondsPerDay));
        var (year, month, day) = Civil(days);
        return new CalendarParts(year, month, day, (int)(rest / 3_600_000), (int)(rest / 60_000 % 60), (int)(rest / 1000 % 60), (int)(rest % 1000), (int)(((days % 7) + 11) % 7));
    }

    /// <summary>The moment that parts make; parts beyond their range carry over. NaN when one is not a number.</summary>
    /// <param name="parts">Year, month from 0, day, hour, minute, second, millisecond.</param>
    public static double Join(ReadOnlySpan<double> parts)
    {
        foreach (var part in parts)
        {
            if (!double.IsFinite(part) || Math.Abs(part) > Farthest)
            {
                return double.NaN;
            }
        }

        var months = Math.Truncate(parts[0]) * 12 + Math.Truncate(parts[1]);
        var year = Math.Floor(months / 12);
        if (Math.Abs(year) > 400_000)
        {
            return double.NaN;
        }

        var days = Days((long)year, (int)(months - (year * 12))) + Math.Truncate(parts[2]) - 1;
        return (days * MillisecondsPerDay) + (Math.Truncate(parts[3]) * 3_600_000) + (Math.Truncate(parts[4]) * 60_000) + (Math.Truncate(parts[5]) * 1000) + Math.Truncate(parts[6]);
    }

    /// <summary>The moment as a date can hold it; NaN beyond.</summary>
    public static double Clip(double time) => Math.Abs(time) <= Farthest ? Math.Truncate(time) + 0.0 : double.NaN;

    // Years begin in March here, so that the leap day is the last of its year.
    private static long Days(long year, int month)
    {
        var y = month < 2 ? year - 1 : year;
        var era = Math.DivRem(y - (y < 0 ? 399 : 0), 400).Quotient;
        var yearOfEra = y - (era * 400);
        var dayOfYear = ((153 * ((month + 10) % 12)) + 2) / 5;
        return (era * 146_097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
    }

    private static (long Year, int Month, int Day) Civil(long days)
    {
        var z = days + 719_468;
        var era = (z >= 0 ? z : z - 146_096) / 146_097;
        var dayOfEra = z - (era * 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var month = (int)((shifted + 2) % 12);
        return ((era * 400) + yearOfEra + (month < 2 ? 1 : 0), month, (int)(dayOfYear - (((153 * shifted) + 2) / 5) + 1));
    }
}

/// <summary>Local time in a zone.</summary>
internal static class LocalTime
{
    /// <summary>How far local time is ahead of UTC, in milliseconds.</summary>
    public static double Offset(TimeZoneInfo zone, double time) => time is > -62135596800000 and < 253402300799999
        ? zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds((long)time)).TotalMilliseconds
        : zone.BaseUtcOffset.TotalMilliseconds;

    public static double FromUtc(TimeZoneInfo zone, double time) => double.IsNaN(time) ? time : time + Offset(zone, time);

    /// <summary>The moment of a local time. Of two moments the first; for a time that the clocks skipped, as if they had not.</summary>
    public static double ToUtc(TimeZoneInfo zone, double local)
    {
        if (double.IsNaN(local))
        {
            return local;
        }

        var before = Offset(zone, local - Calendar.MillisecondsPerDay);
        var after = Offset(zone, local + Calendar.MillisecondsPerDay);
        return before != after && Offset(zone, local - before) != before && Offset(zone, local - after) == after ? local - after : local - before;
    }
}
