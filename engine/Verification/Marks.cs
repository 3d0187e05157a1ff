using System.Numerics;

namespace Porfin.Verification;

/// <summary>A set of small numbers.</summary>
/// <param name="most">How many numbers there are.</param>
internal sealed class Marks(int most)
{
    private readonly ulong[] words = new ulong[(most + 63) >> 6];

    /// <summary>How many are marked.</summary>
    public int Count => words.Sum(word => BitOperations.PopCount(word));

    /// <summary>True when none is marked.</summary>
    public bool IsEmpty => !words.AsSpan().ContainsAnyExcept(0UL);

    public bool Has(int number) => (words[number >> 6] >> (number & 63) & 1) != 0;

    public void Add(int number) => words[number >> 6] |= 1UL << (number & 63);

    public void AddAll()
    {
        for (var number = 0; number < most; number++)
        {
            Add(number);
        }
    }

    public void Clear() => Array.Clear(words);

    public void Add(Marks other)
    {
        for (var at = 0; at < words.Length; at++)
        {
            words[at] |= other.words[at];
        }
    }

    public void Keep(Marks other)
    {
        for (var at = 0; at < words.Length; at++)
        {
            words[at] &= other.words[at];
        }
    }

    /// <summary>The numbers that are marked here and not there.</summary>
    public IEnumerable<int> Except(Marks? other)
    {
        for (var at = 0; at < words.Length; at++)
        {
            for (var word = words[at] & ~(other?.words[at] ?? 0); word != 0; word &= word - 1)
            {
                yield return (at << 6) + BitOperations.TrailingZeroCount(word);
            }
        }
    }

    public bool IsSame(Marks other) => words.AsSpan().SequenceEqual(other.words);
}
