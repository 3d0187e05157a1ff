using System.Globalization;
using System.Text.RegularExpressions;

namespace Porfin.Documents.Reading;

/// <summary>Finds the first place where a text stops being JSON, and says what is wrong there. Reads only what was refused before.</summary>
internal sealed partial class BrokenJson
{
    private readonly string text;
    private readonly JsonPlaces places;
    private readonly JsonRules rules;
    private readonly Stack<(char Bracket, int At)> open = new();
    private Before before = Before.Nothing;
    private int at;
    private JsonFault? fault;

    private BrokenJson(string text, JsonRules rules) => (this.text, this.rules, places) = (text, rules, new(text));

    /// <summary>What stands before the place, in the innermost object or list.</summary>
    private enum Before
    {
        Nothing,
        Value,
        Comma,
    }

    /// <summary>The first fault; null when none is found.</summary>
    public static JsonFault? Find(string text, JsonRules rules)
    {
        var broken = new BrokenJson(text, rules);
        broken.ReadAll();
        return broken.fault;
    }

    private bool ReadAll()
    {
        if (!Gap() || !(at < text.Length || Fail(JsonSentences.Empty, at)) || !Value())
        {
            return false;
        }

        while (open.Count > 0)
        {
            if (!Gap() || !Step())
            {
                return false;
            }
        }

        return Gap() && (at == text.Length || (text[at] is '}' or ']' ? Fail(JsonSentences.Unopened.With(text[at]), at) : Fail(JsonSentences.TwoDocuments, at)));
    }

    private bool Step()
    {
        if (at == text.Length)
        {
            return EndsTooEarly();
        }

        var bracket = open.Peek().Bracket;
        switch (text[at])
        {
            case '}' or ']':
                return Close(text[at]);
            case ',' when before is Before.Value:
                at++;
                before = Before.Comma;
                return true;
            case var _ when before is Before.Value:
                return Fail((text[at - 1] is '"' ? JsonSentences.NoCommaOrQuote : JsonSentences.NoComma).With(places.Shown(at)), at);
            case ',':
                return Fail(JsonSentences.NoValue.With(places.Shown(at)), at);
            default:
                return (bracket is '[' || Name()) && Value();
        }
    }

    private bool Close(char letter)
    {
        var (bracket, from) = open.Peek();
        var closing = Closing(bracket);
        if (letter != closing)
        {
            var (line, column) = places.Of(from);
            return Fail(JsonSentences.WrongBracket.With(letter, bracket, line, column, closing), at);
        }

        if (before is Before.Comma && rules.IsStrict)
        {
            return Fail(JsonSentences.TrailingComma.With(places.Shown(at)), at);
        }

        at++;
        open.Pop();
        before = Before.Value;
        return true;
    }

    private bool Name()
    {
        if (text[at] is not '"')
        {
            return IsQuote(text[at]) ? WrongQuote() : char.IsLetter(text[at]) || text[at] is '_' or '$' ? Fail(JsonSentences.NameNotQuoted.With(Shortened.Text(places.Word(at))), at) : Fail(JsonSentences.NoName.With(places.Shown(at)), at);
        }

        var from = at + 1;
        if (!Text())
        {
            return false;
        }

        var name = text[from..(at - 1)];
        if (!Gap())
        {
            return false;
        }

        if (at == text.Length || text[at] is not ':')
        {
            return at == text.Length ? EndsTooEarly() : Fail(JsonSentences.NoColon.With(Shortened.Text(name)), at);
        }

        at++;
        return Gap();
    }

    private bool Value()
    {
        before = Before.Value;
        switch (at == text.Length ? '\0' : text[at])
        {
            case '\0' when at == text.Length:
                return EndsTooEarly();
            case '{' or '[':
                before = Before.Nothing;
                open.Push((text[at], at));
                at++;
                return open.Count <= rules.MaxDepth || Fail(JsonSentences.TooDeep.With(rules.MaxDepth), at - 1, isTooDeep: true);
            case '"':
                return Text();
            case '}' or ']' or ',':
                return Fail(open.Count == 0 ? JsonSentences.Unexpected.With(places.Shown(at)) : JsonSentences.NoValue.With(places.Shown(at)), at);
            case var quote when IsQuote(quote):
                return WrongQuote();
            case '-' or '+' or '.' or (>= '0' and <= '9'):
                return Number();
            case var letter when char.IsLetter(letter) || letter is '_' or '$':
                return Literal();
            default:
                return Fail(JsonSentences.Unexpected.With(places.Shown(at)), at);
        }
    }

