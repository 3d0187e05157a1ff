namespace Porfin.Activities.Personas;

/// <summary>Chance that follows from a seed, the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014).</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>A seed that follows from another and some words.</summary>
    public static ulong Seed(long seed, params ReadOnlySpan<string> words)
    {
        // FNV-1a.
        var hash = 14695981039346656037UL ^ (ulong)seed;
        foreach (var word in words)
        {
            foreach (var letter in word)
            {
                hash = (hash ^ letter) * 1099511628211UL;
            }

            hash = (hash ^ 0xFFFF) * 1099511628211UL;
        }

        return hash;
    }

    /// <summary>A number from 0 to below the bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>True so often of a hundred times.</summary>
    public bool Percent(int often) => Below(100) < often;

    /// <summary>One of some things.</summary>
    public T OneOf<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
