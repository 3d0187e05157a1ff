using System.Globalization;

namespace Porfin.Expressions.Scripting;

/// <summary>Which parts are shown when options name none.</summary>
internal enum LocaleDefaults
{
    Date,
    Time,
    All,
}

/// <summary>Dates and times in a language.</summary>
internal sealed class LocaleDate
{
    private readonly Locale locale;
    private readonly ValueMap options;
    private readonly TimeZoneInfo zone;

    private LocaleDate(Locale locale, ValueMap options, TimeZoneInfo zone)
    {
        this.locale = locale;
        this.options = options;
        this.zone = zone;
    }

    private bool IsPortuguese => ReferenceEquals(locale, Locale.Portuguese);

    public static LocaleDate Read(Run run, Value locales, Value given, LocaleDefaults defaults)
    {
        run.Budget.Step(8);
        run.Budget.Allocate(600);
        var known = Locale.Options(run, given, "weekday", "year", "month", "day", "hour", "minute", "second", "hour12", "timeZone", "dateStyle", "timeStyle");
        var options = new ValueMap();
        foreach (var (name, value) in known)
        {
            if (!value.IsUndefined)
            {
                options[name] = name == "hour12" ? Value.Of(value.IsTruthy) : Value.Of(Coerce.ToText(run, value));
            }
        }

        Check(run, options, defaults);
        var locale = Locale.Of(run, locales);
        var completed = Completed(options, defaults, shortYear: ReferenceEquals(locale, Locale.English));
        CheckParts(run, completed);
        return new LocaleDate(locale, completed, Zone(run, options["timeZone"]));
    }

    public string Format(Run run, DateValue date)
    {
        run.Budget.Allocate(200);
        if (double.IsNaN(date.Milliseconds))
        {
            return "Invalid Date";
        }

        var parts = Calendar.Split(LocalTime.FromUtc(zone, date.Milliseconds));
        var day = Day(parts);
        var time = Time(parts);
        return day.Length == 0 || time.Length == 0 ? day + time : day + Between + time;
    }

    /// <summary>What stands between day and time.</summary>
    private string Between => Of("month") == "long" ? IsPortuguese ? " às " : " at "
        : !IsPortuguese && Of("day").Length + Of("month").Length + Of("year").Length == 0 ? " " : ", ";

