using System.Text.RegularExpressions;

namespace Porfin.Documents.Comparing;

/// <summary>Compares texts word by word.</summary>
public static partial class WordDiff
{
    /// <summary>Longer texts are compared as wholes: the table of a comparison grows with both lengths.</summary>
    private const int MostWords = 1_000;

    /// <summary>The pieces that both texts have, and those that only one has. Spaces and punctuation count as words.</summary>
    public static IReadOnlyList<WordChange> Compare(string before, string after)
    {
        var (old, now) = (Split(before), Split(after));
        if (old.Length > MostWords || now.Length > MostWords)
        {
            return before == after ? [new(null, after)] : [new(ChangeKind.Removed, before), new(ChangeKind.Added, after)];
        }

        var common = Common(old, now);
        var changes = new List<WordChange>();
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                changes.Add(new(null, old[i++]));
                j++;
            }
            else if (i < old.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                changes.Add(new(ChangeKind.Removed, old[i++]));
            }
            else
            {
                changes.Add(new(ChangeKind.Added, now[j++]));
            }
        }

        return Joined(changes);
    }

    /// <summary>How many words the rests of both texts have in common, from each pair of places on.</summary>
    private static ushort[,] Common(string[] old, string[] now)
    {
        var common = new ushort[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? (ushort)(common[i + 1, j + 1] + 1) : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    /// <summary>Neighbours of one kind become one piece; a space between pieces that replace each other belongs to them, so that whole phrases are replaced.</summary>
    private static List<WordChange> Joined(List<WordChange> changes)
    {
        var joined = new List<WordChange>();
        for (var at = 0; at < changes.Count;)
        {
            if (changes[at].Kind is null)
            {
                var until = at;
                while (until < changes.Count && changes[until].Kind is null)
                {
                    until++;
                }

                joined.Add(new(null, string.Concat(changes[at..until].Select(change => change.Text))));
                at = until;
                continue;
            }

            var end = at;
            while (end < changes.Count && (changes[end].Kind is not null || (string.IsNullOrWhiteSpace(changes[end].Text) && end + 1 < changes.Count && changes[end + 1].Kind is not null)))
            {
                end++;
            }

            if (changes[at..end].Where(change => change.Kind is not null).All(change => change.Kind == changes[at].Kind))
            {
                end = at + changes[at..end].TakeWhile(change => change.Kind is not null).Count();
            }

            Add(joined, ChangeKind.Removed, changes[at..end], ChangeKind.Added);
            Add(joined, ChangeKind.Added, changes[at..end], ChangeKind.Removed);
            at = end;
        }

        return joined;
    }

    private static void Add(List<WordChange> joined, ChangeKind kind, List<WordChange> changes, ChangeKind other)
    {
        if (string.Concat(changes.Where(change => change.Kind != other).Select(change => change.Text)) is { Length: > 0 } text && changes.Exists(change => change.Kind == kind))
        {
            joined.Add(new(kind, text));
        }
    }

    private static string[] Split(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\w+|\s+|[^\w\s]", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
