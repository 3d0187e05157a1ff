namespace Porfin.Documents.Reading;

/// <summary>What a misspelt name was probably meant to be.</summary>
internal static class Suggestions
{
    /// <summary>A longer name is no slip of the pen.</summary>
    private const int LongestName = 100;

    /// <summary>The nearest of some names, when it is near enough; null else.</summary>
    public static string? For(string name, IEnumerable<string> names)
    {
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        var (near, distance) = names.Where(known => Math.Abs(known.Length - name.Length) <= Most(name)).Select(known => (known, Distance(known, name))).OrderBy(pair => pair.Item2).FirstOrDefault();
        return near is not null && distance <= Most(name) ? near : null;
    }

    /// <summary>" Did you mean 'x'?", or nothing.</summary>
    public static string Ask(string name, IEnumerable<string> names) => For(name, names) is { } near ? $" Did you mean '{near}'?" : "";

    private static int Most(string name) => name.Length < 3 ? 0 : name.Length < 4 ? 1 : Math.Max(2, name.Length / 5);

    /// <summary>Levenshtein's distance, whatever the case.</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost));
            }
        }

        return row[b.Length];
    }
}