    /// <summary>A text, from its opening quote to after its closing one.</summary>
    private bool Text()
    {
        var from = at++;
        for (; at < text.Length && text[at] is not ('\n' or '\r'); at++)
        {
            switch (text[at])
            {
                case '"':
                    at++;
                    return true;
                case '\\' when at + 1 < text.Length:
                    if (!Escape())
                    {
                        return false;
                    }

                    break;
                case < ' ' and var control:
                    return Fail(JsonSentences.ControlCharacter.With($"U+{(int)control:X4}", control is '\t' ? "\\t" : $"\\u{(int)control:x4}"), at);
            }
        }

        return Fail(JsonSentences.TextNotClosed, from);
    }

    private bool Escape()
    {
        var letter = text[++at];
        if (letter is 'u')
        {
            return UnicodeEscape();
        }

        return "\"\\/bfnrt".Contains(letter, StringComparison.Ordinal) || Fail(JsonSentences.Escape.With(letter is '\n' or '\r' ? "" : letter), at - 1);
    }

    /// <summary>Four digits; two such escapes where the first is half a character.</summary>
    private bool UnicodeEscape()
    {
        var from = at - 1;
        if (Code(at + 1) is not { } code)
        {
            return Fail(JsonSentences.UnicodeEscape, from);
        }

        at += 4;
        if (!char.IsSurrogate(code))
        {
            return true;
        }

        var isWhole = char.IsHighSurrogate(code) && text.AsSpan(at + 1).StartsWith("\\u", StringComparison.Ordinal) && Code(at + 3) is { } other && char.IsLowSurrogate(other);
        at += isWhole ? 6 : 0;
        return isWhole || Fail(JsonSentences.HalfCharacter, from);
    }

    private char? Code(int from) =>
        from + 4 <= text.Length && ushort.TryParse(text.AsSpan(from, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code : null;

    private bool Number()
    {
        var (from, word) = (at, places.Word(at));
        at += word.Length;
        return Numbers().IsMatch(word) || Fail(JsonSentences.Number.With(Shortened.Text(word, 30)), from);
    }

    private bool Literal()
    {
        var (from, word) = (at, places.Word(at));
        at += word.Length;
        var meant = word.ToUpperInvariant() switch { "TRUE" => "true", "FALSE" => "false", "NULL" or "NONE" or "NIL" or "UNDEFINED" or "NAN" or "INFINITY" => "null", _ => null };
        return word == meant || Fail(meant is null ? JsonSentences.Word.With(Shortened.Text(word, 30)) : JsonSentences.WordMeant.With(word, meant), from);
    }

    /// <summary>White space and comments.</summary>
    private bool Gap()
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r' or '/')
        {
            if (text[at] is not '/')
            {
                at++;
            }
            else if (rules.IsStrict || at + 1 == text.Length || text[at + 1] is not ('/' or '*'))
            {
                return Fail(rules.IsStrict && text.AsSpan(at) is ['/', '/' or '*', ..] ? JsonSentences.Comment : JsonSentences.Unexpected.With("'/'"), at);
            }
            else if (!Comment())
            {
                return false;
            }
        }

        return true;
    }

    private bool Comment()
    {
        var end = text[at + 1] is '*' ? text.IndexOf("*/", at + 2, StringComparison.Ordinal) : text.AsSpan(at).IndexOfAny('\n', '\r') is >= 0 and var line ? at + line : text.Length;
        var isClosed = end >= 0;
        return isClosed ? (at = text[at + 1] is '*' ? end + 2 : end) >= 0 : Fail(JsonSentences.CommentNotClosed, at);
    }

    private bool EndsTooEarly()
    {
        var (bracket, from) = open.Peek();
        var (line, column) = places.Of(from);
        return Fail(JsonSentences.EndsTooEarly.With(bracket, line, column, Closing(bracket)), text.TrimEnd().Length);
    }

    private bool WrongQuote() => Fail(JsonSentences.Quotes.With(text[at] is '\'' ? JsonSentences.SingleQuotes : JsonSentences.CurlyQuotes.With(text[at])), at);

    private static bool IsQuote(char letter) => letter is '\'' or '`' or '“' or '”' or '„' or '‘' or '’' or '«' or '»';

    private static char Closing(char bracket) => bracket is '{' ? '}' : ']';

    private bool Fail(Sentence what, int place, bool isTooDeep = false)
    {
        var (line, column) = places.Of(place);
        fault = new(what, line, column, isTooDeep);
        return false;
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