    // The name becomes part of a file's path, so only what time zones are called is let through.
    private static TimeZoneInfo Zone(Run run, Value name) => name.IsUndefined ? run.Scope.Zone
        : name.Text is { Length: > 0 and < 60 } id && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '+' or '-') && id[0] != '/'
            && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found : throw run.RangeError($"The time zone '{Coerce.Shown(name)}' is not known.");

    private static void Check(Run run, ValueMap options, LocaleDefaults defaults)
    {
        foreach (var (name, value) in options)
        {
            var isGood = name switch
            {
                "weekday" => value.Text is "long" or "short",
                "month" => value.Text is "long" or "short" or "numeric" or "2-digit",
                "dateStyle" => value.Text is "full" or "long" or "medium" or "short" && defaults is not LocaleDefaults.Time,
                "timeStyle" => value.Text is "medium" or "short" && defaults is not LocaleDefaults.Date,
                "hour12" or "timeZone" => true,
                _ => value.Text is "numeric" or "2-digit",
            };
            if (!isGood)
            {
                throw run.RangeError($"The option '{name}' cannot be {Coerce.Shown(value)} here.");
            }
        }
    }

    // Parts that are not said together in any usual way are refused rather than guessed.
    private static void CheckParts(Run run, ValueMap options)
    {
        bool Has(string name) => !options[name].IsUndefined;
        if ((Has("year") && Has("day") && !Has("month")) || (Has("weekday") && (Has("year") || Has("month")) && !Has("day")))
        {
            throw run.RangeError("These parts of a date do not go together: add the month or the day.");
        }
    }

    private static ValueMap Completed(ValueMap options, LocaleDefaults defaults, bool shortYear)
    {
        var numeric = Value.Of("numeric");
        switch (options["dateStyle"].Text)
        {
            case "full":
                options["weekday"] = Value.Of("long");
                goto case "long";
            case "long":
                (options["day"], options["month"], options["year"]) = (numeric, Value.Of("long"), numeric);
                break;
            case "medium":
                (options["day"], options["month"], options["year"]) = (numeric, Value.Of("short"), numeric);
                break;
            case "short":
                (options["day"], options["month"], options["year"]) = (numeric, numeric, shortYear ? Value.Of("2-digit") : numeric);
                break;
        }

        if (options["timeStyle"].Text is { } style)
        {
            (options["hour"], options["minute"], options["second"]) = (numeric, numeric, style == "medium" ? numeric : default);
        }

        bool Has(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (!options[name].IsUndefined)
                {
                    return true;
                }
            }

            return false;
        }

        var hasDate = Has("weekday", "year", "month", "day");
        var hasTime = Has("hour", "minute", "second");
        if (defaults is LocaleDefaults.Date ? !hasDate : defaults is LocaleDefaults.All && !hasDate && !hasTime)
        {
            (options["day"], options["month"], options["year"]) = (numeric, numeric, numeric);
        }

        if (defaults is LocaleDefaults.Time ? !hasTime : defaults is LocaleDefaults.All && !hasDate && !hasTime)
        {
            (options["hour"], options["minute"], options["second"]) = (numeric, numeric, numeric);
        }

        return options;
    }

    private string Of(string name) => options[name].Text ?? "";

    private string Day(CalendarParts parts)
    {
        var weekday = Of("weekday") switch
        {
            "long" => locale.Weekdays[parts.Weekday],
            "short" => locale.ShortWeekdays[parts.Weekday],
            _ => "",
        };
        var date = Of("month") is "long" or "short" ? Worded(parts) : Numbered(parts);
        return weekday.Length == 0 || date.Length == 0 ? weekday + date : $"{weekday}, {date}";
    }

    private string Worded(CalendarParts parts)
    {
        var month = Of("month") == "long" ? locale.Months[parts.Month] : locale.ShortMonths[parts.Month];
        var day = Of("day").Length == 0 ? "" : Padded(parts.Day, Of("day") == "2-digit");
        var year = Year(parts);
        if (IsPortuguese)
        {
            return string.Join(" de ", new[] { day, month, year }.Where(part => part.Length > 0));
        }

        var start = day.Length > 0 ? $"{month} {day}" : month;
        return year.Length == 0 ? start : day.Length > 0 ? $"{start}, {year}" : $"{start} {year}";
    }

    private string Numbered(CalendarParts parts)
    {
        var (hasDay, hasMonth) = (Of("day").Length > 0, Of("month").Length > 0);
        var isAlone = new[] { hasDay, hasMonth, Of("year").Length > 0 }.Count(has => has) == 1;
        var pads = IsPortuguese && !isAlone;
        var day = hasDay ? Padded(parts.Day, pads || Of("day") == "2-digit") : "";
        var month = hasMonth ? Padded(parts.Month + 1, pads || Of("month") == "2-digit") : "";
        string[] order = IsPortuguese ? [day, month, Year(parts)] : [month, day, Year(parts)];
        return string.Join('/', order.Where(part => part.Length > 0));
    }

    private string Year(CalendarParts parts) => Of("year") switch
    {
        "" => "",
        "2-digit" => Padded((int)(parts.Year % 100), true),
        _ => parts.Year.ToString(CultureInfo.InvariantCulture),
    };

    private string Time(CalendarParts parts)
    {
        var (hasHour, hasMinute, hasSecond) = (Of("hour").Length > 0, Of("minute").Length > 0, Of("second").Length > 0);
        var isHalved = hasHour && (options["hour12"].IsUndefined ? !IsPortuguese : options["hour12"].Boolean);
        var hour = isHalved ? ((parts.Hour + 11) % 12) + 1 : parts.Hour;
        var pieces = new List<string>();
        if (hasHour)
        {
            // An hour asked for as "numeric" beside minutes of two digits keeps its one digit.
            var isBare = isHalved || (Of("minute") == "2-digit" && Of("weekday").Length == 0);
            pieces.Add(Padded(hour, !isBare || Of("hour") == "2-digit"));
        }

        if (hasMinute)
        {
            pieces.Add(Padded(parts.Minute, hasHour || hasSecond));
        }

        if (hasSecond)
        {
            pieces.Add(Padded(parts.Second, hasMinute));
        }

        return string.Join(':', pieces) + (isHalved ? parts.Hour < 12 ? " AM" : " PM" : "");
    }

    private static string Padded(int number, bool pads) => number.ToString(pads ? "00" : "0", CultureInfo.InvariantCulture);
}
