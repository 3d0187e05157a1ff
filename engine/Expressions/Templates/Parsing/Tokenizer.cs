using System.Globalization;

namespace Porfin.Expressions.Templates;

/// <summary>Cuts the inside of one tag into tokens, up to the tag's closing mark.</summary>
internal sealed class Tokenizer(string text, int start, string mark)
{
    private static readonly string[] Operators =
    [
        "**", "//", "==", "!=", "<>", "<=", ">=", "..", "+", "-", "*", "/", "%", "~", "<", ">", "=", "(", ")", "[", "]", "{", "}", ",", ":", ".", "|",
    ];

    private static readonly Dictionary<string, Sentence> Foreign = new()
    {
        ["&&"] = ForeignSentences.Instead.With("'and'", "'&&'"),
        ["||"] = ForeignSentences.Instead.With("'or'", "'||'"),
        ["??"] = ForeignSentences.Instead.With("'| default(…)'", "'??'"),
        ["!"] = ForeignSentences.Instead.With("'not'", "'!'"),
        ["?"] = ForeignSentences.Instead.With(ForeignSentences.Conditional, ForeignSentences.Ternary),
        ["“"] = ForeignSentences.Instead.With(ForeignSentences.Straight.With('"'), ForeignSentences.Curly),
        ["”"] = ForeignSentences.Instead.With(ForeignSentences.Straight.With('"'), ForeignSentences.Curly),
        ["‘"] = ForeignSentences.Instead.With(ForeignSentences.Straight.With('\''), ForeignSentences.Curly),
        ["’"] = ForeignSentences.Instead.With(ForeignSentences.Straight.With('\''), ForeignSentences.Curly),
    };

    private readonly List<Token> tokens = [];
    private readonly int opening = Math.Max(0, start - 2);
    private int at = start;
    private int braces;

    /// <summary>The tokens read so far; also after a failure.</summary>
    public List<Token> Tokens => tokens;

    /// <summary>Where the text after the tag begins.</summary>
    public int After { get; private set; }

    /// <summary>True when the closing mark takes the following white space away.</summary>
    public bool TrimsAfter { get; private set; }

    /// <summary>Reads all tokens.</summary>
    /// <exception cref="TemplateSyntaxException">Something is no token, or the tag is not closed.</exception>
    public void Read()
    {
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at >= text.Length)
            {
                throw new TemplateSyntaxException(opening, TemplateSentences.TagNotClosed.With(mark));
            }

            if (ReadMark())
            {
                return;
            }

            ReadToken();
        }
    }

    private bool ReadMark()
    {
        var sign = text[at] is '-' or '+' ? 1 : 0;
        if ((braces > 0 && mark is "}}") || string.CompareOrdinal(text, at + sign, mark, 0, mark.Length) != 0)
        {
            return false;
        }

        tokens.Add(new(TokenKind.End, "", 0, at));
        TrimsAfter = text[at] is '-';
        After = at + sign + mark.Length;
        return true;
    }

    private void ReadToken()
    {
        var first = text[at];
        if (char.IsLetter(first) || first is '_')
        {
            ReadName();
        }
        else if (char.IsAsciiDigit(first))
        {
            var (number, end) = NumberLiteral.Read(text, at);
            tokens.Add(new(TokenKind.Number, text[at..end], number, at));
            at = end;
        }
        else if (first is '"' or '\'')
        {
            var (content, end) = TextLiteral.Read(text, at);
            tokens.Add(new(TokenKind.Text, content, 0, at));
            at = end;
        }
        else
        {
            ReadOperator();
        }
    }

    private void ReadName()
    {
        var from = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' || char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark))
        {
            at++;
        }

        tokens.Add(new(TokenKind.Name, text[from..at], 0, from));
    }

    private void ReadOperator()
    {
        var rest = text.AsSpan(at);
        var found = rest.StartsWith("||", StringComparison.Ordinal) ? null : First(rest, Operators);
        if (found is null && First(rest, Foreign.Keys) is { } foreign)
        {
            throw new TemplateSyntaxException(at, Foreign[foreign]);
        }

        tokens.Add(new(TokenKind.Operator, found ?? throw new TemplateSyntaxException(at, TemplateSentences.Letter.With(text[at])), 0, at));
        braces += found is "{" ? 1 : found is "}" ? -1 : 0;
        at += found.Length;
    }

    private static string? First(ReadOnlySpan<char> text, IEnumerable<string> signs)
    {
        foreach (var sign in signs)
        {
            if (text.StartsWith(sign, StringComparison.Ordinal))
            {
                return sign;
            }
        }

        return null;
    }
}
