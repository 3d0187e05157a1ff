using Porfin.Activities.Understanding.Entities;

namespace Porfin.Activities.Understanding.Times;

/// <summary>Times by how far they are: daqui a 3 dias, em meia hora, faz duas semanas, dois meses atrás, agora.</summary>
internal static class Distances
{
    /// <summary>The time that begins at a token; null when none does.</summary>
    public static TimeRead? Read(Tokens sentence, int at, DateTime now)
    {
        foreach (var words in (ReadOnlySpan<string>)["agora", "ja", "neste instante", "nesse instante", "neste momento", "nesse momento", "agora mesmo"])
        {
            if (sentence.After(at, words) is { } end)
            {
                return sentence.Is(at, "ja") && sentence.Count > 1 ? null : new(new(now, Grain.Second), end);
            }
        }

        foreach (var words in (ReadOnlySpan<string>)["daqui a", "daqui ha", "daqui", "dentro de", "em"])
        {
            if (sentence.After(at, words) is { } start && Length(sentence, start) is { } ahead)
            {
                return Away(now, ahead, 1);
            }
        }

        if (sentence.Is(at, "faz", "fazem", "ha") && Length(sentence, at + 1) is { } since)
        {
            return Away(now, since, -1);
        }

        return Length(sentence, at) is { } length && sentence.Is(length.End, "atras", "antes") ? Away(now, length with { End = length.End + 1 }, -1)
            : Length(sentence, at) is { } after && sentence.After(after.End, "a partir de agora") is { } end2 ? Away(now, after with { End = end2 }, 1) : null;
    }

    /// <summary>A number and a unit; "meia hora" and "uma hora e meia" too.</summary>
    public static (double Count, Grain Unit, int End)? Length(Tokens sentence, int at)
    {
        if (sentence.Is(at, "meia", "meio") && CalendarWords.Unit(sentence[at + 1]) is { } half)
        {
            return (0.5, half, at + 2);
        }

        if (Numbers.Read(sentence, at) is not { Value: > 0 } count || CalendarWords.Unit(sentence[count.End]) is not { } unit)
        {
            return sentence.Is(at, "um", "uma") && sentence.Is(at + 1, "seg") ? (1, Grain.Second, at + 2) : null;
        }

        return sentence.After(count.End + 1, "e meia") is { } more || (unit is Grain.Year or Grain.Month && sentence.After(count.End + 1, "e meio") is { } && (more = count.End + 3) > 0)
            ? (count.Value + 0.5, unit, more) : (count.Value, unit, count.End + 1);
    }

    private static TimeRead Away(DateTime now, (double Count, Grain Unit, int End) length, int side)
    {
        var exact = length.Unit <= Grain.Hour;
        var (count, unit) = length.Unit switch { Grain.Year when length.Count % 1 != 0 => (length.Count * 12, Grain.Month), Grain.Day or Grain.Week when length.Count % 1 != 0 => (length.Count * (length.Unit is Grain.Day ? 24 : 168), Grain.Hour), _ => (length.Count, length.Unit) };
        var moment = CalendarWords.Add(exact ? now : now.Date, unit, side * count);
        return new(new(moment, exact ? Grain.Minute : Grain.Day), length.End);
    }
}
