using System.Globalization;

namespace Porfin.Expressions.Scripting;

/// <summary>Reads character classes and escapes of a pattern.</summary>
internal sealed class RegexClassReader(string source, int at, bool isUnicode)
{
    /// <summary>Reads a class whose bracket was read.</summary>
    public string ReadClass(ref int position)
    {
        var set = new RegexClass();
        var isNegated = position < source.Length && source[position] == '^';
        position += isNegated ? 1 : 0;
        while (position < source.Length && source[position] != ']')
        {
            var from = ReadItem(ref position, set);
            var isRange = position + 1 < source.Length && source[position] == '-' && source[position + 1] != ']';
            if (!isRange)
            {
                AddOne(set, from);
                continue;
            }

            position++;
            AddRange(set, from, ReadItem(ref position, set));
        }

        if (position >= source.Length)
        {
            throw Problem("has a '[' without its ']'");
        }

        position++;
        return set.ToPattern(isNegated, isUnicode);
    }

    /// <summary>Reads an escape whose backslash was read.</summary>
    public string ReadEscapeOutsideClass(ref int position)
    {
        var set = new RegexClass();
        var code = ReadEscape(ref position, set, inClass: false);
        AddOne(set, code);
        return set.ToPattern(isNegated: false, isUnicode);
    }

    private ScriptError Problem(string what) => ScriptError.Syntax($"The regular expression {what}.", at);

    private static void AddOne(RegexClass set, int? code)
    {
        if (code is { } one)
        {
            set.Add(one, one);
        }
    }

    private void AddRange(RegexClass set, int? from, int? to)
    {
        if (from is { } first && to is { } last)
        {
            set.Add(first, last >= first ? last : throw Problem("has a range that runs backwards"));
            return;
        }

        if (isUnicode)
        {
            throw Problem("has a range whose end is a whole class");
        }

        AddOne(set, from);
        set.Add('-', '-');
        AddOne(set, to);
    }

    /// <summary>Reads one character of a class; null when it was a whole class, which is added.</summary>
    private int? ReadItem(ref int position, RegexClass set)
    {
        var letter = source[position++];
        if (letter == '\\')
        {
            return ReadEscape(ref position, set, inClass: true);
        }

        if (isUnicode && char.IsHighSurrogate(letter) && position < source.Length && char.IsLowSurrogate(source[position]))
        {
            return char.ConvertToUtf32(letter, source[position++]);
        }

        return letter;
    }

    private int? ReadEscape(ref int position, RegexClass set, bool inClass)
    {
        if (position >= source.Length)
        {
            throw Problem("ends with a backslash");
        }

        var letter = source[position++];
        switch (letter)
        {
            case 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                set.AddRaw(Shorthand(letter));
                return null;
            case 'p' or 'P' when isUnicode:
                ReadProperty(ref position, set, letter == 'P');
                return null;
            case 'c' when position < source.Length && char.IsAsciiLetter(source[position]):
                return source[position++] % 32;
            case '0' when position >= source.Length || !char.IsAsciiDigit(source[position]):
                return 0;
            case >= '0' and <= '9':
                throw ScriptError.Refused("Octal escapes are not part of regular expressions here. Use \\x or \\u.", at);
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
            default:
                return isUnicode && !"^$\\.*+?()[]{}|/".Contains(letter, StringComparison.Ordinal)
                    ? throw Problem($"has the escape \\{letter}, which means nothing")
                    : letter;
        }
    }

    private int ReadCode(ref int position, char kind)
    {
        if (kind == 'u' && isUnicode && position < source.Length && source[position] == '{')
        {
            var end = source.IndexOf('}', position);
            var isCode = TryHex(position + 1, end - position - 1, out var point) && point <= 0x10ffff;
            position = isCode ? end + 1 : throw Problem("has a \\u{…} that is not a character");
            return point;
        }

        var digits = kind == 'x' ? 2 : 4;
        if (!TryHex(position, digits, out var code))
        {
            return isUnicode ? throw Problem($"has \\{kind} without its digits") : kind;
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

    private static string Shorthand(char letter) => letter switch
    {
        'd' => "0-9",
        'D' => "\\0-/:-\\uffff",
        's' => RegexClass.Blanks,
        'S' => "\\0-\\b\\u000e-\\u001f!-\\u009f\\u00a1-\\u167f\\u1681-\\u1fff\\u200b-\\u2027\\u202a-\\u202e\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\ufefe\\uff00-\\uffff",
        'w' => "a-zA-Z0-9_",
        _ => "\\0-/:-@\\u005b-\\u005e`\\u007b-\\uffff",
    };

    private void ReadProperty(ref int position, RegexClass set, bool isNegated)
    {
        var end = source.IndexOf('}', position);
        var name = end > position && source[position] == '{' ? source[(position + 1)..end] : throw Problem("has \\p without the name of a property");
        position = end + 1;
        if (UnicodeProperties.Ranges(name) is { } ranges && !isNegated)
        {
            foreach (var (from, to) in ranges)
            {
                set.Add(from, to);
            }

            return;
        }

        var category = UnicodeProperties.Category(name) ?? throw ScriptError.Refused($"The property \\p{{{name}}} is not part of regular expressions here.", at);
        set.AddRaw($"\\{(isNegated ? 'P' : 'p')}{{{category}}}");
    }
}
