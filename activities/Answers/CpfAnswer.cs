using System.Text.RegularExpressions;

namespace Porfin.Activities.Answers;

/// <summary>Reads a CPF, the number of a Brazilian taxpayer.</summary>
internal static partial class CpfAnswer
{
    /// <summary>The eleven digits; null when there is not exactly one CPF, or its check digits are wrong.</summary>
    public static string? Read(string text)
    {
        var matches = Cpf().Matches(text);
        if (matches.Count != 1)
        {
            return null;
        }

        var digits = string.Concat(matches[0].Value.Where(char.IsAsciiDigit));
        var isOneDigitOnly = digits.All(digit => digit == digits[0]);
        return !isOneDigitOnly && Check(digits, 9) == digits[9] && Check(digits, 10) == digits[10] ? digits : null;
    }

    /// <summary>The check digit over the first digits: weights fall to 2, modulo 11, where 10 counts as 0.</summary>
    private static char Check(string digits, int count)
    {
        var sum = 0;
        for (var i = 0; i < count; i++)
        {
            sum += (digits[i] - '0') * (count + 1 - i);
        }

        return (char)('0' + (sum * 10 % 11 % 10));
    }

    [GeneratedRegex(@"(?<!\d)\d{3}[.\s]?\d{3}[.\s]?\d{3}[-.\s/]?\d{2}(?!\d)", RegexOptions.CultureInvariant, 50)]
    private static partial Regex Cpf();
}
