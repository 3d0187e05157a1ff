using System.Globalization;
using System.Text;

namespace Porfin.Expressions.Scripting;

/// <summary>Reads quoted texts and template texts with their escapes.</summary>
internal static class TextLiteral
{
    /// <summary>The content of the quoted text at a place, and where it ends.</summary>
    public static (string Content, int End) Read(string text, int at)
    {
        var quote = text[at];
        var close = text.AsSpan(at + 1).IndexOfAny([quote, '\\', '\n', '\r']);
        if (close >= 0 && text[at + 1 + close] == quote)
        {
            return (text.Substring(at + 1, close), at + close + 2);
        }

        var content = new StringBuilder();
        for (var i = at + 1; i < text.Length && text[i] is not ('\n' or '\r');)
        {
            if (text[i] == quote)
            {
                return (content.ToString(), i + 1);
            }

            i = text[i] == '\\' ? ReadEscape(text, i, content) : Take(text, i, content);
        }

        throw ScriptError.Syntax(ScriptSentences.TextNotClosed.With(quote), at);
    }

    /// <summary>The content of a piece of template text.</summary>
    public static (string Content, int End, bool HasMore) ReadTemplate(string text, int at)
    {
        var content = new StringBuilder();
        for (var i = at; i < text.Length;)
        {
            if (text[i] == '`')
            {
                return (content.ToString(), i + 1, false);
            }

            if (text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{')
            {
                return (content.ToString(), i + 2, true);
            }

            if (text[i] == '\r')
            {
                content.Append('\n');
                i += i + 1 < text.Length && text[i + 1] == '\n' ? 2 : 1;
                continue;
            }

            i = text[i] == '\\' ? ReadEscape(text, i, content) : Take(text, i, content);
        }

        throw ScriptError.Syntax(ScriptSentences.TemplateNotClosed, Math.Max(0, at - 1));
    }

    private static int Take(string text, int at, StringBuilder content)
    {
        content.Append(text[at]);
        return at + 1;
    }

    private static int ReadEscape(string text, int at, StringBuilder content)
    {
        if (at + 1 >= text.Length)
        {
            throw ScriptError.Syntax(ScriptSentences.TextEnds, at);
        }

        var kind = text[at + 1];
        switch (kind)
        {
            case 'x':
                content.Append((char)Hex(text, at + 2, 2));
                return at + 4;
            case 'u':
                return ReadUnicode(text, at, content);
            case '\r':
                return at + (at + 2 < text.Length && text[at + 2] == '\n' ? 3 : 2);
            case '\n' or '\u2028' or '\u2029':
                return at + 2;
            case >= '1' and <= '9':
            case '0' when at + 2 < text.Length && char.IsAsciiDigit(text[at + 2]):
                throw ScriptError.Refused(RefusalSentences.Octal, at);
            default:
                content.Append(kind switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', 'v' => '\v', '0' => '\0', _ => kind });
                return at + 2;
        }
    }

    private static int ReadUnicode(string text, int at, StringBuilder content)
    {
        if (at + 2 >= text.Length || text[at + 2] != '{')
        {
            content.Append((char)Hex(text, at + 2, 4));
            return at + 6;
        }

        var end = text.IndexOf('}', at);
        var point = end - at is >= 4 and <= 9 ? Hex(text, at + 3, end - at - 3) : -1;
        if (point is < 0 or > 0x10ffff)
        {
            throw ScriptError.Syntax(ScriptSentences.CodePoint, at);
        }

        _ = point is >= 0xd800 and <= 0xdfff ? content.Append((char)point) : content.Append(char.ConvertFromUtf32(point));
        return end + 1;
    }

    private static int Hex(string text, int at, int digits) =>
        at + digits <= text.Length && int.TryParse(text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? code
            : throw ScriptError.Syntax(ScriptSentences.Hexadecimal, Math.Min(at, text.Length));
}
