using System.Net;
using System.Text;

namespace Porfin.Expressions.Templates;

/// <summary>Filters for HTML and addresses.</summary>
internal static class MarkupFilters
{
    public static IEnumerable<Routine> All { get; } =
    [
        Of("escape", Escape),
        Of("e", Escape),
        Of("forceescape", Escape),
        Of("striptags", text => WebUtility.HtmlDecode(string.Join(' ', StripTags(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))),
        Of("strip_html", StripTags),
        Of("newline_to_br", BreakLines),
        Of("nl2br", BreakLines),
        new("urlencode", "", (rendering, input, _) => Value.Of(UrlEncode(rendering, input))),
        Of("url_encode", EncodePart),
        Of("url_decode", text => Uri.UnescapeDataString(text.Replace('+', ' '))),
    ];

    private static Routine Of(string name, Func<string, string> change) =>
        new(name, "", (rendering, input, _) => Value.Of(change(Printing.Text(rendering, input))));

    private static string Escape(string text) => text.AsSpan().IndexOfAny("&<>\"'") < 0
        ? text
        : new StringBuilder(text, text.Length + 16).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")
            .Replace("\"", "&quot;").Replace("'", "&#39;").ToString();

    private static string BreakLines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "<br />\n", StringComparison.Ordinal);

    /// <summary>Takes comments and tags away; a lonely &lt; stays.</summary>
    private static string StripTags(string text)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            var isTag = open >= 0 && open + 1 < text.Length && (char.IsAsciiLetter(text[open + 1]) || text[open + 1] is '/' or '!');
            var end = isTag ? text.IndexOf(IsComment(text, open) ? "-->" : ">", open, StringComparison.Ordinal) : open;
            if (open < 0 || end < 0)
            {
                break;
            }

            result.Append(text, at, (isTag ? open : open + 1) - at);
            at = !isTag ? open + 1 : end + (IsComment(text, open) ? 3 : 1);
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private static bool IsComment(string text, int at) => string.CompareOrdinal(text, at, "<!--", 0, 4) == 0;

    /// <summary>A text with all but letters, digits and <c>_.-~/</c> encoded; a map or a list of pairs as a query.</summary>
    private static string UrlEncode(Rendering rendering, Value input)
    {
        if (input.Map is null && input.List is null)
        {
            return Uri.EscapeDataString(Printing.Text(rendering, input)).Replace("%2F", "/", StringComparison.Ordinal);
        }

        var pairs = Sequences.Pairs(rendering, input).Select(pair => Part(Members.At(rendering, pair, Value.Of(0))) + "=" + Part(Members.At(rendering, pair, Value.Of(1))));
        return string.Join('&', pairs);

        string Part(Value value) => EncodePart(Printing.Text(rendering, value));
    }

    private static string EncodePart(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
