using System.Globalization;
using System.Text;

namespace Porfin.Expressions.Scripting;

/// <summary>Turns a pattern of JavaScript into one of .NET that matches the same.</summary>
internal sealed class RegexTranslator
{
    private const int DeepestNesting = 50;

    /// <summary>Larger patterns take too long to prepare for running in linear time.</summary>
    private const int LargestLinear = 500;

    private const string WordLetter = "[a-zA-Z0-9_]";

    private readonly string source;
    private readonly int at;
    private readonly bool isUnicode;
    private readonly bool isMultiline;
    private readonly bool dotMatchesAll;
    private readonly List<string?> groups = [null];
    private readonly int groupCount;
    private readonly RegexClassReader classes;
    private int position;
    private int nesting;
    private int opened;

    public RegexTranslator(string source, string flags, int at)
    {
        this.source = source;
        this.at = at;
        isUnicode = flags.Contains('u', StringComparison.Ordinal);
        isMultiline = flags.Contains('m', StringComparison.Ordinal);
        dotMatchesAll = flags.Contains('s', StringComparison.Ordinal);
        CanRunInLinearTime = !flags.Contains('y', StringComparison.Ordinal);
        IsSticky = !CanRunInLinearTime;
        FindGroups();
        groupCount = groups.Count - 1;
        classes = new RegexClassReader(source, at, isUnicode);
    }

    /// <summary>The names of the groups, by number.</summary>
    public string?[] Groups => [.. groups];

    /// <summary>False when the pattern looks around or back, which needs an engine that tries ways.</summary>
    public bool CanRunInLinearTime { get; private set; }

    private bool IsSticky { get; }

    /// <summary>A piece of the pattern.</summary>
    /// <param name="Text">Its translation.</param>
    /// <param name="Groups">The numbers of the groups in it.</param>
    /// <param name="Optional">Those that may take no part when the piece matches.</param>
    /// <param name="Size">How many states an engine without trying needs for it.</param>
    private readonly record struct Piece(string Text, List<int> Groups, List<int> Optional, double Size = 1);

    public string Translate()
    {
        var all = ReadAlternatives();
        CanRunInLinearTime &= all.Size <= LargestLinear;
        return position == source.Length ? (IsSticky ? $"\\G(?:{all.Text})" : all.Text) : throw Problem("has a ')' too many");
    }

    private ScriptError Problem(string what) => ScriptError.Syntax($"The regular expression {what}.", at);

    private char Current => position < source.Length ? source[position] : '\0';

    private bool Accept(string text)
    {
        var isThere = string.CompareOrdinal(source, position, text, 0, text.Length) == 0;
        position += isThere ? text.Length : 0;
        return isThere;
    }

