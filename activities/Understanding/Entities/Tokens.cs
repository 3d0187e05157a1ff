using System.Globalization;
using System.Text;

namespace Porfin.Activities.Understanding.Entities;

/// <summary>A message in tokens, and what its readers ask of it.</summary>
internal sealed class Tokens
{
    /// <summary>How much of a message is looked at.</summary>
    private const int Longest = 1_000;

    private readonly List<Token> tokens = [];

    /// <summary>Takes a message apart.</summary>
    public Tokens(string text)
    {
        Text = text.Length > Longest ? text[..Longest] : text;
        var word = new StringBuilder();
        for (var at = 0; at < Text.Length;)
        {
            if (char.IsWhiteSpace(Text[at]))
            {
                at++;
                continue;
            }

            var end = EndOf(at, word);
            if (word.Length > 0)
            {
                tokens.Add(new(word.ToString(), at, end, tokens.Count > 0 && tokens[^1].End == at));
            }

            at = end;
            word.Clear();
        }
    }

    /// <summary>The message.</summary>
    public string Text { get; }

    /// <summary>How many tokens it has.</summary>
    public int Count => tokens.Count;

    /// <summary>A token's text; empty beyond the end.</summary>
    public string this[int at] => at >= 0 && at < tokens.Count ? tokens[at].Text : "";

    /// <summary>A token.</summary>
    public Token At(int at) => tokens[at];

    /// <summary>True when a token has one of these texts.</summary>
    public bool Is(int at, params ReadOnlySpan<string> texts) => texts.Contains(this[at]);

    /// <summary>Where the tokens end if they are these words, one after another; null if not.</summary>
    public int? After(int at, string words)
    {
        foreach (var word in words.AsSpan().Split(' '))
        {
            if (!words.AsSpan()[word].SequenceEqual(this[at]))
            {
                return null;
            }

            at++;
        }

        return at;
    }

    /// <summary>True when no space stands before a token.</summary>
    public bool IsGlued(int at) => at > 0 && at < tokens.Count && tokens[at].IsGlued;

    /// <summary>A run of digits as a number; null when it is none, or has more digits than asked for.</summary>
    public int? Digits(int at, int most = 4) =>
        at >= 0 && at < tokens.Count && tokens[at].IsDigits && tokens[at].Text.Length <= most ? int.Parse(tokens[at].Text, CultureInfo.InvariantCulture) : null;

    /// <summary>The message's text between two tokens.</summary>
    public (int Start, int Length) Place(int from, int to) => (tokens[from].Start, tokens[to - 1].End - tokens[from].Start);

    private int EndOf(int at, StringBuilder word)
    {
        var (isDigit, isLetter) = (char.IsAsciiDigit(Text[at]), IsLetter(Text[at]));
        var end = at;
        do
        {
            Fold(Text[end++], word);
        }
        while (end < Text.Length && ((isDigit && char.IsAsciiDigit(Text[end])) || (isLetter && (IsLetter(Text[end]) || IsMark(Text[end])))));
        return end;
    }

    private static bool IsLetter(char letter) => char.IsLetter(letter) && letter is not ('º' or 'ª');

    private static bool IsMark(char letter) => letter >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark;

    private static void Fold(char letter, StringBuilder word)
    {
        if (letter < 128)
        {
            word.Append(char.ToLowerInvariant(letter));
        }
        else if (!char.IsSurrogate(letter) && !IsMark(letter))
        {
            word.Append(letter switch { 'º' => 'o', 'ª' => 'a', '–' or '—' => '-', '’' => '\'', _ => char.ToLowerInvariant(letter.ToString().Normalize(NormalizationForm.FormD)[0]) });
        }
    }
}
