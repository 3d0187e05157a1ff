using Porfin.Activities.Understanding.Entities;

namespace Porfin.Activities.Understanding.Times;

/// <summary>A time of day that was said.</summary>
/// <param name="Time">Hours and minutes.</param>
/// <param name="Grain">Hour, minute or second.</param>
/// <param name="End">The token after it.</param>
internal readonly record struct Clock(TimeSpan Time, Grain Grain, int End)
{
    /// <summary>True when morning or evening was not said, though both are possible.</summary>
    public bool IsOpen { get; init; }

    /// <summary>True when nothing but a number says that it is a time.</summary>
    public bool IsBare { get; init; }

    /// <summary>The same in the afternoon, in the evening or at night.</summary>
    public Clock Later => this with { Time = Time.Add(TimeSpan.FromHours(12)), IsOpen = false };
}

/// <summary>Words around times of day.</summary>
internal static class ClockWords
{
    private static readonly string[] Hours = ["h", "hs", "hr", "hrs", "hora", "horas"];

    /// <summary>True when what follows a number makes it a time of day.</summary>
    public static bool Follows(Tokens sentence, int at) => IsHours(sentence, at) || (sentence.Is(at, ":") && sentence.IsGlued(at)) || sentence.Is(at, "am", "pm");

    /// <summary>True for h, hs, hrs, horas.</summary>
    public static bool IsHours(Tokens sentence, int at) => sentence.Is(at, Hours);

    /// <summary>Where "às", "pelas", "por volta das" and the like end; the same place when there are none.</summary>
    public static int Before(Tokens sentence, int at)
    {
        foreach (var words in (ReadOnlySpan<string>)["por volta das", "por volta de", "perto das", "la pelas", "la pras", "em torno das", "a partir das", "as", "ao", "pelas", "umas", "das", "pras", "para as", "a 's"])
        {
            if (sentence.After(at, words) is { } end)
            {
                return end;
            }
        }

        return at;
    }
}

/// <summary>Times of day: às 15h30, três e meia da tarde, quinze para o meio-dia, meia-noite.</summary>
internal static class Clocks
{
    /// <summary>The time that begins at a token; null when none does.</summary>
    public static Clock? Read(Tokens sentence, int at)
    {
        var start = ClockWords.Before(sentence, at);
        if ((Minus(sentence, start) ?? Noon(sentence, start) ?? Number(sentence, start)) is not { } clock)
        {
            return null;
        }

        var told = InPartOfDay(sentence, clock);
        return told with { IsBare = told.IsBare && start == at };
    }

    /// <summary>Quinze para as três.</summary>
    private static Clock? Minus(Tokens sentence, int at)
    {
        if (Minutes(sentence, at) is not { } minutes || !sentence.Is(minutes.End, "para", "pra", "pro", "pras"))
        {
            return null;
        }

        var hourAt = sentence.Is(minutes.End, "para", "pra") && sentence.Is(minutes.End + 1, "as", "a", "o") ? minutes.End + 2 : minutes.End + 1;
        return (Noon(sentence, hourAt) ?? Hour(sentence, hourAt)) is { } hour
            ? hour with { Time = TimeSpan.FromMinutes(((24 * 60) + hour.Time.TotalMinutes - minutes.Value) % (24 * 60)), Grain = Grain.Minute, IsBare = false }
            : null;
    }

    private static Clock? Noon(Tokens sentence, int at)
    {
        var isNoon = sentence.Is(at, "meiodia") || (sentence.Is(at, "meio") && (sentence.Is(at + 1, "dia") || sentence.After(at + 1, "- dia") is not null));
        var isMidnight = sentence.Is(at, "meianoite") || (sentence.Is(at, "meia") && (sentence.Is(at + 1, "noite") || sentence.After(at + 1, "- noite") is not null));
        if (!isNoon && !isMidnight)
        {
            return null;
        }

        var end = sentence.Is(at, "meiodia", "meianoite") ? at + 1 : sentence.Is(at + 1, "-") ? at + 3 : at + 2;
        return AndMinutes(sentence, new(TimeSpan.FromHours(isNoon ? 12 : 0), Grain.Hour, end));
    }

