using System.Text;

namespace Porfin.Expressions.Templates;

/// <summary>Filters that change capitals and the white space around a text.</summary>
internal static class CaseFilters
{
    public static IEnumerable<Routine> All { get; } =
    [
        Of("upper", Upper),
        Of("upcase", Upper),
        Of("lower", Lower),
        Of("downcase", Lower),
        Of("capitalize", Letters.Capitalize),
        Of("title", Title),
        Trimming("trim", (text, letters) => text.Trim(letters)),
        Trimming("strip", (text, letters) => text.Trim(letters)),
        Trimming("lstrip", (text, letters) => text.TrimStart(letters)),
        Trimming("rstrip", (text, letters) => text.TrimEnd(letters)),
        Of("strip_newlines", text => text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)),
        Of("first_name", FirstName),
    ];

    public static string Upper(string text) => text.ToUpperInvariant();

    public static string Lower(string text) => text.ToLowerInvariant();

    /// <summary>Each word with a capital; words begin after white space, hyphens and opening brackets.</summary>
    public static string Title(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var begins = i == 0 || char.IsWhiteSpace(text[i - 1]) || text[i - 1] is '-' or '(' or '[' or '{' or '<';
            result.Append(begins ? char.ToUpperInvariant(text[i]) : char.ToLowerInvariant(text[i]));
        }

        return result.ToString();
    }

    /// <summary>The first word of a name, as names are written: "MARIA DA SILVA" gives "Maria".</summary>
    private static string FirstName(string text)
    {
        var words = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        var first = words.Length > 0 ? words[0].Trim(',', ';', '.') : "";
        return first == Upper(first) || first == Lower(first) ? Title(first) : first;
    }

    private static Routine Of(string name, Func<string, string> change) =>
        new(name, "", (rendering, input, _) => Value.Of(change(Printing.Text(rendering, input))));

    private static Routine Trimming(string name, Func<string, char[]?, string> trim) => new(name, "[chars]", (rendering, input, arguments) =>
        Value.Of(trim(Printing.Text(rendering, input), arguments[0].Text?.ToCharArray())));
}
