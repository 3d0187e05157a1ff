namespace Porfin.Activities.Answers;

/// <summary>Reads a telephone number as people in Brazil write it.</summary>
internal static class PhoneAnswer
{
    // Anatel's area codes: all from 11 to 99 but these, and none that ends in 0.
    private static readonly HashSet<int> NoArea = [23, 25, 26, 29, 36, 39, 52, 56, 57, 58, 59, 72, 76, 78];

    /// <summary>The number as E.164, such as +5511987654321; null when it is none, or its area code is missing.</summary>
    public static string? Read(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (text.AsSpan().TrimStart().StartsWith("+") && !digits.StartsWith("55", StringComparison.Ordinal))
        {
            return digits.Length is >= 8 and <= 15 && digits[0] != '0' ? "+" + digits : null;
        }

        return National(digits) is { } national ? "+55" + national : null;
    }

    /// <summary>Area code and number, without country code, trunk zero and carrier.</summary>
    private static string? National(string digits)
    {
        if (digits.StartsWith('0'))
        {
            // 0 + area + number, or 0 + carrier (two digits) + area + number.
            return WithArea(digits[1..]) ?? (digits.Length > 3 ? WithArea(digits[3..]) : null);
        }

        return digits.Length >= 12 && digits.StartsWith("55", StringComparison.Ordinal) ? WithArea(digits[2..]) : WithArea(digits);
    }

    private static string? WithArea(string digits)
    {
        if (digits.Length is not (10 or 11) || digits[0] == '0' || digits[1] == '0' || NoArea.Contains(((digits[0] - '0') * 10) + digits[1] - '0'))
        {
            return null;
        }

        return (digits.Length, digits[2]) switch
        {
            (11, '9') => digits,
            (10, >= '2' and <= '5') => digits,

            // Mobile numbers got a ninth digit; many people still write eight.
            (10, >= '6' and <= '9') => digits[..2] + "9" + digits[2..],
            _ => null,
        };
    }
}
