namespace Porfin.Documents.Reading;

/// <summary>What documents say, cut so that it fits into a sentence.</summary>
internal static class Shortened
{
    private const int Longest = 80;

    /// <summary>At most so many characters, with dots where something is missing.</summary>
    public static string Text(string text, int longest = Longest) => text.Length <= longest ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest), "…");
}
