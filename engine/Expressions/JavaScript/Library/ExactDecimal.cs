using System.Globalization;
using System.Numerics;

namespace Porfin.Expressions.Scripting;

/// <summary>Numbers rounded to decimal digits from their exact binary value, halves up, as JavaScript's toFixed and its like demand.</summary>
internal static class ExactDecimal
{
    /// <summary>The size of a number with some digits after the point.</summary>
    public static string Fixed(double size, int digits)
    {
        var text = Rounded(size, digits).ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        return digits == 0 ? text : text[..^digits] + "." + text[^digits..];
    }

    /// <summary>The first digits of a size above zero, and the power of ten of the first.</summary>
    public static (string Digits, int Exponent) Leading(double size, int count)
    {
        // The logarithm may be one off, so the search begins below it; rounding may carry into a new digit.
        for (var exponent = (int)Math.Floor(Math.Log10(size)) - 1; ; exponent++)
        {
            var text = Rounded(size, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
            if (text.Length <= count)
            {
                return (text, exponent);
            }

            if (text.Length == count + 1 && text[0] == '1' && text.AsSpan(1).TrimStart('0').IsEmpty)
            {
                return (text[..count], exponent + 1);
            }
        }
    }

    /// <summary>The size times a power of ten, rounded to a whole number.</summary>
    private static BigInteger Rounded(double size, int power)
    {
        var bits = BitConverter.DoubleToInt64Bits(size);
        var biased = (int)((bits >> 52) & 0x7ff);
        var fraction = bits & 0xfffffffffffff;
        BigInteger numerator = biased == 0 ? fraction : fraction | 0x10000000000000;
        var exponent = Math.Max(biased, 1) - 1075;
        var denominator = BigInteger.One;
        numerator *= power > 0 ? BigInteger.Pow(10, power) : 1;
        denominator *= power < 0 ? BigInteger.Pow(10, -power) : 1;
        numerator <<= Math.Max(exponent, 0);
        denominator <<= Math.Max(-exponent, 0);
        return ((2 * numerator) + denominator) / (2 * denominator);
    }
}
