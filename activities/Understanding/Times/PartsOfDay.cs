using Porfin.Activities.Understanding.Entities;

namespace Porfin.Activities.Understanding.Times;

/// <summary>Morning, afternoon and the like, in hours of the day.</summary>
/// <param name="From">The first hour.</param>
/// <param name="To">The hour at which it is over.</param>
/// <param name="End">The token after it.</param>
internal readonly record struct PartOfDay(int From, int To, int End);

/// <summary>Parts of the day: de manhã (4-12), à tarde (12-19), à noite (18-24), de madrugada (0-6), fim da tarde (16-19).</summary>
internal static class PartsOfDay
{
    private static readonly string[] Openings = ["na parte da", "no periodo da", "no comeco da", "no inicio da", "no fim da", "no final da", "no meio da", "fim da", "final da", "fim de", "final de", "comeco da", "inicio da", "durante a", "pela", "de", "da", "a", "na", "esta", "essa", "nesta", "nessa", "pra", "so a", "so de"];

    /// <summary>The part that begins at a token; null when none does. A bare "tarde" or "noite" is none: it needs its opening word.</summary>
    public static PartOfDay? Read(Tokens sentence, int at)
    {
        foreach (var opening in Openings)
        {
            if (sentence.After(at, opening) is { } start && Named(sentence[start]) is { } part && !sentence.Is(start - 2, "boa"))
            {
                var isEnd = opening.Contains("fim", StringComparison.Ordinal) || opening.Contains("final", StringComparison.Ordinal);
                var isBeginning = opening.Contains("comeco", StringComparison.Ordinal) || opening.Contains("inicio", StringComparison.Ordinal);
                return isEnd ? new(part.To - (part.From == 12 ? 3 : 2), part.To, start + 1) : new(part.From, isBeginning ? Math.Min(part.From + 6, part.To) : part.To, start + 1);
            }
        }

        if (sentence.After(at, "depois do almoco") is { } lunch)
        {
            return new(13, 19, lunch);
        }

        return sentence.After(at, "antes do almoco") is { } before ? new(8, 12, before) : null;
    }

    /// <summary>The part that a word names.</summary>
    public static (int From, int To)? Named(string word) => word switch
    {
        "manha" or "manhazinha" => (4, 12),
        "tarde" or "tardinha" or "tardezinha" => (12, 19),
        "noite" or "noitinha" => (18, 24),
        "madrugada" => (0, 6),
        _ => null,
    };
}
