namespace Porfin.Expressions.Scripting;

/// <summary>The classes that have a letter: digits, blanks, letters of words, and their opposites.</summary>
internal static class Shorthands
{
    private static readonly (int From, int To)[] Digits = [('0', '9')];

    private static readonly (int From, int To)[] Blanks =
        [('\t', '\r'), (' ', ' '), (0xa0, 0xa0), (0x1680, 0x1680), (0x2000, 0x200a), (0x2028, 0x2029), (0x202f, 0x202f), (0x205f, 0x205f), (0x3000, 0x3000), (0xfeff, 0xfeff)];

    private static readonly (int From, int To)[] Word = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];

    // Without regard to case and with the flag u, two more letters are the same as s and k.
    private static readonly (int From, int To)[] WideWord = [.. Word, (0x17f, 0x17f), (0x212a, 0x212a)];

    /// <summary>The ranges of <c>\d</c>, <c>\D</c>, <c>\s</c>, <c>\S</c>, <c>\w</c> or <c>\W</c>.</summary>
    public static (int From, int To)[] Of(char letter, bool isWide) => letter switch
    {
        'd' => Digits,
        'D' => Others(Digits),
        's' => Blanks,
        'S' => Others(Blanks),
        'w' => isWide ? WideWord : Word,
        _ => Others(isWide ? WideWord : Word),
    };

    /// <summary>All that is in none of the ranges, which are in order and do not touch.</summary>
    public static (int From, int To)[] Others((int From, int To)[] ranges)
    {
        var others = new List<(int From, int To)>();
        var next = 0;
        foreach (var (from, to) in ranges)
        {
            if (from > next)
            {
                others.Add((next, from - 1));
            }

            next = to + 1;
        }

        others.Add((next, CharacterSet.Last));
        return [.. others];
    }
}
