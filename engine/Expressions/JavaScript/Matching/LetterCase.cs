using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary>Which characters are the same when a pattern ignores case; with the flag u the rule is another.</summary>
internal sealed class LetterCase
{
    private const int FewLetters = 64;
    private const int LastWithCase = 0x1e943;

    public static readonly LetterCase Plain = new(code => code > 0xffff ? code : Upper(code));

    public static readonly LetterCase Unicode = new(Fold);

    private readonly Func<int, int> same;
    private readonly Lazy<FrozenDictionary<int, int[]>> families;

    private LetterCase(Func<int, int> same)
    {
        this.same = same;
        families = new(Families);
    }

    /// <summary>The character that stands for all that are the same as this one.</summary>
    public int Of(int code) => code < 128 && same == Plain.same ? (code is >= 'a' and <= 'z' ? code - 32 : code) : same(code);

    /// <summary>All characters that are the same as this one; only itself for most.</summary>
    public int[] Like(int code) => families.Value.TryGetValue(code, out var family) ? family : [code];

    /// <summary>The set with all that is the same as something in it.</summary>
    public CharacterSet Closure(IReadOnlyList<(int From, int To)> ranges, uint categories)
    {
        if (categories == 0 && ranges.Sum(range => (long)range.To - range.From) < FewLetters)
        {
            return CharacterSet.Of(ranges.SelectMany(range => Enumerable.Range(range.From, range.To - range.From + 1)).SelectMany(Like).Select(code => (code, code)));
        }

        var set = CharacterSet.Of(ranges, categories);
        var more = families.Value.Where(pair => !set.Contains(pair.Key) && pair.Value.Any(set.Contains)).Select(pair => (pair.Key, pair.Key));
        return CharacterSet.Of([.. ranges, .. more], categories);
    }

    private static int Upper(int code)
    {
        var upper = char.ToUpperInvariant((char)code);
        return (code >= 128 && upper < 128) || Capitals.IsLong((char)code) ? code : upper;
    }

    private static int Fold(int code) => code is >= 0xd800 and <= 0xdfff or 0x130 or 0x131 ? code
        : System.Text.Rune.ToLowerInvariant(System.Text.Rune.ToUpperInvariant(new(code))).Value;

    private FrozenDictionary<int, int[]> Families() => Enumerable.Range(0, LastWithCase + 1)
        .GroupBy(same)
        .Select(family => family.ToArray())
        .Where(family => family.Length > 1)
        .SelectMany(family => family.Select(code => KeyValuePair.Create(code, family)))
        .ToFrozenDictionary();
}
