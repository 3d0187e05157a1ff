using System.Text;

namespace Porfin.Activities.Understanding.Intents;

/// <summary>
/// Tells which intent a message has, by judges trained on its phrases: lines between intents, and two small networks. Nothing but the phrases is needed, and the same
/// phrases give the same model.
/// </summary>
public sealed class IntentModel
{
    private const int Networks = 2;
    private const float NetworksWeigh = 0.5f;
    private const float LinesSharpness = 4;

    /// <summary>From so many phrases on, what only one of them has is not learned.</summary>
    private const int Many = 3_000;

    private readonly Vocabulary vocabulary;
    private readonly LinearSvm lines;
    private readonly HiddenLayer[] networks;
    private readonly Dictionary<string, int> known;

    private IntentModel(IReadOnlyList<string> names, Vocabulary vocabulary, (LinearSvm Lines, HiddenLayer[] Networks) judges, Dictionary<string, int> known)
    {
        Names = names;
        this.vocabulary = vocabulary;
        (lines, networks) = judges;
        this.known = known;
    }

    /// <summary>The intents' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Trains a model.</summary>
    /// <param name="intents">At least two intents with phrases; a name counts as one phrase more.</param>
    /// <param name="seed">What the networks begin with.</param>
    /// <exception cref="ArgumentException">There are fewer than two intents, or no phrases.</exception>
    public static IntentModel Train(IReadOnlyList<Intent> intents, int seed = 1)
    {
        var examples = intents.SelectMany((intent, label) => intent.Phrases.Append(Spoken(intent.Name)).Select(phrase => (Words: Wording.Words(phrase), Label: label)))
            .Where(example => example.Words.Count > 0).ToList();
        if (intents.Count < 2 || examples.Count == 0)
        {
            throw new ArgumentException("A model tells at least two intents apart, each with phrases.", nameof(intents));
        }

        var vocabulary = new Vocabulary([.. examples.Select(example => example.Words)], examples.Count > Many ? 2 : 1);
        var texts = examples.Select(example => vocabulary.Vector(example.Words)).ToArray();
        var judges = Judges(texts, [.. examples.Select(example => example.Label)], (vocabulary.Count, intents.Count), seed);
        var known = new Dictionary<string, int>();
        examples.ForEach(example => known.TryAdd(string.Join(' ', example.Words), example.Label));
        return new([.. intents.Select(intent => intent.Name)], vocabulary, judges, known);
    }

    /// <summary>The intent of a message; null when nothing in it was ever seen.</summary>
    public Verdict? Judge(string text)
    {
        var words = Wording.Words(text);
        var vector = vocabulary.Vector(words);
        if (vector.Features.Length == 0)
        {
            return null;
        }

        var (mean, surety) = Scores(vector);
        var isKnown = known.TryGetValue(string.Join(' ', words), out var label);
        var best = isKnown ? label : Array.IndexOf(mean, mean.Max());
        var next = Enumerable.Range(0, mean.Length).Where(intent => intent != best).MaxBy(intent => mean[intent]);
        Lanes.LogSoftmax(mean, 1);
        return new(Names[best], Math.Round(Math.Exp(mean[best]), 3), isKnown ? double.PositiveInfinity : Math.Round(surety[best], 3), Names[next]);
    }

    private static (LinearSvm Lines, HiddenLayer[] Networks) Judges(SparseVector[] texts, int[] labels, (int Features, int Intents) size, int seed)
    {
        var networks = new HiddenLayer[Networks];
        LinearSvm? lines = null;
        Parallel.Invoke(
            () => networks[0] = HiddenTraining.Train(texts, labels, size, seed),
            () => networks[1] = HiddenTraining.Train(texts, labels, size, seed + 1),
            () => lines = LinearSvm.Train(texts, labels, size, seed));
        return (lines!, networks);
    }

    /// <summary>The judges' mean for each intent, and how far its score stands above those of all.</summary>
    private (float[] Mean, float[] Surety) Scores(SparseVector vector)
    {
        var (mean, surety, scores) = (new float[Names.Count], new float[Names.Count], new float[Names.Count]);
        lines.Score(vector, scores);
        Lanes.LogSoftmax(scores, LinesSharpness);
        Lanes.AddScaled(mean, scores, 1 - NetworksWeigh);
        foreach (var network in networks)
        {
            network.Score(vector, scores);
            var average = scores.Sum() / scores.Length;
            for (var intent = 0; intent < scores.Length; intent++)
            {
                surety[intent] += (scores[intent] - average) / Networks;
            }

            Lanes.LogSoftmax(scores, 1);
            Lanes.AddScaled(mean, scores, NetworksWeigh / Networks);
        }

        return (mean, surety);
    }

    /// <summary>A name as words: cartao_perdido, cartaoPerdido and cartao-perdido are "cartao perdido".</summary>
    private static string Spoken(string name)
    {
        var spoken = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && spoken.Length > 0 && char.IsLower(spoken[^1]))
            {
                spoken.Append(' ');
            }

            spoken.Append(char.IsLetterOrDigit(letter) ? letter : ' ');
        }

        return spoken.ToString();
    }
}
