using System.Globalization;
using System.Text;

namespace Porfin.Activities.Payments;

/// <summary>Texts as every bank takes them: plain ASCII, without accents, cut to the length of their field.</summary>
internal static class AsciiText
{
    /// <summary>The text without accents and without what ASCII has no sign for.</summary>
    public static string Of(string text, int longest)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (letter is >= ' ' and <= '~')
            {
                plain.Append(letter);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.SpaceSeparator)
            {
                plain.Append(' ');
            }
        }

        var whole = plain.ToString().Trim();
        return whole.Length <= longest ? whole : whole[..longest].TrimEnd();
    }
}
