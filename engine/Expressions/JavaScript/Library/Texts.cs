namespace Porfin.Expressions.Scripting;

/// <summary>Small texts that are needed often.</summary>
internal static class Texts
{
    private const int ShortPart = 64;

    private static readonly string[] Letters = [.. Enumerable.Range(0, 256).Select(code => ((char)code).ToString())];

    /// <summary>The text of one UTF-16 unit.</summary>
    public static string Of(char letter) => letter < 256 ? Letters[letter] : letter.ToString();

    /// <summary>A part of a text, its memory taken.</summary>
    public static Value Part(Run run, string text, int from, int to)
    {
        if (from == 0 && to == text.Length)
        {
            return Value.Of(text);
        }

        if (to - from <= 1)
        {
            return Value.Of(to <= from ? "" : Of(text[from]));
        }

        run.AllocateText(to - from);
        return Value.Of(text[from..to]);
    }

    /// <summary>A text made by the library from one of known length, its memory taken before.</summary>
    public static Value Made(Run run, string source, Func<string, string> make)
    {
        run.AllocateText(source.Length);
        run.Scan(source.Length);
        return Value.Of(make(source));
    }

    /// <summary>Where a text lies in another; -1 when nowhere. Looks by portions, each paid for before, because a long part may nearly fit everywhere.</summary>
    public static int Find(Run run, string text, string part, int from)
    {
        var portion = part.Length <= ShortPart ? 4096 : part.Length * 2L;
        while (true)
        {
            var length = (int)Math.Min(portion, text.Length - from);
            if (length < part.Length)
            {
                return -1;
            }

            run.Budget.Step(FindingCost(length, part));
            var found = text.IndexOf(part, from, length, StringComparison.Ordinal);
            if (found >= 0)
            {
                return found;
            }

            from += length - part.Length + 1;
        }
    }

    /// <summary>What looking for a part costs at the most, in steps.</summary>
    public static int FindingCost(int length, string part) => part.Length <= ShortPart ? length >> 6 : (int)Math.Min(int.MaxValue >> 1, ((long)length * part.Length) >> 12);
}
