using System.Text;

namespace Porfin.Expressions.Scripting;

/// <summary>Numbers in radixes other than 10: as many digits after the point as tell the number from its neighbours.</summary>
internal static class RadixText
{
    private const double FirstInexact = 9007199254740992;
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Of(double number, int radix)
    {
        var size = Math.Abs(number);
        var whole = Math.Floor(size);
        var (fraction, carry) = Fraction(size, size - whole, radix);
        return (number < 0 ? "-" : "") + Whole(whole + (carry ? 1 : 0), radix) + fraction;
    }

    private static (string Text, bool Carry) Fraction(double size, double fraction, int radix)
    {
        var delta = Math.Max(double.Epsilon, 0.5 * (Math.BitIncrement(size) - size));
        if (fraction < delta)
        {
            return ("", false);
        }

        var digits = new List<int>();
        do
        {
            fraction *= radix;
            delta *= radix;
            var digit = (int)fraction;
            digits.Add(digit);
            fraction -= digit;
            if ((fraction > 0.5 || (fraction == 0.5 && (digit & 1) == 1)) && fraction + delta > 1)
            {
                return RoundUp(digits, radix);
            }
        }
        while (fraction >= delta);
        return (Text(digits), false);
    }

    private static (string Text, bool Carry) RoundUp(List<int> digits, int radix)
    {
        while (digits.Count > 0)
        {
            if (digits[^1] + 1 < radix)
            {
                digits[^1]++;
                return (Text(digits), false);
            }

            digits.RemoveAt(digits.Count - 1);
        }

        return ("", true);
    }

    private static string Text(List<int> digits) => "." + string.Concat(digits.Select(digit => Digits[digit]));

    // Beyond what a number holds exactly the last digits are zeros, as everywhere in JavaScript.
    private static string Whole(double size, int radix)
    {
        var text = new StringBuilder();
        while (size / radix >= FirstInexact)
        {
            size /= radix;
            text.Insert(0, '0');
        }

        do
        {
            var digit = size % radix;
            text.Insert(0, Digits[(int)digit]);
            size = (size - digit) / radix;
        }
        while (size > 0);
        return text.ToString();
    }
}