    // Group numbers must be known before the first reference, which may come before its group.
    private void FindGroups()
    {
        var inClass = false;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '\\')
            {
                i++;
            }
            else if (source[i] == '[' || (inClass && source[i] == ']'))
            {
                inClass = source[i] == '[' || (inClass && source[i] != ']');
            }
            else if (source[i] == '(' && !inClass)
            {
                AddGroup(i + 1);
            }
        }
    }

    private void AddGroup(int from)
    {
        if (from >= source.Length || source[from] != '?')
        {
            groups.Add(null);
        }
        else if (from + 2 < source.Length && source[from + 1] == '<' && source[from + 2] is not ('=' or '!'))
        {
            var end = source.IndexOf('>', from);
            var name = end < 0 ? "" : source[(from + 2)..end];
            if (name.Length is 0 or > 50 || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '$') || char.IsAsciiDigit(name[0]) || groups.Contains(name))
            {
                throw Problem("has a group whose name is empty, not a name, or used twice");
            }

            groups.Add(name);
        }
    }

    private Piece ReadAlternatives()
    {
        if (++nesting > DeepestNesting)
        {
            throw Problem("nests too deep");
        }

        var all = new List<Piece> { ReadSequence() };
        while (Accept("|"))
        {
            all.Add(ReadSequence());
        }

        nesting--;
        if (all.Count == 1)
        {
            return all[0];
        }

        List<int> inside = [.. all.SelectMany(piece => piece.Groups)];
        return new Piece(string.Join('|', all.Select(piece => piece.Text)), inside, inside, all.Sum(piece => piece.Size));
    }

    private Piece ReadSequence()
    {
        var text = new StringBuilder();
        List<int> inside = [];
        List<int> optional = [];
        var size = 0d;
        while (position < source.Length && Current is not ('|' or ')'))
        {
            var piece = ReadQuantified();
            text.Append(piece.Text);
            inside.AddRange(piece.Groups);
            optional.AddRange(piece.Optional);
            size += piece.Size;
        }

        return new Piece(text.ToString(), inside, optional, size);
    }

    private Piece ReadQuantified()
    {
        var from = position;
        var atom = ReadAtom(out var canRepeat);
        var start = position;
        if (!ReadQuantifier(out var least, out var most))
        {
            return atom;
        }

        if (!canRepeat)
        {
            throw Problem($"has nothing to repeat at position {from}");
        }

        var quantifier = source[start..position];
        var resets = most > 1 ? atom.Optional : [];
        var text = atom.Text;
        if (resets.Count > 0)
        {
            // JavaScript forgets the groups of the turn before; .NET keeps them unless they are popped.
            CanRunInLinearTime = false;
            text = $"(?:{string.Concat(resets.Select(group => $"(?({group})(?<-{group}>))"))}{text})";
        }

        var times = double.IsInfinity(most) ? least + 1 : most;
        return new Piece(text + quantifier, atom.Groups, least == 0 ? atom.Groups : atom.Optional, atom.Size * times);
    }

    private bool ReadQuantifier(out double least, out double most)
    {
        (least, most) = (1, 1);
        switch (Current)
        {
            case '*':
                (least, most) = (0, double.PositiveInfinity);
                break;
            case '+':
                most = double.PositiveInfinity;
                break;
            case '?':
                least = 0;
                break;
            case '{' when ReadBraces(out least, out most):
                Accept("?");
                return true;
            default:
                return false;
        }

        position++;
        Accept("?");
        return true;
    }

    /// <summary>Reads {2}, {2,} or {2,5}; false when the brace is just a letter.</summary>
    private bool ReadBraces(out double least, out double most)
    {
        (least, most) = (1, 1);
        var end = source.IndexOf('}', position);
        var parts = end < 0 ? [] : source[(position + 1)..end].Split(',');
        if (parts.Length is 0 or > 2 || parts[0].Length == 0 || !parts.All(part => part.All(char.IsAsciiDigit)))
        {
            return false;
        }

        least = double.Parse(parts[0], CultureInfo.InvariantCulture);
        most = parts.Length == 1 ? least : parts[1].Length == 0 ? double.PositiveInfinity : double.Parse(parts[1], CultureInfo.InvariantCulture);
        if (least > most || least > 100_000 || most is > 100_000 and < double.PositiveInfinity)
        {
            throw Problem("repeats from more to less, or too often");
        }

        position = end + 1;
        return true;
    }

    private Piece ReadAtom(out bool canRepeat)
    {
        canRepeat = true;
        var letter = source[position++];
        switch (letter)
        {
            case '^':
                canRepeat = false;
                return Anchor(isMultiline ? "(?<![^\\n\\r\\u2028\\u2029])" : "\\A", isMultiline);
            case '$':
                canRepeat = false;
                return Anchor(isMultiline ? "(?![^\\n\\r\\u2028\\u2029])" : "\\z", isMultiline);
            case '.':
                return Plain(Dot());
            case '[':
                var read = classes.ReadClass(ref position);
                CanRunInLinearTime &= !read.Contains("(?!", StringComparison.Ordinal) || read == "(?!)";
                return Plain(read);
            case '(':
                return ReadGroup(out canRepeat);
            case '\\':
                return ReadEscape(out canRepeat);
            case '*' or '+' or '?':
                throw Problem($"has nothing to repeat at position {position - 1}");
            case '{' when isUnicode || --position < 0 || ReadBraces(out _, out _) || position++ < 0:
                throw Problem("has a brace that repeats nothing");
            case '}' or ']' when isUnicode:
                throw Problem($"has a '{letter}' too many");
            default:
                return Plain(ReadLetter(letter));
        }
    }

    private string ReadLetter(char letter)
    {
        if (isUnicode && char.IsHighSurrogate(letter) && char.IsLowSurrogate(Current))
        {
            return $"(?:{RegexClass.Unit(letter)}{RegexClass.Unit(source[position++])})";
        }

        return RegexClass.Unit(letter);
    }

    private string Dot()
    {
        var one = dotMatchesAll ? "[\\s\\S]" : "[^\\n\\r\\u2028\\u2029]";
        return isUnicode ? $"(?:[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]|{one})" : one;
    }

    private static Piece Plain(string text) => new(text, [], []);

    private Piece Anchor(string text, bool looksAround)
    {
        CanRunInLinearTime &= !looksAround;
        return Plain(text);
    }

    private Piece ReadGroup(out bool canRepeat)
    {
        canRepeat = true;
        if (Accept("?:"))
        {
            var inner = ReadAlternatives();
            return Close(inner, $"(?:{inner.Text})");
        }

        foreach (var look in (ReadOnlySpan<string>)["?=", "?!", "?<=", "?<!"])
        {
            if (Accept(look))
            {
                CanRunInLinearTime = false;
                canRepeat = !isUnicode && look.Length == 2;
                var inner = ReadAlternatives();
                return Close(look[^1] == '!' ? inner with { Optional = inner.Groups } : inner, $"({look}{inner.Text})");
            }
        }

        var number = ++opened;
        if (Current == '?')
        {
            position = groups[Math.Min(number, groupCount)] is not null && Accept("?<") ? source.IndexOf('>', position) + 1 : throw Problem("has a group of an unknown kind");
        }

        var body = ReadAlternatives();
        return Close(new Piece("", [number, .. body.Groups], body.Optional, body.Size), $"(?<{number}>{body.Text})");
    }

    private Piece Close(Piece piece, string text) => Accept(")") ? piece with { Text = text } : throw Problem("has a '(' without its ')'");

    private Piece ReadEscape(out bool canRepeat)
    {
        canRepeat = true;
        switch (Current)
        {
            case 'b' or 'B':
                canRepeat = false;
                CanRunInLinearTime = false;
                return Plain(source[position++] == 'b'
                    ? $"(?:(?<={WordLetter})(?!{WordLetter})|(?<!{WordLetter})(?={WordLetter}))"
                    : $"(?:(?<={WordLetter})(?={WordLetter})|(?<!{WordLetter})(?!{WordLetter}))");
            case >= '1' and <= '9':
                return ReadReference();
            case 'k' when isUnicode || groups.Exists(name => name is not null):
                var end = source.IndexOf('>', position);
                var name = end > position + 2 && source[position + 1] == '<' ? source[(position + 2)..end] : throw Problem("has \\k without the name of a group");
                var number = groups.IndexOf(name);
                position = end + 1;
                return number > 0 ? Reference(number) : throw Problem($"refers to the group '{name}', which it does not have");
            default:
                return Plain(classes.ReadEscapeOutsideClass(ref position));
        }
    }

    private Piece ReadReference()
    {
        var from = position;
        while (char.IsAsciiDigit(Current))
        {
            position++;
        }

        return position - from < 4 && int.Parse(source.AsSpan(from, position - from), CultureInfo.InvariantCulture) is var number && number <= groupCount
            ? Reference(number)
            : throw Problem("refers to a group that it does not have");
    }

    // A group that took no part matches nothing there, instead of failing.
    private Piece Reference(int number)
    {
        CanRunInLinearTime = false;
        return Plain($"(?({number})\\k<{number}>)");
    }
}
