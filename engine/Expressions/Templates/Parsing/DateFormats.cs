using System.Text;

namespace Porfin.Expressions.Templates;

/// <summary>Formats of dates that are written in the template: those in other spellings would be sent to the customer letter by letter.</summary>
internal static class DateFormats
{
    /// <summary>What .NET, Java and moment.js write, longest first, and what it is called here.</summary>
    private static readonly (string Theirs, string Ours)[] Spellings =
    [
        ("yyyy", "%Y"), ("YYYY", "%Y"), ("aaaa", "%Y"), ("AAAA", "%Y"), ("yy", "%y"), ("YY", "%y"), ("aa", "%y"), ("MMMM", "%B"), ("MMM", "%b"), ("MM", "%m"), ("M", "%-m"),
        ("dddd", "%A"), ("ddd", "%a"), ("dd", "%d"), ("DD", "%d"), ("d", "%-d"), ("D", "%-d"), ("HH", "%H"), ("H", "%-H"), ("hh", "%H"), ("h", "%-H"), ("mm", "%M"), ("ss", "%S"), ("tt", "%p"),
    ];

    /// <summary>Notes a format, given as the first argument or by its name, that has no '%' and is none of the forms with a name.</summary>
    public static void Check(GivenArguments given, ProblemList problems)
    {
        if ((given.Positional.Count > 0 ? given.Positional[0] : given.Named.FirstOrDefault(pair => pair.Name.Text is "format").Value) is Literal { Value.Text: { Length: > 0 } format } literal
            && !format.Contains('%', StringComparison.Ordinal) && !DateFilters.Forms.Contains(format))
        {
            problems.Add(literal.Place, ProblemList.Arguments, TemplateSentences.DateFormat.With(format, Translated(format) is { } ours && ours != format ? ours : "%d/%m/%Y"));
        }
    }

    /// <summary>The same format in our spelling; null when it has other letters.</summary>
    private static string? Translated(string format)
    {
        var result = new StringBuilder();
        for (var at = 0; at < format.Length;)
        {
            var rest = format.AsSpan(at);
            var found = First(rest);
            if (found.Theirs is null && char.IsLetter(format[at]))
            {
                return null;
            }

            // In "HH:mm" mm are minutes; in "dd/mm/yyyy" whoever wrote it meant months.
            var isMonth = found.Theirs is "mm" && (at == 0 || format[at - 1] is not (':' or 'h' or 'H'));
            result.Append(found.Theirs is null ? format[at].ToString() : isMonth ? "%m" : found.Ours);
            at += found.Theirs?.Length ?? 1;
        }

        return result.ToString();
    }

    private static (string? Theirs, string Ours) First(ReadOnlySpan<char> text)
    {
        foreach (var spelling in Spellings)
        {
            if (text.StartsWith(spelling.Theirs, StringComparison.Ordinal))
            {
                return spelling;
            }
        }

        return default;
    }
}