    private static Clock? Number(Tokens sentence, int at)
    {
        if (Hour(sentence, at) is not { } clock)
        {
            return null;
        }

        var end = clock.End;
        var isWritten = sentence.Digits(at, 2) is not null;
        if (isWritten && sentence.Is(end, ":", ".", "h") && sentence.IsGlued(end) && sentence.IsGlued(end + 1) && sentence[end + 1].Length == 2 && sentence.Digits(end + 1, 2) is < 60 and { } minutes
            && !(sentence.Is(end, ".") && sentence.Is(end + 2, ".", ",", "/") && sentence.IsGlued(end + 3)))
        {
            var seconds = sentence.Is(end + 2, ":") && sentence.Digits(end + 3, 2) is < 60 and { } given ? given : -1;
            var after = seconds >= 0 ? end + 4 : end + 2;
            var suffix = ClockWords.IsHours(sentence, after) || sentence.Is(after, "min", "m") ? after + 1 : after;
            return new(new TimeSpan(clock.Time.Hours, minutes, Math.Max(seconds, 0)), seconds >= 0 ? Grain.Second : Grain.Minute, suffix) { IsOpen = clock.IsOpen, IsBare = sentence.Is(end, ".") && !Two(sentence, at) };
        }

        // "Duas horas" is how long something takes, until "às" or a day says otherwise.
        return ClockWords.IsHours(sentence, end) ? AndMinutes(sentence, clock with { End = end + 1, IsBare = sentence.Is(end, "hora", "horas") && clock.Time.Hours <= 12 }) : AndMinutes(sentence, clock);
    }

    /// <summary>15.00 is a time, 1.50 a number.</summary>
    private static bool Two(Tokens sentence, int at) => sentence[at].Length == 2;

    private static Clock? Hour(Tokens sentence, int at)
    {
        var hour = sentence.Digits(at, 2) is { } digits ? (digits, at + 1) : NumberWords.Read(sentence, at) is { } words && words.End <= at + 3 ? ((int)words.Value, words.End) : ((int, int)?)null;
        return hour is ( >= 0 and <= 24, _) and { } found && NotMany(sentence, at, found)
            ? new(TimeSpan.FromHours(found.Item1 % 24), Grain.Hour, found.Item2) { IsOpen = found.Item1 is >= 1 and < 12 && !(sentence[at].Length == 2 && sentence[at][0] == '0'), IsBare = true }
            : null;
    }

    /// <summary>"Vinte e quatro" is read whole, but "três e quinze" is three and a quarter past.</summary>
    private static bool NotMany(Tokens sentence, int at, (int Value, int End) hour) => sentence.Digits(at, 2) is not null || hour.Value <= 24;

    private static Clock AndMinutes(Tokens sentence, Clock clock)
    {
        // Entre 14 e 16: what follows is the other hour.
        var isFirstOfTwo = sentence.Is(clock.End - 2, "entre") || sentence.Is(clock.End - 3, "entre");
        var at = sentence.Is(clock.End, "e") && !isFirstOfTwo ? clock.End + 1 : -1;
        if (at < 0 || Minutes(sentence, at) is not { } minutes || minutes.Value is < 1 or > 59 || (clock.IsBare && minutes.Value < 5))
        {
            return clock;
        }

        var end = sentence.Is(minutes.End, "minutos", "min") ? minutes.End + 1 : minutes.End;
        return clock with { Time = clock.Time.Add(TimeSpan.FromMinutes(minutes.Value)), Grain = Grain.Minute, End = end };
    }

    private static (int Value, int End)? Minutes(Tokens sentence, int at)
    {
        if (sentence.Is(at, "meia"))
        {
            return (30, at + 1);
        }

        if (sentence.After(at, "um quarto") is { } quarter)
        {
            return (15, quarter);
        }

        return sentence.Digits(at, 2) is { } digits ? (digits, at + 1) : NumberWords.Read(sentence, at) is { } words ? ((int)words.Value, words.End) : null;
    }

    private static Clock InPartOfDay(Tokens sentence, Clock clock)
    {
        var at = clock.End;
        if (sentence.Is(at, "pm", "am") || sentence.After(at, "p . m") is not null || sentence.After(at, "a . m") is not null)
        {
            var isLate = sentence[at][0] == 'p';
            var end = sentence.Is(at, "pm", "am") ? at + 1 : at + (sentence.Is(at + 3, ".") ? 4 : 3);
            return (isLate && clock.Time.Hours < 12 ? clock.Later : clock) with { End = end, IsOpen = false, IsBare = false };
        }

        if (PartsOfDay.Read(sentence, at) is not { } part || (clock.IsBare && !sentence.Is(at, "da", "de", "pela", "a")))
        {
            return clock;
        }

        var isAfternoon = part.From >= 12 && clock.Time.Hours < 12 && !(part.From >= 18 && clock.Time.Hours < 4);
        return (isAfternoon ? clock.Later : clock) with { End = part.End, IsOpen = false, IsBare = false };
    }
}
