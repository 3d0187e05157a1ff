using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Porfin.Activities.Understanding.Intents;

/// <summary>Sums over rows of numbers, eight at a time and in the same order on every machine.</summary>
internal static class Lanes
{
    /// <summary>Adds a row, times a factor, to another.</summary>
    public static void AddScaled(Span<float> target, ReadOnlySpan<float> row, float factor)
    {
        ref var to = ref MemoryMarshal.GetReference(target);
        ref var from = ref MemoryMarshal.GetReference(row);
        var scale = Vector256.Create(factor);
        nuint i = 0;
        for (var whole = (nuint)(target.Length & ~7); i < whole; i += 8)
        {
            (Vector256.LoadUnsafe(ref to, i) + (Vector256.LoadUnsafe(ref from, i) * scale)).StoreUnsafe(ref to, i);
        }

        for (; i < (nuint)target.Length; i++)
        {
            Unsafe.Add(ref to, i) += Unsafe.Add(ref from, i) * factor;
        }
    }

    /// <summary>The product of two rows.</summary>
    public static float Dot(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        ref var left = ref MemoryMarshal.GetReference(first);
        ref var right = ref MemoryMarshal.GetReference(second);
        var sums = Vector256<float>.Zero;
        nuint i = 0;
        for (var whole = (nuint)(first.Length & ~7); i < whole; i += 8)
        {
            sums += Vector256.LoadUnsafe(ref left, i) * Vector256.LoadUnsafe(ref right, i);
        }

        var sum = ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
        for (; i < (nuint)first.Length; i++)
        {
            sum += Unsafe.Add(ref left, i) * Unsafe.Add(ref right, i);
        }

        return sum;
    }

    /// <summary>Turns scores into logarithms of probabilities.</summary>
    public static void LogSoftmax(Span<float> scores, float sharpness)
    {
        var (most, sum) = (float.NegativeInfinity, 0f);
        foreach (ref var score in scores)
        {
            score *= sharpness;
            most = MathF.Max(most, score);
        }

        foreach (var score in scores)
        {
            sum += MathF.Exp(score - most);
        }

        var all = most + MathF.Log(sum);
        foreach (ref var score in scores)
        {
            score -= all;
        }
    }
}
