namespace Porfin.Host.Whatsapp;

/// <summary>Cuts long texts where a reader would pause.</summary>
internal static class TextPieces
{
    private static readonly string[] Pauses = ["\n\n", "\n", ". ", "! ", "? ", "; ", " "];

    /// <summary>The text in pieces of at most so many characters, cut after paragraphs, else lines, sentences or words; only a word that is longer is cut within. Spaces at a cut go.</summary>
    public static IReadOnlyList<string> Of(string text, int longest)
    {
        var pieces = new List<string>();
        var rest = text.AsSpan().Trim();
        while (rest.Length > longest)
        {
            var cut = CutOf(rest[..longest]);
            pieces.Add(rest[..cut].TrimEnd().ToString());
            rest = rest[cut..].TrimStart();
        }

        if (!rest.IsEmpty)
        {
            pieces.Add(rest.ToString());
        }

        return pieces;
    }

    /// <summary>The beginning of a text that is too long, with an ellipsis.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : string.Concat(text.AsSpan(0, WholeLetters(text, longest - 1)).TrimEnd(), "…");

    // The last pause of the best kind in the second half: a piece should not end up almost empty because a paragraph happened to end early.
    private static int CutOf(ReadOnlySpan<char> window)
    {
        foreach (var pause in Pauses)
        {
            var at = window.LastIndexOf(pause, StringComparison.Ordinal);
            if (at >= window.Length / 2)
            {
                return at + pause.Length;
            }
        }

        return WholeLetters(window, window.Length);
    }

    private static int WholeLetters(ReadOnlySpan<char> text, int length) => char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
}
