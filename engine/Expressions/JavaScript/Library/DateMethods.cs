using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary>What can be called on a date. Local parts are those of the business's time zone.</summary>
internal static class DateMethods
{
    private static readonly string[] PartNames = ["FullYear", "Month", "Date", "Hours", "Minutes", "Seconds", "Milliseconds"];

    /// <summary>How many parts a setter may set, from its own on.</summary>
    private static readonly int[] Settable = [3, 2, 1, 4, 3, 2, 1];

    public static readonly FrozenDictionary<string, Builtin> All = Define.Methods(
    [
        .. PartNames.SelectMany((name, part) => Accessors(name, part)),
        Of("getDay", 0, (run, date, _) => Read(LocalTime.FromUtc(run.Scope.Zone, date.Milliseconds), parts => parts.Weekday)),
        Of("getUTCDay", 0, (_, date, _) => Read(date.Milliseconds, parts => parts.Weekday)),
        Of("getTime", 0, (_, date, _) => Value.Of(date.Milliseconds)),
        Of("getTimezoneOffset", 0, (run, date, _) => Value.Of(double.IsNaN(date.Milliseconds) ? double.NaN : 0 - (LocalTime.Offset(run.Scope.Zone, date.Milliseconds) / 60_000))),
        Of("setTime", 1, (run, date, arguments) => Set(date, arguments.NumberAt(run, 0))),
        Of("valueOf", 0, (_, date, _) => Value.Of(date.Milliseconds)),
        Of("toDateString", 0, (run, date, _) => Value.Of(DateTexts.DayOnly(run, date))),
        Of("toISOString", 0, (run, date, _) => double.IsNaN(date.Milliseconds) ? throw run.RangeError("The date is not valid.") : Value.Of(DateTexts.Iso(run, date))),
        Of("toJSON", 1, (run, date, _) => double.IsNaN(date.Milliseconds) ? Value.Null : Value.Of(DateTexts.Iso(run, date))),
        Of("toLocaleDateString", 0, (run, date, arguments) => Locale(run, date, arguments, LocaleDefaults.Date)),
        Of("toLocaleString", 0, (run, date, arguments) => Locale(run, date, arguments, LocaleDefaults.All)),
        Of("toLocaleTimeString", 0, (run, date, arguments) => Locale(run, date, arguments, LocaleDefaults.Time)),
        Of("toString", 0, (run, date, _) => Value.Of(DateTexts.Full(run, date))),
        Of("toTimeString", 0, (run, date, _) => Value.Of(DateTexts.TimeOnly(run, date))),
        Of("toUTCString", 0, (run, date, _) => Value.Of(DateTexts.Utc(run, date))),
        Of("toGMTString", 0, (run, date, _) => Value.Of(DateTexts.Utc(run, date))),
    ]);

    private static Builtin Of(string name, int length, MethodBody<DateValue> body) => Define.Method(name, length, value => value.Date, body);

    private static IEnumerable<Builtin> Accessors(string name, int part) =>
    [
        Of("get" + name, 0, (run, date, _) => Read(LocalTime.FromUtc(run.Scope.Zone, date.Milliseconds), parts => Part(parts, part))),
        Of("getUTC" + name, 0, (_, date, _) => Read(date.Milliseconds, parts => Part(parts, part))),
        Of("set" + name, Settable[part], (run, date, arguments) =>
            Set(date, LocalTime.ToUtc(run.Scope.Zone, Change(run, LocalTime.FromUtc(run.Scope.Zone, date.Milliseconds), part, arguments)))),
        Of("setUTC" + name, Settable[part], (run, date, arguments) => Set(date, Change(run, date.Milliseconds, part, arguments))),
    ];

    private static Value Read(double time, Func<CalendarParts, double> select) => Value.Of(double.IsNaN(time) ? double.NaN : select(Calendar.Split(time)));

    private static double Part(CalendarParts parts, int part) => part switch
    {
        0 => parts.Year,
        1 => parts.Month,
        2 => parts.Day,
        3 => parts.Hour,
        4 => parts.Minute,
        5 => parts.Second,
        _ => parts.Millisecond,
    };

    private static double Change(Run run, double time, int first, ReadOnlySpan<Value> arguments)
    {
        var values = new double[Math.Clamp(arguments.Length, 1, Settable[first])];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments.NumberAt(run, i);
        }

        if (double.IsNaN(time))
        {
            if (first != 0)
            {
                return double.NaN;
            }

            time = 0;
        }

        var parts = Calendar.Split(time);
        Span<double> all = [parts.Year, parts.Month, parts.Day, parts.Hour, parts.Minute, parts.Second, parts.Millisecond];
        values.CopyTo(all[first..]);
        return Calendar.Join(all);
    }

    private static Value Set(DateValue date, double time)
    {
        date.Milliseconds = Calendar.Clip(time);
        return Value.Of(date.Milliseconds);
    }

    private static Value Locale(Run run, DateValue date, ReadOnlySpan<Value> arguments, LocaleDefaults defaults) =>
        Value.Of(LocaleDate.Read(run, arguments.At(0), arguments.At(1), defaults).Format(run, date));
}
