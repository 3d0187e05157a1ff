using System.Buffers;
using System.Globalization;

namespace Porfin.Documents.Reading;

/// <summary>What stands where in a text that is no JSON.</summary>
internal sealed class JsonPlaces(string text)
{
    private static readonly SearchValues<char> WordLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$.+-");

    /// <summary>The line and column of a place.</summary>
    public (int Line, int Column) Of(int place)
    {
        var before = text.AsSpan(0, place);
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    /// <summary>The letters, digits and signs from here on; at least one character.</summary>
    public string Word(int at)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsLetter(text[end]) || WordLetters.Contains(text[end])))
        {
            end++;
        }

        return text[at..end];
    }

    /// <summary>What stands here, for a sentence.</summary>
    public object Shown(int at) => at == text.Length ? JsonSentences.TheEnd
        : text[at] is '"' ? Shortened.Text(text[at..(text.AsSpan(at + 1).IndexOfAny('"', '\n') is >= 0 and var end ? at + end + 2 : text.Length)].TrimEnd(), 30)
        : char.IsControl(text[at]) || char.GetUnicodeCategory(text[at]) is UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherNotAssigned ? JsonSentences.Invisible.With($"U+{(int)text[at]:X4}")
        : $"'{(char.IsLetterOrDigit(text[at]) ? Shortened.Text(Word(at), 30) : char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? text.Substring(at, 2) : text[at].ToString())}'";
}
