namespace Porfin.Activities.Understanding.Intents;

/// <summary>The features that training saw, with how telling each is (TF·IDF, sublinear).</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<ulong, int> places = [];
    private const float LetterWeight = 1.4f;

    private readonly float[] rarity;

    /// <summary>The vocabulary of some texts.</summary>
    /// <param name="texts">Their words.</param>
    /// <param name="least">In how many texts a feature must be to count.</param>
    public Vocabulary(IReadOnlyList<List<string>> texts, int least)
    {
        var counts = new Dictionary<ulong, int>();
        foreach (var words in texts)
        {
            foreach (var gram in Grams.OfWords(words).Concat(Grams.OfLetters(words)).Distinct())
            {
                counts[gram] = counts.GetValueOrDefault(gram) + 1;
            }
        }

        var kept = counts.Where(count => count.Value >= least).ToList();
        rarity = new float[kept.Count];
        foreach (var (gram, count) in kept)
        {
            rarity[places.Count] = MathF.Log((1f + texts.Count) / (1f + count)) + 1;
            places.Add(gram, places.Count);
        }
    }

    /// <summary>How many features there are.</summary>
    public int Count => rarity.Length;

    /// <summary>A text as numbers; its letters weigh a little more than its words, because people mistype.</summary>
    public SparseVector Vector(List<string> words)
    {
        var features = new List<int>();
        var weights = new List<float>();
        Add(Grams.OfWords(words), 1, features, weights);
        Add(Grams.OfLetters(words), LetterWeight, features, weights);
        return new([.. features], [.. weights]);
    }

    private void Add(List<ulong> grams, float worth, List<int> features, List<float> weights)
    {
        grams.Sort();
        var (start, square) = (features.Count, 0f);
        for (var i = 0; i < grams.Count;)
        {
            var gram = grams[i];
            var count = 0;
            for (; i < grams.Count && grams[i] == gram; i++)
            {
                count++;
            }

            if (places.TryGetValue(gram, out var place))
            {
                var weight = (1 + MathF.Log(count)) * rarity[place];
                features.Add(place);
                weights.Add(weight);
                square += weight * weight;
            }
        }

        var length = MathF.Sqrt(square) / worth;
        for (var i = start; i < weights.Count; i++)
        {
            weights[i] /= length;
        }
    }
}
