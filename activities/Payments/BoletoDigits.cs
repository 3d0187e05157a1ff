using System.Text;

namespace Porfin.Activities.Payments;

/// <summary>The check digits of boletos, and the way between bar code and digitable line.</summary>
internal static class BoletoDigits
{
    /// <summary>Weights 2 and 1 from the right; digits of the products are added.</summary>
    public static char Modulo10(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var product = (digits[^(i + 1)] - '0') * (2 - (i % 2));
            sum += product > 9 ? product - 9 : product;
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    /// <summary>The check digit in the middle of a bank's bar code, over the other 43 digits. What modulo 11 has no digit for is 1.</summary>
    public static char OfBank(string barcode) => (11 - Remainder(barcode[..4] + barcode[5..])) is var digit && digit is >= 2 and <= 9 ? (char)('0' + digit) : '1';

    /// <summary>A check digit of a utility's boleto; its third digit says whether by modulo 10 or 11.</summary>
    public static char OfUtility(char valueId, string digits) => valueId is '6' or '7' ? Modulo10(digits) : Remainder(digits) switch
    {
        0 or 1 => '0',
        var remainder => (char)('0' + 11 - remainder),
    };

    /// <summary>The line that people type, with a check digit for each part.</summary>
    public static string Line(string barcode)
    {
        if (barcode[0] == '8')
        {
            var line = new StringBuilder();
            for (var part = 0; part < 4; part++)
            {
                var digits = barcode.Substring(part * 11, 11);
                line.Append(digits).Append(OfUtility(barcode[2], digits));
            }

            return line.ToString();
        }

        var (first, second, third) = (barcode[..4] + barcode[19..24], barcode[24..34], barcode[34..44]);
        return first + Modulo10(first) + second + Modulo10(second) + third + Modulo10(third) + barcode[4] + barcode[5..19];
    }

    /// <summary>The bar code of a line; its check digits are not looked at.</summary>
    public static string Barcode(string line) => line.Length == 48
        ? string.Concat(Enumerable.Range(0, 4).Select(part => line.Substring(part * 12, 11)))
        : string.Concat(line.AsSpan(0, 4), line.AsSpan(32, 15)) + string.Concat(line.AsSpan(4, 5), line.AsSpan(10, 10), line.AsSpan(21, 10));

    private static int Remainder(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (digits[^(i + 1)] - '0') * (2 + (i % 8));
        }

        return sum % 11;
    }
}
