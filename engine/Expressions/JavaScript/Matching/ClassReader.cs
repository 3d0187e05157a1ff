using System.Globalization;

namespace Porfin.Expressions.Scripting;

/// <summary>Reads character classes and escapes of a pattern.</summary>
internal sealed class ClassReader(string source, int at, bool isUnicode, LetterCase? letterCase)
{
    /// <summary>What a class has collected.</summary>
    private sealed class Members
    {
        public List<(int From, int To)> Ranges { get; } = [];

        public uint Categories { get; set; }
    }

    /// <summary>Reads a class whose bracket was read.</summary>
    public CharacterSet ReadClass(ref int position)
    {
        var members = new Members();
        var isNegated = position < source.Length && source[position] == '^';
        position += isNegated ? 1 : 0;
        while (position < source.Length && source[position] != ']')
        {
            var from = ReadItem(ref position, members);
            var isRange = position + 1 < source.Length && source[position] == '-' && source[position + 1] != ']';
            if (!isRange)
            {
                AddOne(members, from);
                continue;
            }

            position++;
            AddRange(members, from, ReadItem(ref position, members));
        }

        if (position >= source.Length)
        {
            throw Problem(PatternSentences.Unclosed.With("[", "]"));
        }

        position++;
        return isNegated ? SetOf(members).Negated() : SetOf(members);
    }

    /// <summary>Reads an escape whose backslash was read: a character, or null and a set.</summary>
    public int? ReadEscape(ref int position, out CharacterSet? set)
    {
        var members = new Members();
        var code = ReadEscape(ref position, members, inClass: false);
        set = code is null ? SetOf(members) : null;
        return code;
    }

    private CharacterSet SetOf(Members members) => letterCase is null
        ? CharacterSet.Of(members.Ranges, members.Categories)
        : letterCase.Closure(members.Ranges, members.Categories);

    private ScriptError Problem(Sentence what) => ScriptError.Syntax(PatternSentences.Problem.With(what), at);

    private static void AddOne(Members members, int? code)
    {
        if (code is { } one)
        {
            members.Ranges.Add((one, one));
        }
    }

    private void AddRange(Members members, int? from, int? to)
    {
        if (from is { } first && to is { } last)
        {
            members.Ranges.Add((first, last >= first ? last : throw Problem(PatternSentences.Backwards)));
            return;
        }

        if (isUnicode)
        {
            throw Problem(PatternSentences.ClassInRange);
        }

        AddOne(members, from);
        AddOne(members, '-');
        AddOne(members, to);
    }

    /// <summary>Reads one character of a class; null when it was a whole class, which is added.</summary>
    private int? ReadItem(ref int position, Members members)
    {
        var letter = source[position++];
        if (letter == '\\')
        {
            return ReadEscape(ref position, members, inClass: true);
        }

        if (isUnicode && char.IsHighSurrogate(letter) && position < source.Length && char.IsLowSurrogate(source[position]))
        {
            return char.ConvertToUtf32(letter, source[position++]);
        }

        return letter;
    }

    private int? ReadEscape(ref int position, Members members, bool inClass)
    {
        if (position >= source.Length)
        {
            throw Problem(PatternSentences.Backslash);
        }

        var letter = source[position++];
        switch (letter)
        {
            case 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                members.Ranges.AddRange(Shorthands.Of(letter, isUnicode && letterCase is not null));
                return null;
            case 'p' or 'P' when isUnicode:
                ReadProperty(ref position, members, letter == 'P');
                return null;
            case 'c' when position < source.Length && char.IsAsciiLetter(source[position]):
                return source[position++] % 32;
            case '0' when position >= source.Length || !char.IsAsciiDigit(source[position]):
                return 0;
            case >= '0' and <= '9':
                throw ScriptError.Refused(PatternSentences.Octal, at);
            case 'x' or 'u':
                return ReadCode(ref position, letter);
            default:
                return ReadLetter(letter, inClass);
        }
    }

    private int ReadLetter(char letter, bool inClass)
    {
        switch (letter)
        {
            case 't' or 'n' or 'v' or 'f' or 'r':
                return "\t\n\v\f\r"["tnvfr".IndexOf(letter, StringComparison.Ordinal)];
            case 'b' when inClass:
                return '\b';
            case '-' when inClass:
                return letter;
            case 'c':
                throw ScriptError.Refused(PatternSentences.Control, at);
            default:
                return isUnicode && !"^$\\.*+?()[]{}|/".Contains(letter, StringComparison.Ordinal)
                    ? throw Problem(PatternSentences.Escape.With(letter))
                    : letter;
        }
    }

    private int ReadCode(ref int position, char kind)
    {
        if (kind == 'u' && isUnicode && position < source.Length && source[position] == '{')
        {
            var end = source.IndexOf('}', position);
            var isCode = TryHex(position + 1, end - position - 1, out var point) && point <= 0x10ffff;
            position = isCode ? end + 1 : throw Problem(PatternSentences.CodePoint);
            return point;
        }

        var digits = kind == 'x' ? 2 : 4;
        if (!TryHex(position, digits, out var code))
        {
            return isUnicode ? throw Problem(PatternSentences.NoDigits.With(kind)) : kind;
        }

        position += digits;
        var hasPair = isUnicode && char.IsHighSurrogate((char)code) && position + 1 < source.Length && source[position] == '\\' && source[position + 1] == 'u';
        if (hasPair && TryHex(position + 2, 4, out var low) && char.IsLowSurrogate((char)low))
        {
            position += 6;
            return char.ConvertToUtf32((char)code, (char)low);
        }

        return code;
    }

    private bool TryHex(int from, int digits, out int code)
    {
        code = 0;
        return digits is > 0 and < 8 && from + digits <= source.Length
            && int.TryParse(source.AsSpan(from, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
    }

    private void ReadProperty(ref int position, Members members, bool isNegated)
    {
        var end = source.IndexOf('}', position);
        var name = end > position && source[position] == '{' ? source[(position + 1)..end] : throw Problem(PatternSentences.NoProperty);
        position = end + 1;
        if (UnicodeProperties.Ranges(name) is { } ranges)
        {
            members.Ranges.AddRange(isNegated ? Shorthands.Others([.. ranges]) : ranges);
            return;
        }

        var categories = UnicodeProperties.Categories(name) ?? throw ScriptError.Refused(PatternSentences.Property.With(name), at);
        members.Categories |= isNegated ? CharacterSet.AllCategories & ~categories : categories;
    }
}
