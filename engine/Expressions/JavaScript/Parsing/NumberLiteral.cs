using System.Globalization;
using System.Numerics;

namespace Porfin.Expressions.Scripting;

/// <summary>Reads number literals: decimal, hexadecimal, octal and binary, with separators.</summary>
internal static class NumberLiteral
{
    public static (double Number, int End) Read(string text, int at)
    {
        var radix = text[at] != '0' || at + 1 >= text.Length ? 10 : char.ToLowerInvariant(text[at + 1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 };
        var end = radix == 10 ? DecimalEnd(text, at) : DigitsEnd(text, at + 2, radix);
        var digits = text[at..end];
        Check(text, at, end, digits, radix);
        digits = digits.Replace("_", "", StringComparison.Ordinal);
        return (radix == 10 ? double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture) : WithRadix(digits.AsSpan(2), radix), end);
    }

    /// <summary>The number that digits of a radix make, correctly rounded however many they are. NaN when one is not a digit of the radix.</summary>
    public static double WithRadix(ReadOnlySpan<char> digits, int radix)
    {
        var small = 0d;
        var isSmall = true;
        var big = BigInteger.Zero;
        foreach (var digit in digits)
        {
            var worth = DigitOf(digit);
            if (worth >= radix)
            {
                return double.NaN;
            }

            if (isSmall && small < 1L << 46)
            {
                small = (small * radix) + worth;
                continue;
            }

            big = ((isSmall ? new BigInteger(small) : big) * radix) + worth;
            isSmall = false;
        }

        return isSmall ? small : double.Parse(big.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>What a digit or letter is worth; 99 for other characters.</summary>
    public static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => 99,
    };

    private static void Check(string text, int at, int end, string digits, int radix)
    {
        if (end < text.Length && text[end] == 'n')
        {
            throw ScriptError.Refused(RefusalSentences.BigInt, at);
        }

        if (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$'))
        {
            throw ScriptError.Syntax(ScriptSentences.NumberThenName, end);
        }

        if (radix == 10 && digits.Length > 1 && digits[0] == '0' && (char.IsAsciiDigit(digits[1]) || digits[1] == '_'))
        {
            throw ScriptError.Refused(RefusalSentences.LeadingZero, at);
        }

        if (digits.Contains("__", StringComparison.Ordinal) || digits.Contains("_.", StringComparison.Ordinal) || digits.Contains("._", StringComparison.Ordinal)
            || digits[^1] == '_' || (radix != 10 && (digits.Length < 3 || digits[2] == '_')))
        {
            throw ScriptError.Syntax(ScriptSentences.NumberIncomplete, at);
        }
    }

    private static int DigitsEnd(string text, int at, int radix)
    {
        while (at < text.Length && (DigitOf(text[at]) < radix || text[at] == '_'))
        {
            at++;
        }

        return at;
    }

    private static int DecimalEnd(string text, int at)
    {
        at = DigitsEnd(text, at, 10);
        if (at < text.Length && text[at] == '.')
        {
            at = DigitsEnd(text, at + 1, 10);
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var exponent = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
            var end = DigitsEnd(text, exponent, 10);
            return end > exponent ? end : throw ScriptError.Syntax(ScriptSentences.NoExponent, at);
        }

        return at;
    }
}
