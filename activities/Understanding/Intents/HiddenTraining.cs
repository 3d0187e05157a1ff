namespace Porfin.Activities.Understanding.Intents;

/// <summary>Trains a network text by text, with half of its cells and a third of the features asleep, labels not taken quite at their word, and steps that shrink row by row (Adagrad).</summary>
internal sealed class HiddenTraining
{
    private const float Rate = 0.02f;
    private const float OffsetRate = 0.1f * Rate;
    private const float Doubt = 0.1f;
    private const float FeaturesAsleep = 0.3f;
    private const float Tiny = 1e-4f;

    private readonly HiddenLayer layer;
    private readonly Random chance;
    private readonly float[] cells = new float[HiddenLayer.Width];
    private readonly float[] back = new float[HiddenLayer.Width];
    private readonly float[] scores;
    private readonly float[] innerSquares;
    private readonly float[] outerSquares;
    private float offsetSquares;

    private HiddenTraining((int Features, int Intents) size, int seed)
    {
        chance = new Random(seed);
        layer = new(size.Features, size.Intents, chance);
        scores = new float[size.Intents];
        innerSquares = new float[size.Features];
        outerSquares = new float[size.Intents];
    }

    /// <summary>A trained network; few texts are gone through more often than many.</summary>
    public static HiddenLayer Train(IReadOnlyList<SparseVector> texts, int[] labels, (int Features, int Intents) size, int seed)
    {
        var training = new HiddenTraining(size, seed);
        var order = Enumerable.Range(0, texts.Count).ToArray();
        for (var round = Math.Clamp(8_000 / Math.Max(texts.Count, 1), 8, 25); round > 0; round--)
        {
            training.chance.Shuffle(order);
            foreach (var at in order)
            {
                training.Learn(training.Awake(texts[at]), labels[at]);
            }
        }

        return training.layer;
    }

    private SparseVector Awake(SparseVector text)
    {
        var (features, weights) = (new int[text.Features.Length], new float[text.Features.Length]);
        var count = 0;
        for (var i = 0; i < features.Length; i++)
        {
            if (chance.NextSingle() >= FeaturesAsleep)
            {
                (features[count], weights[count]) = (text.Features[i], text.Weights[i]);
                count++;
            }
        }

        return new(features[..count], weights[..count]);
    }

    private void Learn(SparseVector text, int label)
    {
        Forward(text);
        Lanes.LogSoftmax(scores, 1);
        Array.Clear(back);
        var square = Lanes.Dot(cells, cells) / HiddenLayer.Width;
        for (var intent = 0; intent < scores.Length; intent++)
        {
            var wanted = (intent == label ? 1 - Doubt : 0) + (Doubt / scores.Length);
            var error = MathF.Exp(scores[intent]) - wanted;
            var row = layer.ToIntent(intent);
            Lanes.AddScaled(back, row, error);
            outerSquares[intent] += error * error * square;
            var shrunk = error / (MathF.Sqrt(outerSquares[intent]) + Tiny);
            Lanes.AddScaled(row, cells, -Rate * shrunk);
            layer.OuterOffsets[intent] -= OffsetRate * shrunk;
        }

        Backward(text);
    }

    private void Forward(SparseVector text)
    {
        layer.InnerOffsets.CopyTo(cells.AsSpan());
        for (var i = 0; i < text.Features.Length; i++)
        {
            Lanes.AddScaled(cells, layer.FromFeature(text.Features[i]), text.Weights[i]);
        }

        for (var i = 0; i < cells.Length;)
        {
            var awake = chance.Next();
            for (var bit = 0; bit < 30 && i < cells.Length; bit++, i++)
            {
                cells[i] = (awake & (1 << bit)) != 0 && cells[i] > 0 ? cells[i] * 2 : 0;
            }
        }

        layer.Out(cells, scores);
    }

    private void Backward(SparseVector text)
    {
        for (var i = 0; i < back.Length; i++)
        {
            back[i] = cells[i] > 0 ? back[i] * 2 : 0;
        }

        var square = Lanes.Dot(back, back) / HiddenLayer.Width;
        offsetSquares += square;
        Lanes.AddScaled(layer.InnerOffsets, back, -OffsetRate / (MathF.Sqrt(offsetSquares) + Tiny));
        for (var i = 0; i < text.Features.Length; i++)
        {
            var (feature, weight) = (text.Features[i], text.Weights[i]);
            innerSquares[feature] += weight * weight * square;
            Lanes.AddScaled(layer.FromFeature(feature), back, -Rate * weight / (MathF.Sqrt(innerSquares[feature]) + Tiny));
        }
    }
}
