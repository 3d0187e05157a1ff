using System.Globalization;
using System.Text;

namespace Porfin.Activities.Answers;

/// <summary>Texts as they are compared: small letters without accents, punctuation and emoji, words parted by one space.</summary>
public static class PlainText
{
    /// <summary>The plain form of a text.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter) && letter is not ('º' or 'ª'))
            {
                plain.Append(char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark && plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>True when one letter more, less, other or two swapped ones make one text the other.</summary>
    public static bool IsOneLetterApart(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        var start = 0;
        while (start < shorter.Length && shorter[start] == longer[start])
        {
            start++;
        }

        var end = 0;
        while (end < shorter.Length - start && shorter[^(end + 1)] == longer[^(end + 1)])
        {
            end++;
        }

        var (left, right) = (shorter[start..^end], longer[start..^end]);
        return right.Length == 1 || (left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0]);
    }
}
