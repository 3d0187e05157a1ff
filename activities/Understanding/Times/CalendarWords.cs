using Porfin.Activities.Understanding.Entities;

namespace Porfin.Activities.Understanding.Times;

/// <summary>The names of days, months and units of time.</summary>
internal static class CalendarWords
{
    private static readonly string[] Months = ["janeiro", "fevereiro", "marco", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"];
    private static readonly string[] Weekdays = ["domingo", "segunda", "terca", "quarta", "quinta", "sexta", "sabado"];
    private static readonly string[] NotWeekdays = ["via", "vez", "vezes", "parcela", "opcao", "pessoa", "classe", "dose", "parte", "mao"];

    /// <summary>A month, by name or its first three letters.</summary>
    public static (int Month, int End)? Month(Tokens sentence, int at)
    {
        var word = sentence[at];
        var month = Array.FindIndex(Months, name => name == word || (word.Length == 3 && name.StartsWith(word, StringComparison.Ordinal)));
        var end = word.Length == 3 && sentence.Is(at + 1, ".") && sentence.IsGlued(at + 1) ? at + 2 : at + 1;
        return month < 0 ? null : (month + 1, end);
    }

    /// <summary>True when a token is a month's whole name.</summary>
    public static bool IsMonthName(string word) => Months.Contains(word);

    /// <summary>A day of the week, Sunday 0: by name, with or without "feira", by three letters, or as 2a to 6a feira.</summary>
    public static (int Day, int End)? Weekday(Tokens sentence, int at)
    {
        if (sentence.Digits(at, 1) is >= 2 and <= 6 and { } number && sentence.IsGlued(at + 1) && sentence.Is(at + 1, "a") && (Feira(sentence, at + 2) > at + 2 || sentence.Is(at - 1, "na", "a", ",", "ou", "proxima")))
        {
            return (number - 1, Feira(sentence, at + 2));
        }

        var word = sentence[at];
        var day = word.Length == 3 ? Array.FindIndex(Weekdays, name => name.StartsWith(word, StringComparison.Ordinal)) : Array.IndexOf(Weekdays, word.TrimEnd('s'));
        if (day < 0 || sentence.Is(at + 1, NotWeekdays))
        {
            return null;
        }

        var end = word.Length == 3 && sentence.Is(at + 1, ".") && sentence.IsGlued(at + 1) ? at + 2 : at + 1;

        // "ter" is a verb too.
        var isVerb = word is "ter" && end == at + 1 && !sentence.Is(at - 1, "na", "proxima", "nesta", "essa") && sentence.Digits(at + 1) is null && !sentence.Is(at + 1, "as", "de", "-");
        return isVerb ? null : (day, Feira(sentence, end));
    }

    /// <summary>A unit of time.</summary>
    public static Grain? Unit(string word) => word switch
    {
        "segundo" or "segundos" or "segs" => Grain.Second,
        "minuto" or "minutos" or "min" or "mins" => Grain.Minute,
        "hora" or "horas" or "hs" or "hrs" or "hr" or "h" => Grain.Hour,
        "dia" or "dias" => Grain.Day,
        "semana" or "semanas" => Grain.Week,
        "mes" or "meses" => Grain.Month,
        "trimestre" or "trimestres" => Grain.Quarter,
        "ano" or "anos" => Grain.Year,
        _ => null,
    };

    /// <summary>Where the unit begins in which a moment lies.</summary>
    public static DateTime Floor(DateTime moment, Grain grain) => grain switch
    {
        Grain.Second => new(moment.Year, moment.Month, moment.Day, moment.Hour, moment.Minute, moment.Second),
        Grain.Minute => moment.Date.AddHours(moment.Hour).AddMinutes(moment.Minute),
        Grain.Hour => moment.Date.AddHours(moment.Hour),
        Grain.Week => moment.Date.AddDays(-(((int)moment.DayOfWeek + 6) % 7)),
        Grain.Month => new(moment.Year, moment.Month, 1),
        Grain.Quarter => new(moment.Year, ((moment.Month - 1) / 3 * 3) + 1, 1),
        Grain.Year => new(moment.Year, 1, 1),
        _ => moment.Date,
    };

    /// <summary>A moment, so many units later; the farthest day of the calendar where that would lie beyond it.</summary>
    public static DateTime Add(DateTime moment, Grain grain, double count)
    {
        var whole = (int)Math.Clamp(count, -100_000, 100_000);
        try
        {
            return grain switch
            {
                Grain.Second => moment.AddSeconds(whole),
                Grain.Minute => moment.AddSeconds(60 * count),
                Grain.Hour => moment.AddSeconds(3_600 * count),
                Grain.Week => moment.AddDays(7 * whole),
                Grain.Month => moment.AddMonths(whole),
                Grain.Quarter => moment.AddMonths(3 * whole),
                Grain.Year => moment.AddYears(whole),
                _ => moment.AddDays(whole),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return count > 0 ? DateTime.MaxValue.Date : DateTime.MinValue;
        }
    }

    private static int Feira(Tokens sentence, int at) => sentence.Is(at, "feira", "feiras") ? at + 1 : sentence.Is(at, "-") && sentence.Is(at + 1, "feira", "feiras") ? at + 2 : at;
}
