using System.Globalization;

namespace Porfin.Expressions.Scripting;

/// <summary>A set of characters: ranges of code points, and whole categories of Unicode. Immutable.</summary>
internal sealed class CharacterSet
{
    public const int Last = 0x10ffff;

    /// <summary>All categories, as bits.</summary>
    public const uint AllCategories = (1u << 30) - 1;

    private readonly int[] ends;
    private readonly uint categories;
    private readonly bool isNegated;
    private readonly UInt128 ascii;

    private CharacterSet(int[] ends, uint categories, bool isNegated)
    {
        this.ends = ends;
        this.categories = categories;
        this.isNegated = isNegated;
        for (var code = 0; code < 128; code++)
        {
            ascii |= Look(code) ? UInt128.One << code : 0;
        }
    }

    /// <summary>A set of ranges and categories.</summary>
    /// <param name="ranges">Both ends included; they may overlap.</param>
    /// <param name="categories">A bit for each category of Unicode.</param>
    public static CharacterSet Of(IEnumerable<(int From, int To)> ranges, uint categories = 0)
    {
        var ends = new List<int>();
        foreach (var (from, to) in ranges.Order())
        {
            if (ends.Count > 0 && from <= ends[^1])
            {
                ends[^1] = Math.Max(ends[^1], to + 1);
            }
            else
            {
                ends.AddRange([from, to + 1]);
            }
        }

        return new CharacterSet([.. ends], categories, isNegated: false);
    }

    /// <summary>The set of all other characters.</summary>
    public CharacterSet Negated() => new(ends, categories, !isNegated);

    public bool Contains(int code) => code < 128 ? ((ascii >> code) & 1) != 0 : Look(code);

    // The ends alternate between "from here on inside" and "from here on outside".
    private bool Look(int code)
    {
        var at = Array.BinarySearch(ends, code);
        var isInRange = ((at >= 0 ? at : ~at - 1) & 1) == 0;
        return (isInRange || (categories != 0 && (categories & Bit(CharUnicodeInfo.GetUnicodeCategory(code))) != 0)) != isNegated;
    }

    public static uint Bit(UnicodeCategory category) => 1u << (int)category;
}
