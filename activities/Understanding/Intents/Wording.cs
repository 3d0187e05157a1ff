using System.Globalization;
using System.Text;

namespace Porfin.Activities.Understanding.Intents;

/// <summary>Texts as intents are compared: small letters without accents, digits as 0, stretched letters once, chat abbreviations written out.</summary>
internal static class Wording
{
    /// <summary>How much of a message is looked at, so that none takes long.</summary>
    private const int Longest = 1_000;

    /// <summary>The words of a text.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var whole = (text.Length > Longest ? text[..Longest] : text).Normalize(NormalizationForm.FormD);
        foreach (var letter in whole)
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(char.IsAsciiDigit(letter) ? '0' : char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark && letter is not '\'' and not '’')
            {
                Close(words, word);
            }
        }

        Close(words, word);
        return words;
    }

    private static void Close(List<string> words, StringBuilder word)
    {
        if (word.Length == 0)
        {
            return;
        }

        var plain = Squeezed(word.ToString());
        word.Clear();
        if (Abbreviations.Long.TryGetValue(plain, out var written))
        {
            words.AddRange(written);
        }
        else
        {
            words.Add(plain);
        }
    }

    /// <summary>Oiiii is oi; carro stays carro; 2000 is 0.</summary>
    private static string Squeezed(string word)
    {
        var squeezed = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var isStretched = i >= 2 && word[i] == word[i - 1] && word[i] == word[i - 2];
            var opensStretch = i >= 1 && i + 1 < word.Length && word[i] == word[i - 1] && word[i] == word[i + 1];
            if (!isStretched && !opensStretch)
            {
                squeezed.Append(word[i]);
            }
        }

        return squeezed.ToString();
    }
}
