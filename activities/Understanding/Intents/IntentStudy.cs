namespace Porfin.Activities.Understanding.Intents;

/// <summary>Two intents whose phrases are taken for each other.</summary>
/// <param name="Intent">Where the phrase belongs.</param>
/// <param name="Taken">What it was taken for.</param>
/// <param name="Phrases">The phrases.</param>
public sealed record Confusion(string Intent, string Taken, IReadOnlyList<string> Phrases);

/// <summary>
/// How well phrases tell their intents apart, found by hiding some of them: a model learns from three quarters of the phrases of three quarters of the intents, and judges the rest.
/// No examples of other talk are needed, because the phrases of the hidden intents are that.
/// </summary>
/// <param name="Threshold">The surety below which a message is taken for none of the intents.</param>
/// <param name="Accuracy">How many of the hidden phrases were judged rightly, 0 to 1.</param>
/// <param name="Refused">How many phrases of hidden intents were seen to be none of the others, 0 to 1.</param>
/// <param name="Confusions">What was taken for what, the most frequent first.</param>
public sealed record IntentStudy(double Threshold, double Accuracy, double Refused, IReadOnlyList<Confusion> Confusions)
{
    private const int Parts = 4;

    /// <summary>How many of the phrases that were judged rightly the threshold may lose, but at least two: of a few dozen, the least sure says little.</summary>
    private const double Lost = 0.008;

    private const int LeastLost = 2;

    /// <summary>Fewer phrases say nothing: then any surety will do.</summary>
    private const int Few = 12;

    /// <summary>From so many phrases on, one round of four is enough.</summary>
    private const int Many = 3_000;

    /// <summary>Studies intents; where they are too few to hide some, any surety will do.</summary>
    public static IntentStudy Of(IReadOnlyList<Intent> intents, int seed = 1)
    {
        var judged = new List<Judged>();
        var rounds = intents.Sum(intent => intent.Phrases.Count) > Many ? 1 : Parts;
        for (var part = 0; part < rounds; part++)
        {
            judged.AddRange(Round(intents, part, seed));
        }

        var inside = judged.Where(one => !one.IsHidden).ToList();
        var outside = judged.Where(one => one.IsHidden).ToList();
        var right = inside.Where(one => one.Taken == one.Intent).Select(one => one.Surety).Order().ToList();
        var threshold = right.Count < Few ? double.NegativeInfinity : right[Math.Max(LeastLost, (int)(right.Count * Lost))];
        var confusions = inside.Where(one => one.Taken is not null && one.Taken != one.Intent).GroupBy(one => (one.Intent, one.Taken))
            .Select(group => new Confusion(group.Key.Intent, group.Key.Taken!, [.. group.Select(one => one.Phrase).Distinct()]))
            .OrderByDescending(confusion => confusion.Phrases.Count).ThenBy(confusion => confusion.Intent, StringComparer.Ordinal);
        return new(threshold, Share(inside, one => one.Taken == one.Intent), Share(outside, one => one.Surety < threshold), [.. confusions]);
    }

    /// <summary>True when a verdict is sure enough to be believed.</summary>
    public bool Believes(Verdict? verdict) => verdict is not null && verdict.Surety >= Threshold;

    private static IEnumerable<Judged> Round(IReadOnlyList<Intent> intents, int part, int seed)
    {
        var hides = intents.Count >= 2 * Parts;
        var shown = intents.Where((intent, place) => intent.Phrases.Count >= Parts && !(hides && place % Parts == part)).ToList();
        if (shown.Count < 2)
        {
            return [];
        }

        var model = IntentModel.Train([.. shown.Select(intent => intent with { Phrases = [.. intent.Phrases.Where((_, place) => place % Parts != part)] })], seed);
        var inside = shown.SelectMany(intent => intent.Phrases.Where((_, place) => place % Parts == part).Select(phrase => Judge(model, intent.Name, phrase, isHidden: false)));
        var outside = intents.Where((_, place) => hides && place % Parts == part).SelectMany(intent => intent.Phrases.Select(phrase => Judge(model, intent.Name, phrase, isHidden: true)));
        return [.. inside, .. outside];
    }

    private static Judged Judge(IntentModel model, string intent, string phrase, bool isHidden) =>
        model.Judge(phrase) is { } verdict ? new(intent, phrase, isHidden, verdict.Intent, verdict.Surety) : new(intent, phrase, isHidden, null, double.NegativeInfinity);

    private static double Share(List<Judged> judged, Func<Judged, bool> which) => judged.Count == 0 ? 0 : Math.Round(judged.Count(which) / (double)judged.Count, 3);

    private sealed record Judged(string Intent, string Phrase, bool IsHidden, string? Taken, double Surety);
}
