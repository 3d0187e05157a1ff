namespace Porfin.Expressions.Scripting;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Suggestion
{
    public static string For(string name, IEnumerable<string> known)
    {
        var best = known.Select(candidate => (candidate, distance: name.Length > 60 ? 99 : Distance(name, candidate)))
            .Where(one => one.distance <= 1 + (name.Length / 5))
            .OrderBy(one => one.distance).ThenBy(one => one.candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.candidate is null ? "" : $" Did you mean '{best.candidate}'?";
    }

    /// <summary>How many letters must be inserted, removed or replaced.</summary>
    private static int Distance(string one, string two)
    {
        var row = Enumerable.Range(0, two.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= two.Length; j++)
            {
                var differs = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(two[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + differs, 1 + Math.Min(row[j], row[j - 1])));
            }
        }

        return row[^1];
    }
}
