using System.Globalization;
using System.Text;

namespace Porfin.Expressions.Templates;

/// <summary>Reads text literals in single or double quotes, with backslash escapes. An unknown escape stays as it is written.</summary>
internal static class TextLiteral
{
    public static (string Content, int End) Read(string text, int start)
    {
        var quote = text[start];
        var end = start + 1;
        while (end < text.Length && text[end] != quote)
        {
            end += text[end] is '\\' ? 2 : 1;
        }

        if (end >= text.Length)
        {
            throw new TemplateSyntaxException(start, TemplateSentences.TextNotClosed.With(quote));
        }

        var inside = text[(start + 1)..end];
        return (inside.Contains('\\', StringComparison.Ordinal) ? Unescape(inside) : inside, end + 1);
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not '\\' || i + 1 >= text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            i += text[i] switch
            {
                'x' => AppendCode(result, text, i, 2),
                'u' => AppendCode(result, text, i, 4),
                _ => AppendSimple(result, text[i]),
            };
        }

        return result.ToString();
    }

    private static int AppendCode(StringBuilder result, string text, int at, int digits)
    {
        if (at + digits < text.Length
            && ushort.TryParse(text.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            result.Append((char)code);
            return digits;
        }

        result.Append('\\').Append(text[at]);
        return 0;
    }

    private static int AppendSimple(StringBuilder result, char letter)
    {
        _ = letter switch
        {
            'n' => result.Append('\n'),
            't' => result.Append('\t'),
            'r' => result.Append('\r'),
            'b' => result.Append('\b'),
            'f' => result.Append('\f'),
            'v' => result.Append('\v'),
            '0' => result.Append('\0'),
            '\\' or '\'' or '"' or '/' => result.Append(letter),
            '\n' => result,
            _ => result.Append('\\').Append(letter),
        };
        return 0;
    }
}
