using System.Text.Json;

namespace Porfin.Engine.Tests.Expressions;

/// <summary>Regular expressions drawn from all that a pattern may hold, used on short texts; the same for the same seed.</summary>
internal sealed class RandomPatterns(int seed)
{
    private static readonly string[] Letters =
        ["a", "b", "c", "A", "é", "É", "1", "_", " ", "-", "\\n", "\\.", "\\u0061", "\\x62", "ſ", "k", "\\u212a", "ß", "😀", "µ", "Σ", "ς"];

    private static readonly string[] Sets =
        [".", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "[ab]", "[^ab]", "[a-c]", "[^a-c\\d]", "[\\w-]", "[^\\W]", "[a-cA-C_]", "[]", "[^]", "[é-ü]", "[\\s\\S]", "[😀a]", "[k-t]"];

    private static readonly string[] UnicodeSets =
        ["\\p{L}", "\\P{L}", "\\p{Lu}", "[\\p{L}\\d]", "[^\\p{Lu}]", "\\u{1F600}", "[😀-😎]", "[^😀]", "\\p{Emoji_Presentation}", "\\p{Nd}", "\\P{Ll}"];

    private static readonly string[] Counts = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,3}?", "{2,}", "{0}", "{1,}?"];

    private static readonly string[] Places = ["^", "$", "\\b", "\\B"];

    private static readonly string[] Subjects =
        ["", "a", "ab", "aab", "aaa", "abcabc", "a1 b2", "AaBb", "éÉ", "a\nb\r\nc", "😀a😀", "  a_b-1.c", "aabaac", "bbaabb", "ſSs kK\u212a", "\ud83da", "a\ude00", "µΜμ Σσς ßẞ", "cacbca1a"];

    private const int UsesForUnicode = 5;

    private static readonly string[] Uses =
    [
        "(r => [...{s}.matchAll(r)].map(m => [m.index, [...m], m.groups]))(new RegExp({p}, {g}))", "new RegExp({p}, {f}).exec({s})", "{s}.search(new RegExp({p}, {f}))",
        "(r => [r.test({s}), r.lastIndex, r.test({s}), r.lastIndex])(new RegExp({p}, {f}))", "(r => { r.lastIndex = 1; return [r.exec({s}), r.lastIndex] })(new RegExp({p}, {f}))",
        "{s}.replace(new RegExp({p}, {f}), '<$&|$1|$2>')", "{s}.split(new RegExp({p}, {f}))", "{s}.match(new RegExp({p}, {f}))",
        "{s}.replace(new RegExp({p}, {f}), (...all) => JSON.stringify(all))",
    ];

    private readonly Random random = new(seed);
    private int groups;
    private bool isUnicode;

    public IReadOnlyList<string> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => One())];

    public string One()
    {
        groups = 0;
        isUnicode = random.Next(3) == 0;
        // With the flag u V8 also finds empty matches inside pairs, where the standard never begins to look.
        var pattern = isUnicode ? $"(?:{Alternatives(3)})(?:[^]|$)" : Alternatives(3);
        var flags = string.Concat("gimsy".Where(_ => random.Next(4) == 0)) + (isUnicode ? "u" : "");
        var global = flags.Contains('g', StringComparison.Ordinal) ? flags : flags + "g";
        var subject = Pick(Subjects) + (random.Next(3) == 0 ? Pick(Subjects) : "");
        // With the flag u V8 splits inside pairs, and its replace keeps groups of the match before, unlike its own matchAll and the standard.
        var use = Pick(isUnicode ? Uses[..UsesForUnicode] : Uses);
        return use.Replace("{p}", Quoted(pattern), StringComparison.Ordinal).Replace("{f}", Quoted(flags), StringComparison.Ordinal)
            .Replace("{g}", Quoted(global), StringComparison.Ordinal).Replace("{s}", Quoted(subject), StringComparison.Ordinal);
    }

    private string Alternatives(int depth) => string.Join('|', Enumerable.Range(0, random.Next(4) == 0 ? 2 : 1).Select(_ => Sequence(depth)));

    private string Sequence(int depth) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Counted(depth)));

    private string Counted(int depth)
    {
        if (random.Next(8) == 0)
        {
            return Pick(Places);
        }

        return Atom(depth) + (random.Next(5) < 2 ? Pick(Counts) : "");
    }

    private string Atom(int depth) => random.Next(depth > 0 ? 12 : 5) switch
    {
        < 3 => Pick(Letters),
        3 => Pick(Sets),
        4 => isUnicode ? Pick(UnicodeSets) : Pick(Sets),
        5 or 6 => Capture(depth),
        7 => $"(?:{Alternatives(depth - 1)})",
        8 => $"(?{Pick(["=", "!"])}{Alternatives(depth - 1)}){(isUnicode ? "(?:)" : "")}",
        9 => $"(?:(?<{Pick(["=", "!"])}{Alternatives(depth - 1)}))",
        10 when groups > 0 => $"(?:\\{random.Next(1, groups + 1)})",
        _ => $"(?:{Alternatives(depth - 1)})",
    };

    private string Capture(int depth)
    {
        var number = ++groups;
        return random.Next(4) == 0 ? $"(?<n{number}>{Alternatives(depth - 1)})" : $"({Alternatives(depth - 1)})";
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
