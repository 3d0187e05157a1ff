namespace Porfin.Expressions.Scripting;

/// <summary>A regular expression of JavaScript, compiled once; immutable and shared.</summary>
internal sealed class RegexPattern
{
    private const int LongestPattern = 5000;

    private RegexPattern(string source, string flags, MatchProgram program, string?[] groups)
    {
        Source = source;
        Flags = flags;
        Program = program;
        Groups = groups;
        HasNames = Array.Exists(groups, name => name is not null);
    }

    public string Source { get; }

    public string Flags { get; }

    /// <summary>The pattern as it stands between slashes.</summary>
    public string Shown => Source.Length == 0 ? "(?:)" : Escaped(Source);

    public MatchProgram Program { get; }

    /// <summary>The names of the groups, by number; null where a group has none. The first is the whole match.</summary>
    public string?[] Groups { get; }

    public bool HasNames { get; }

    public bool Has(char flag) => Flags.Contains(flag, StringComparison.Ordinal);

    /// <summary>Compiles a pattern.</summary>
    /// <exception cref="ScriptError">The pattern or a flag is not one of JavaScript, or not part of expressions.</exception>
    public static RegexPattern Compile(string source, string flags, int at)
    {
        if (flags.Any(flag => !"gimsuy".Contains(flag, StringComparison.Ordinal)) || flags.Distinct().Count() != flags.Length)
        {
            throw ScriptError.Refused(PatternSentences.Flags, at);
        }

        if (source.Length > LongestPattern)
        {
            throw new ScriptError("expression:too-large", PatternSentences.Problem.With(PatternSentences.TooLong.With(LongestPattern)), at);
        }

        flags = string.Concat(flags.Order());
        var parser = new PatternParser(source, flags, at);
        var syntax = parser.Read();
        var isUnicode = flags.Contains('u', StringComparison.Ordinal);
        var ignoresCase = flags.Contains('i', StringComparison.Ordinal);
        var program = new PatternCompiler(at).Compile(syntax, parser.Groups.Length, CharacterSet.Of(Shorthands.Of('w', isUnicode && ignoresCase))) with
        {
            IsUnicode = isUnicode,
            Case = !ignoresCase ? null : isUnicode ? LetterCase.Unicode : LetterCase.Plain,
        };
        return new RegexPattern(source, flags, program, parser.Groups);
    }

    private static string Escaped(string source)
    {
        var text = new System.Text.StringBuilder();
        var inClass = false;
        for (var i = 0; i < source.Length; i++)
        {
            inClass = source[i] == '[' || (inClass && source[i] != ']');
            text.Append(source[i] switch { '/' when !inClass => "\\/", '\n' => "\\n", '\r' => "\\r", var letter => letter.ToString() });
            if (source[i] == '\\' && ++i < source.Length)
            {
                text.Append(source[i]);
            }
        }

        return text.ToString();
    }
}
