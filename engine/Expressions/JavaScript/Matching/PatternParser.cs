using System.Globalization;

namespace Porfin.Expressions.Scripting;

/// <summary>Reads a pattern of JavaScript.</summary>
internal sealed class PatternParser
{
    private const int DeepestNesting = 50;
    private const int MostTimes = 100_000;

    private static readonly Sequence Nothing = new([]);

    private readonly string source;
    private readonly int at;
    private readonly bool isUnicode;
    private readonly bool isMultiline;
    private readonly CharacterSet dot;
    private readonly LetterCase? letterCase;
    private readonly List<string?> groups;
    private readonly ClassReader classes;
    private int position;
    private int nesting;
    private int opened;

    public PatternParser(string source, string flags, int at)
    {
        this.source = source;
        this.at = at;
        isUnicode = flags.Contains('u', StringComparison.Ordinal);
        isMultiline = flags.Contains('m', StringComparison.Ordinal);
        dot = flags.Contains('s', StringComparison.Ordinal) ? CharacterSet.Of([]).Negated() : CharacterSet.Of([('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029)]).Negated();
        letterCase = !flags.Contains('i', StringComparison.Ordinal) ? null : isUnicode ? LetterCase.Unicode : LetterCase.Plain;
        groups = GroupNames.Of(source, at);
        classes = new ClassReader(source, at, isUnicode, letterCase);
    }

    /// <summary>The names of the groups, by number.</summary>
    public string?[] Groups => [.. groups];

    public PatternSyntax Read()
    {
        var all = ReadAlternatives();
        return position == source.Length ? all : throw Problem(PatternSentences.Closing.With(")"));
    }

    private ScriptError Problem(Sentence what) => ScriptError.Syntax(PatternSentences.Problem.With(what), at);

    private char Current => position < source.Length ? source[position] : '\0';

    private bool Accept(string text)
    {
        var isThere = string.CompareOrdinal(source, position, text, 0, text.Length) == 0;
        position += isThere ? text.Length : 0;
        return isThere;
    }

    private PatternSyntax ReadAlternatives()
    {
        if (++nesting > DeepestNesting)
        {
            throw Problem(PatternSentences.TooDeep);
        }

        var all = new List<PatternSyntax> { ReadSequence() };
        while (Accept("|"))
        {
            all.Add(ReadSequence());
        }

        nesting--;
        return all.Count == 1 ? all[0] : new Alternatives(all);
    }

    private PatternSyntax ReadSequence()
    {
        var items = new List<PatternSyntax>();
        while (position < source.Length && Current is not ('|' or ')'))
        {
            var item = ReadQuantified();
            if (item is not Sequence { Items.Count: 0 })
            {
                items.Add(item);
            }
        }

        return items.Count switch { 0 => Nothing, 1 => items[0], _ => new Sequence(items) };
    }

    private PatternSyntax ReadQuantified()
    {
        var from = position;
        var firstGroup = opened + 1;
        var atom = ReadAtom(out var canRepeat);
        if (!ReadQuantifier(out var least, out var most))
        {
            return atom;
        }

        var isLazy = Accept("?");
        return !canRepeat ? throw Problem(PatternSentences.NothingToRepeat.With(from))
            : atom is Sequence { Items.Count: 0 } ? atom
            : new Repeated(atom is Letter letter ? Set(letter.Code) : atom, least, most, isLazy, firstGroup, opened);
    }

    private bool ReadQuantifier(out int least, out int? most)
    {
        (least, most) = Current switch { '*' => (0, null), '+' => (1, null), '?' => (0, (int?)1), _ => (-1, null) };
        if (least >= 0)
        {
            position++;
            return true;
        }

        return Current == '{' && ReadBraces(out least, out most);
    }

    /// <summary>Reads {2}, {2,} or {2,5}; false when the brace is just a letter.</summary>
    private bool ReadBraces(out int least, out int? most)
    {
        (least, most) = (1, 1);
        var end = source.IndexOf('}', position);
        var parts = end < 0 ? [] : source[(position + 1)..end].Split(',');
        if (parts.Length is 0 or > 2 || parts[0].Length == 0 || !parts.All(part => part.All(char.IsAsciiDigit)))
        {
            return false;
        }

        var from = double.Parse(parts[0], CultureInfo.InvariantCulture);
        double? to = parts.Length == 1 ? from : parts[1].Length == 0 ? null : double.Parse(parts[1], CultureInfo.InvariantCulture);
        if (from > to || from > MostTimes || to > MostTimes)
        {
            throw Problem(PatternSentences.Repeats);
        }

        position = end + 1;
        (least, most) = ((int)from, (int?)to);
        return true;
    }

    private PatternSyntax ReadAtom(out bool canRepeat)
    {
        var letter = source[position++];
        canRepeat = letter is not ('^' or '$');
        switch (letter)
        {
            case '^':
                return new Place(isMultiline ? Op.LineStart : Op.Start);
            case '$':
                return new Place(isMultiline ? Op.LineEnd : Op.End);
            case '.':
                return new OneOf(dot);
            case '[':
                return new OneOf(classes.ReadClass(ref position));
            case '(':
                return ReadGroup(out canRepeat);
            case '\\':
                return ReadEscape(out canRepeat);
            case '*' or '+' or '?':
                throw Problem(PatternSentences.NothingToRepeat.With(position - 1));
            case '{' when isUnicode || --position < 0 || ReadBraces(out _, out _) || position++ < 0:
                throw Problem(PatternSentences.Brace);
            case '}' or ']' when isUnicode:
                throw Problem(PatternSentences.Closing.With(letter));
            default:
                return ReadLetter(letter);
        }
    }

    private PatternSyntax ReadLetter(char letter) => Letter(
        isUnicode && char.IsHighSurrogate(letter) && char.IsLowSurrogate(Current) ? char.ConvertToUtf32(letter, source[position++]) : letter);

    private PatternSyntax Letter(int code) => letterCase is null || letterCase.Like(code).Length == 1 ? new Letter(code) : Set(code);

    private OneOf Set(int code) => new(letterCase is null ? CharacterSet.Of([(code, code)]) : letterCase.Closure([(code, code)], 0));

    private PatternSyntax ReadGroup(out bool canRepeat)
    {
        canRepeat = true;
        if (Accept("?:"))
        {
            return Closed(ReadAlternatives());
        }

        foreach (var look in (ReadOnlySpan<string>)["?=", "?!", "?<=", "?<!"])
        {
            if (Accept(look))
            {
                canRepeat = !isUnicode && look.Length == 2;
                return new Look(Closed(ReadAlternatives()), look.Length == 3, look[^1] == '!');
            }
        }

        var number = ++opened;
        if (Current == '?')
        {
            position = groups[Math.Min(number, groups.Count - 1)] is not null && Accept("?<") ? source.IndexOf('>', position) + 1 : throw Problem(PatternSentences.UnknownGroup);
        }

        return new Group(number, Closed(ReadAlternatives()));
    }

    private PatternSyntax Closed(PatternSyntax piece) => Accept(")") ? piece : throw Problem(PatternSentences.Unclosed.With("(", ")"));

    private PatternSyntax ReadEscape(out bool canRepeat)
    {
        canRepeat = Current is not ('b' or 'B');
        switch (Current)
        {
            case 'b' or 'B':
                return new Place(source[position++] == 'b' ? Op.WordEdge : Op.NoWordEdge);
            case >= '1' and <= '9':
                return ReadReference();
            case 'k' when isUnicode || groups.Exists(name => name is not null):
                var end = source.IndexOf('>', position);
                var name = end > position + 2 && source[position + 1] == '<' ? source[(position + 2)..end] : throw Problem(PatternSentences.NoGroupName);
                var number = groups.IndexOf(name);
                position = end + 1;
                return number > 0 ? new Again(number) : throw Problem(PatternSentences.NoSuchGroup.With(name));
            default:
                return classes.ReadEscape(ref position, out var set) is { } code ? Letter(code) : new OneOf(set!);
        }
    }

    private Again ReadReference()
    {
        var from = position;
        while (char.IsAsciiDigit(Current))
        {
            position++;
        }

        return position - from < 4 && int.Parse(source.AsSpan(from, position - from), CultureInfo.InvariantCulture) is var number && number < groups.Count
            ? new Again(number)
            : throw Problem(PatternSentences.NoGroup);
    }
}
