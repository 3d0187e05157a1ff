using System.Globalization;

namespace Porfin.Expressions.Scripting;

/// <summary>Cuts a script into tokens, one at a time, because only the parser knows whether a slash begins a regular expression.</summary>
internal sealed class Tokenizer(string text)
{
    private static readonly string[] Signs =
    [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=",
        "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**",
        "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":", "=", ".",
    ];

    private static readonly string[]?[] SignsByFirst = Enumerable.Range(0, 128)
        .Select(first => Signs.Where(sign => sign[0] == first).ToArray() is { Length: > 0 } found ? found : null).ToArray();

    public string Source => text;

    /// <summary>The token at or after a place.</summary>
    public Token Read(int from)
    {
        var at = SkipBlank(from, out var isAfterLineBreak);
        if (at >= text.Length)
        {
            return new Token(TokenKind.End, text.Length, text.Length, "", 0, isAfterLineBreak);
        }

        var first = text[at];
        if (first is '"' or '\'')
        {
            var (content, end) = TextLiteral.Read(text, at);
            return new Token(TokenKind.Text, at, end, content, 0, isAfterLineBreak);
        }

        if (char.IsAsciiDigit(first) || (first == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            var (number, end) = NumberLiteral.Read(text, at);
            return new Token(TokenKind.Number, at, end, "", number, isAfterLineBreak);
        }

        return IsNameStart(at) ? ReadName(at, isAfterLineBreak) : ReadSign(at, isAfterLineBreak);
    }

    /// <summary>The piece of template text that starts at a place (after the opening tick or a closing brace), up to <c>${</c> or the closing tick.</summary>
    public (string Content, int End, bool HasMore) ReadTemplate(int at) => TextLiteral.ReadTemplate(text, at);

    /// <summary>The regular expression whose slash is at a place.</summary>
    public (string Pattern, string Flags, int End) ReadRegex(int at)
    {
        var inClass = false;
        for (var i = at + 1; i < text.Length && text[i] is not ('\n' or '\r' or '\u2028' or '\u2029'); i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '/' && !inClass)
            {
                var end = i + 1;
                while (end < text.Length && IsNamePart(end))
                {
                    end++;
                }

                return (text[(at + 1)..i], text[(i + 1)..end], end);
            }
            else
            {
                inClass = text[i] == '[' || (inClass && text[i] != ']');
            }
        }

        throw ScriptError.Syntax(ScriptSentences.RegexNotClosed, at);
    }

    internal static bool IsBlank(char c) => c is ' ' or '\t' or '\v' or '\f' or '\u00a0' or '\ufeff' || IsLineBreak(c)
        || (c > 127 && char.GetUnicodeCategory(c) is UnicodeCategory.SpaceSeparator);

    private static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    private int SkipBlank(int at, out bool sawLineBreak)
    {
        sawLineBreak = false;
        while (at < text.Length)
        {
            if (IsBlank(text[at]))
            {
                sawLineBreak |= IsLineBreak(text[at++]);
            }
            else if (text[at] == '/' && at + 1 < text.Length && text[at + 1] is '/' or '*')
            {
                at = SkipComment(at, ref sawLineBreak);
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private int SkipComment(int at, ref bool sawLineBreak)
    {
        if (text[at + 1] == '/')
        {
            while (at < text.Length && !IsLineBreak(text[at]))
            {
                at++;
            }

            return at;
        }

        var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            throw ScriptError.Syntax(ScriptSentences.CommentNotClosed, at);
        }

        sawLineBreak |= text.AsSpan(at, end - at).ContainsAny("\n\r\u2028\u2029");
        return end + 2;
    }

    private Token ReadName(int at, bool isAfterLineBreak)
    {
        var end = at + (char.IsHighSurrogate(text[at]) ? 2 : 1);
        while (end < text.Length && IsNamePart(end))
        {
            end += char.IsHighSurrogate(text[end]) ? 2 : 1;
        }

        return new Token(TokenKind.Name, at, end, text[at..end], 0, isAfterLineBreak);
    }

    private Token ReadSign(int at, bool isAfterLineBreak)
    {
        foreach (var sign in text[at] < 128 ? SignsByFirst[text[at]] ?? [] : [])
        {
            var isSign = string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0;
            if (isSign && !(sign == "?." && at + 2 < text.Length && char.IsAsciiDigit(text[at + 2])))
            {
                return new Token(TokenKind.Sign, at, at + sign.Length, sign, 0, isAfterLineBreak);
            }
        }

        return text[at] switch
        {
            '`' => new Token(TokenKind.Template, at, at + 1, "`", 0, isAfterLineBreak),
            '#' => throw ScriptError.Refused(RefusalSentences.Private, at),
            '@' => throw ScriptError.Refused(RefusalSentences.Decorators, at),
            '\\' => throw ScriptError.Refused(RefusalSentences.EscapedNames, at),
            _ => throw ScriptError.Syntax(ScriptSentences.Letter.With(text[at]), at),
        };
    }

    private bool IsNameStart(int at) => text[at] is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_' or '$'
        || (text[at] > 127 && CategoryAt(at) is <= UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber);

    private bool IsNamePart(int at) => IsNameStart(at) || char.IsAsciiDigit(text[at]) || text[at] is '\u200c' or '\u200d'
        || (text[at] > 127 && CategoryAt(at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation);

    private UnicodeCategory CategoryAt(int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
        ? CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(text[at], text[at + 1]))
        : char.GetUnicodeCategory(text[at]);
}
