namespace Porfin.Activities.Understanding.Intents;

/// <summary>One line between each intent and all others, by dual coordinate descent (squared hinge loss).</summary>
internal sealed class LinearSvm
{
    private const float Cost = 1;
    private const int MostRounds = 30;
    private const float Enough = 0.1f;

    private readonly float[] weights;
    private readonly float[] offsets;
    private readonly int intents;

    private LinearSvm(int features, int intents)
    {
        this.intents = intents;
        weights = new float[features * intents];
        offsets = new float[intents];
    }

    /// <summary>Trains; the same texts give the same lines.</summary>
    public static LinearSvm Train(IReadOnlyList<SparseVector> texts, int[] labels, (int Features, int Intents) size, int seed)
    {
        var svm = new LinearSvm(size.Features, size.Intents);
        var squares = texts.Select(text => 1 + Lanes.Dot(text.Weights, text.Weights) + (0.5f / Cost)).ToArray();
        Parallel.For(0, size.Intents, () => new float[size.Features], (intent, _, line) =>
        {
            Array.Clear(line);
            svm.offsets[intent] = Line(texts, labels, squares, (intent, new Random(seed + intent)), line);
            for (var feature = 0; feature < size.Features; feature++)
            {
                svm.weights[(feature * size.Intents) + intent] = line[feature];
            }

            return line;
        }, _ => { });
        return svm;
    }

    /// <summary>Adds how far a text lies on each intent's side.</summary>
    public void Score(SparseVector text, Span<float> scores)
    {
        offsets.CopyTo(scores);
        for (var i = 0; i < text.Features.Length; i++)
        {
            Lanes.AddScaled(scores, weights.AsSpan(text.Features[i] * intents, intents), text.Weights[i]);
        }
    }

    private static float Line(IReadOnlyList<SparseVector> texts, int[] labels, float[] squares, (int Intent, Random Chance) task, float[] line)
    {
        var pull = new float[texts.Count];
        var active = Enumerable.Range(0, texts.Count).ToArray();
        var (count, offset, limit) = (active.Length, 0f, float.PositiveInfinity);
        for (var round = 0; round < MostRounds; round++)
        {
            task.Chance.Shuffle(active.AsSpan(0, count));
            var worst = 0f;
            for (var i = 0; i < count; i++)
            {
                var at = active[i];
                var text = texts[at];
                var side = labels[at] == task.Intent ? 1f : -1f;
                var slope = (side * (Product(text, line) + offset)) - 1 + (pull[at] * 0.5f / Cost);
                if (pull[at] == 0 && slope > limit)
                {
                    active[i--] = active[--count];
                    active[count] = at;
                    continue;
                }

                var step = MathF.Max(pull[at] - (slope / squares[at]), 0) - pull[at];
                worst = MathF.Max(worst, pull[at] > 0 ? MathF.Abs(slope) : -slope);
                if (step != 0)
                {
                    pull[at] += step;
                    offset += step * side;
                    Add(text, line, step * side);
                }
            }

            if (worst < Enough)
            {
                break;
            }

            limit = worst;
        }

        return offset;
    }

    private static float Product(SparseVector text, float[] line)
    {
        var sum = 0f;
        for (var i = 0; i < text.Features.Length; i++)
        {
            sum += text.Weights[i] * line[text.Features[i]];
        }

        return sum;
    }

    private static void Add(SparseVector text, float[] line, float factor)
    {
        for (var i = 0; i < text.Features.Length; i++)
        {
            line[text.Features[i]] += text.Weights[i] * factor;
        }
    }
}
