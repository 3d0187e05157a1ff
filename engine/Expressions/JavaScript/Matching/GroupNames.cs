namespace Porfin.Expressions.Scripting;

/// <summary>The groups of a pattern, whose numbers must be known before the first reference, which may come before its group.</summary>
internal static class GroupNames
{
    /// <summary>The names by number, null where a group has none; the first is the whole match.</summary>
    public static List<string?> Of(string source, int at)
    {
        List<string?> groups = [null];
        var inClass = false;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '\\')
            {
                i++;
            }
            else if (source[i] == '[' || (inClass && source[i] == ']'))
            {
                inClass = source[i] == '[';
            }
            else if (source[i] == '(' && !inClass)
            {
                Add(groups, source, i + 1, at);
            }
        }

        return groups;
    }

    private static void Add(List<string?> groups, string source, int from, int at)
    {
        if (from >= source.Length || source[from] != '?')
        {
            groups.Add(null);
        }
        else if (from + 2 < source.Length && source[from + 1] == '<' && source[from + 2] is not ('=' or '!'))
        {
            var end = source.IndexOf('>', from);
            var name = end < 0 ? "" : source[(from + 2)..end];
            if (name.Length is 0 or > 50 || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '$') || char.IsAsciiDigit(name[0]) || groups.Contains(name))
            {
                throw ScriptError.Syntax(PatternSentences.Problem.With(PatternSentences.GroupName), at);
            }

            groups.Add(name);
        }
    }
}
