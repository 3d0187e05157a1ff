namespace Porfin.Activities.Brazil;

/// <summary>The CNPJ, the number of a Brazilian company: twelve digits or, since July 2026, capital letters, and two check digits.</summary>
public static class Cnpj
{
    /// <summary>True for fourteen characters, the first twelve of 0-9 and A-Z, with right check digits; not for fourteen equal ones.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) =>
        text.Length == 14 && char.IsAsciiDigit(text[12]) && char.IsAsciiDigit(text[13]) && text.ContainsAnyExcept(text[0])
        && IsBase(text[..12]) && Check(text[..12]) == text[12] && Check(text[..13]) == text[13];

    /// <summary>A whole CNPJ from its first twelve characters.</summary>
    internal static string Complete(string twelve)
    {
        var thirteen = twelve + Check(twelve);
        return thirteen + Check(thirteen);
    }

    private static bool IsBase(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit(letter) && !char.IsAsciiLetterUpper(letter))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Weights 2 to 9, over and over, from the right; a character counts as its ASCII code less 48, so that A is 17.</summary>
    private static char Check(ReadOnlySpan<char> text)
    {
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            sum += (text[i] - '0') * (2 + ((text.Length - 1 - i) % 8));
        }

        return sum % 11 < 2 ? '0' : (char)('0' + 11 - (sum % 11));
    }
}
