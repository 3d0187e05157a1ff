namespace Porfin.Documents.Reading;

/// <summary>What documents say, cut so that it fits into a sentence.</summary>
internal static class Shortened
{
    private const int Longest = 80;

    /// <summary>At most 80 characters, with dots where something is missing.</summary>
    public static string Text(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest), "…");
}
