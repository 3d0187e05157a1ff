namespace Porfin.Expressions.Scripting;

/// <summary>Small texts that are needed often.</summary>
internal static class Texts
{
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

    /// <summary>Where a text lies in another; -1 when nowhere.</summary>
    public static int Find(Run run, string text, string part, int from)
    {
        run.Scan(text.Length - Math.Min(from, text.Length));
        return text.IndexOf(part, from, StringComparison.Ordinal);
    }
}
