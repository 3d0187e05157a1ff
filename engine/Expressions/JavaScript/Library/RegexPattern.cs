using System.Text.RegularExpressions;

namespace Porfin.Expressions.Scripting;

/// <summary>A regular expression of JavaScript, translated once; immutable and shared.</summary>
internal sealed class RegexPattern
{
    private const int LongestPattern = 5000;

    private RegexPattern(string source, string flags, Regex regex, string?[] groups)
    {
        Source = source;
        Flags = flags;
        Regex = regex;
        Groups = groups;
    }

    public string Source { get; }

    public string Flags { get; }

    /// <summary>The pattern as it stands between slashes.</summary>
    public string Shown => Source.Length == 0 ? "(?:)" : Escaped(Source);

    public Regex Regex { get; }

    /// <summary>The names of the groups, by number; null where a group has none. The first is the whole match.</summary>
    public string?[] Groups { get; }

    public bool HasNames => Array.Exists(Groups, name => name is not null);

    /// <summary>True when matching may try many ways, so that its time must be watched.</summary>
    public bool MayBacktrack => !Regex.Options.HasFlag(RegexOptions.NonBacktracking);

    public bool Has(char flag) => Flags.Contains(flag, StringComparison.Ordinal);

    /// <summary>Translates a pattern.</summary>
    /// <exception cref="ScriptError">The pattern or a flag is not one of JavaScript, or not part of expressions.</exception>
    public static RegexPattern Compile(string source, string flags, int at)
    {
        if (flags.Any(flag => !"gimsuy".Contains(flag, StringComparison.Ordinal)) || flags.Distinct().Count() != flags.Length)
        {
            throw ScriptError.Refused("The flags of a regular expression are g, i, m, s, u and y, each once.", at);
        }

        if (source.Length > LongestPattern)
        {
            throw new ScriptError("expression:too-large", $"The regular expression is longer than {LongestPattern} characters.", at);
        }

        flags = string.Concat(flags.Order());
        var translator = new RegexTranslator(source, flags, at);
        var pattern = translator.Translate();
        return new RegexPattern(source, flags, Build(pattern, flags, translator.CanRunInLinearTime, at), translator.Groups);
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

    private static Regex Build(string pattern, string flags, bool isLinear, int at)
    {
        var options = RegexOptions.CultureInvariant | (flags.Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : RegexOptions.None);
        if (isLinear)
        {
            try
            {
                // No clock: its work is bounded by the text, which the budget counts, and the same turn must come out on a busy machine too.
                return new Regex(pattern, options | RegexOptions.NonBacktracking);
            }
            catch (NotSupportedException)
            {
                // Too large to run in linear time; the time limit guards the other way of matching.
            }
        }

        try
        {
            return new Regex(pattern, options, ExpressionBudget.RegexTimeout);
        }
        catch (ArgumentException)
        {
            throw ScriptError.Syntax("The regular expression is not valid.", at);
        }
    }
}
