namespace Porfin;

/// <summary>What a misspelt name was probably meant to be.</summary>
internal static class Suggestions
{
    /// <summary>A longer name is no slip of the pen.</summary>
    private const int LongestName = 100;

    private static readonly Sentence DidYouMean = new(" Você quis dizer '{0}'?", " Did you mean '{0}'?", " ¿Quiso decir '{0}'?");

    /// <summary>The nearest of some names, when it is near enough; null else.</summary>
    public static string? For(string name, IEnumerable<string> names)
    {
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        var most = Most(name);
        return names.Where(known => Math.Abs(known.Length - name.Length) <= most)
            .Select(known => (Name: known, Distance: Distance(known, name)))
            .Where(near => near.Distance <= most)
            .OrderBy(near => near.Distance).ThenBy(near => near.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;
    }

    /// <summary>" Did you mean 'x'?", or nothing.</summary>
    public static Sentence Ask(string name, IEnumerable<string> names) => For(name, names) is { } near ? DidYouMean.With(near) : Sentence.None;

    private static int Most(string name) => name.Length < 3 ? 0 : name.Length < 5 ? 1 : Math.Max(2, name.Length / 5);

    /// <summary>How many letters must be added, removed, replaced or swapped with their neighbour, whatever their case.</summary>
    public static int Distance(string left, string right)
    {
        var before = new int[right.Length + 1];
        var last = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var row = new int[right.Length + 1];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last) = (last, row);
        }

        return last[right.Length];
    }

    private static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
