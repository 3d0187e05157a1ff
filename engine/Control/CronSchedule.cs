using System.Globalization;

namespace Porfin.Control;

/// <summary>
/// A cron expression of five fields (minute hour day month weekday) or six (with seconds first), as Elsa takes them: lists, ranges, steps, names,
/// <c>?</c>, and <c>L</c> for the last day of the month. A day matches when both day fields do, or either when both are restricted (as cron does).
/// </summary>
public sealed class CronSchedule
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly ulong seconds;
    private readonly ulong minutes;
    private readonly ulong hours;
    private readonly ulong days;
    private readonly ulong months;
    private readonly ulong weekdays;
    private readonly bool lastDay;
    private readonly bool anyDay;
    private readonly bool anyWeekday;

    private CronSchedule(string[] fields)
    {
        seconds = fields.Length == 6 ? Field(fields[0], 0, 59, []) : 1;
        var at = fields.Length - 5;
        minutes = Field(fields[at], 0, 59, []);
        hours = Field(fields[at + 1], 0, 23, []);
        lastDay = fields[at + 2] is "L";
        days = lastDay ? 0 : Field(fields[at + 2], 1, 31, []);
        months = Field(fields[at + 3], 1, 12, Months);
        var week = Field(fields[at + 4], 0, 7, Days);
        weekdays = (week | (week >> 7)) & 0x7F;
        anyDay = fields[at + 2] is "*" or "?";
        anyWeekday = fields[at + 4] is "*" or "?";
    }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">Five or six fields.</param>
    /// <param name="problem">What is wrong and what to do; null on success.</param>
    /// <returns>The schedule; null when the text is none.</returns>
    public static CronSchedule? Parse(string text, out string? problem)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields.Length is not (5 or 6))
        {
            problem = $"A cron expression has 5 or 6 fields, such as '0 0 9 * * MON-FRI'; '{text}' has {fields.Length}.";
            return null;
        }

        try
        {
            problem = null;
            return new(fields);
        }
        catch (FormatException e)
        {
            problem = $"'{text}' is no cron expression: {e.Message}";
            return null;
        }
    }

    /// <summary>The first moment after another, on the clock of a time zone; null when there is none within five years.</summary>
    /// <param name="after">The moment after which to look.</param>
    /// <param name="zone">Whose clock counts. A time that daylight saving skips is taken at the end of the gap; one that happens twice counts once.</param>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(after, zone).DateTime;
        var start = local.AddTicks(-(local.Ticks % TimeSpan.TicksPerSecond)).AddSeconds(1);
        for (var day = start.Date; day < start.Date.AddYears(5); day = day.AddDays(1))
        {
            if (!MatchesDay(day))
            {
                continue;
            }

            var from = day == start.Date ? start.TimeOfDay : TimeSpan.Zero;
            for (var time = First(from); time is { } found; time = First(found + TimeSpan.FromSeconds(1)))
            {
                var moment = Resolve(day + found, zone);
                if (moment > after)
                {
                    return moment;
                }
            }
        }

        return null;
    }

    private static DateTimeOffset Resolve(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private bool MatchesDay(DateTime day)
    {
        if ((months >> day.Month & 1) == 0)
        {
            return false;
        }

        var byDay = lastDay ? day.AddDays(1).Day == 1 : (days >> day.Day & 1) != 0;
        var byWeekday = (weekdays >> (int)day.DayOfWeek & 1) != 0;
        return anyDay || anyWeekday ? byDay && byWeekday : byDay || byWeekday;
    }

    private TimeSpan? First(TimeSpan from)
    {
        for (var hour = from.Days > 0 ? 24 : from.Hours; hour < 24; hour++)
        {
            if ((hours >> hour & 1) == 0)
            {
                continue;
            }

            for (var minute = hour == from.Hours ? from.Minutes : 0; minute < 60; minute++)
            {
                if ((minutes >> minute & 1) == 0)
                {
                    continue;
                }

                for (var second = hour == from.Hours && minute == from.Minutes ? from.Seconds : 0; second < 60; second++)
                {
                    if ((seconds >> second & 1) != 0)
                    {
                        return new TimeSpan(hour, minute, second);
                    }
                }
            }
        }

        return null;
    }

    private static ulong Field(string text, int low, int high, string[] names)
    {
        ulong bits = 0;
        foreach (var part in text.Split(','))
        {
            var (range, step) = part.Split('/') is [var left, var right] ? (left, Number(right, 1, high, [])) : (part, 1);
            var (from, until) = range is "*" or "?" ? (low, high) : Range(range, low, high, names, isOpen: part.Contains('/', StringComparison.Ordinal));
            for (var value = from; value <= until; value += step)
            {
                bits |= 1UL << value;
            }
        }

        return bits;
    }

    private static (int From, int Until) Range(string text, int low, int high, string[] names, bool isOpen)
    {
        if (text.Split('-') is [var left, var right])
        {
            var (from, until) = (Number(left, low, high, names), Number(right, low, high, names));
            return from <= until ? (from, until) : throw new FormatException($"the range {text} runs backwards.");
        }

        var value = Number(text, low, high, names);
        return (value, isOpen ? high : value);
    }

    private static int Number(string text, int low, int high, string[] names)
    {
        var name = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name >= 0)
        {
            return name + low;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high
            ? number
            : throw new FormatException($"'{text}' is not between {low} and {high}.");
    }
}

/// <summary>Waits until the next moment of a schedule.</summary>
[Activity("Elsa.Cron", Category = "Time", Icon = "calendar_month")]
[OutcomeCause("Done", OutcomeCause.Time, AlwaysTakesTime = true)]
public sealed class Cron : Activity, ITrigger
{
    /// <summary>Five fields, or six with seconds first: <c>0 0 9 * * MON-FRI</c> is nine o'clock on weekdays.</summary>
    [Input, CronExpression]
    public string CronExpression { get; init; } = "";

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        var schedule = CronSchedule.Parse(CronExpression, out var problem);
        return schedule is null ? Next.Fault("cron:expression", problem!)
            : schedule.Next(context.Now, context.World.Zone) is { } due ? Next.Wait(Wake.At(due))
            : Next.Fault("cron:never", $"The schedule '{CronExpression}' has no moment in the next five years.");
    }

    /// <inheritdoc />
    public IEnumerable<Wake> Begins(World world) => CronSchedule.Parse(CronExpression, out _)?.Next(world.Now, world.Zone) is { } due ? [Wake.At(due)] : [];
}

/// <summary>The rule that a text is a cron expression.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CronExpressionAttribute : System.ComponentModel.DataAnnotations.ValidationAttribute, IExplainedRule
{
    private static readonly Sentence Wanted = new(
        "'{0}' deve ser uma expressão cron de 5 ou 6 partes, como '0 0 9 * * MON-FRI' (dias úteis às 9 horas).",
        "The input '{0}' must be a cron expression of 5 or 6 fields, such as '0 0 9 * * MON-FRI' (nine o'clock on weekdays).",
        "'{0}' debe ser una expresión cron de 5 o 6 partes, como '0 0 9 * * MON-FRI' (días hábiles a las 9).");

    /// <inheritdoc />
    public override bool IsValid(object? value) => value is string text && CronSchedule.Parse(text, out _) is not null;

    /// <inheritdoc />
    public Sentence Explain(string input) => Wanted.With(input);
}
