namespace Porfin.Activities.Understanding.Intents;

/// <summary>A small network: one layer between features and intents.</summary>
internal sealed class HiddenLayer
{
    /// <summary>How many cells the layer has.</summary>
    public const int Width = 256;

    private const float FirstWeights = 0.02f;

    /// <summary>An untrained network.</summary>
    public HiddenLayer(int features, int intents, Random chance)
    {
        Inner = Any(features * Width, FirstWeights, chance);
        Outer = Any(intents * Width, 1 / MathF.Sqrt(Width), chance);
        OuterOffsets = new float[intents];
    }

    /// <summary>From each feature to the cells.</summary>
    public float[] Inner { get; }

    /// <summary>What the cells add of themselves.</summary>
    public float[] InnerOffsets { get; } = new float[Width];

    /// <summary>From the cells to each intent.</summary>
    public float[] Outer { get; }

    /// <summary>What the intents add of themselves.</summary>
    public float[] OuterOffsets { get; }

    /// <summary>A score for each intent.</summary>
    public void Score(SparseVector text, Span<float> scores)
    {
        Span<float> cells = stackalloc float[Width];
        InnerOffsets.CopyTo(cells);
        for (var i = 0; i < text.Features.Length; i++)
        {
            Lanes.AddScaled(cells, FromFeature(text.Features[i]), text.Weights[i]);
        }

        foreach (ref var cell in cells)
        {
            cell = MathF.Max(cell, 0);
        }

        Out(cells, scores);
    }

    /// <summary>The row from a feature to the cells.</summary>
    public Span<float> FromFeature(int feature) => Inner.AsSpan(feature * Width, Width);

    /// <summary>The row from the cells to an intent.</summary>
    public Span<float> ToIntent(int intent) => Outer.AsSpan(intent * Width, Width);

    /// <summary>From cells to scores.</summary>
    public void Out(ReadOnlySpan<float> cells, Span<float> scores)
    {
        for (var intent = 0; intent < scores.Length; intent++)
        {
            scores[intent] = OuterOffsets[intent] + Lanes.Dot(cells, ToIntent(intent));
        }
    }

    private static float[] Any(int count, float most, Random chance)
    {
        var weights = new float[count];
        foreach (ref var weight in weights.AsSpan())
        {
            weight = ((chance.NextSingle() * 2) - 1) * most;
        }

        return weights;
    }
}
