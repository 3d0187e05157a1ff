using System.Globalization;

namespace Porfin.Expressions.Scripting;

/// <summary>parseInt, parseFloat, isNaN and isFinite.</summary>
internal static class NumberFunctions
{
    public static readonly Builtin ParseFloat = Define.Function("parseFloat", 1, (run, arguments) => Value.Of(Float(Prepared(run, arguments))));

    public static readonly Builtin ParseInt = Define.Function("parseInt", 2, (run, arguments) =>
    {
        var text = Prepared(run, arguments);
        return Value.Of(Integer(text, Coerce.ToInt32(arguments.NumberAt(run, 1))));
    });

    public static readonly Builtin IsNaN = Define.Function("isNaN", 1, (run, arguments) => Value.Of(double.IsNaN(arguments.NumberAt(run, 0))));

    public static readonly Builtin IsFinite = Define.Function("isFinite", 1, (run, arguments) => Value.Of(double.IsFinite(arguments.NumberAt(run, 0))));

    private static ReadOnlySpan<char> Prepared(Run run, ReadOnlySpan<Value> arguments)
    {
        var text = arguments.TextAt(run, 0);
        run.Scan(text.Length);
        return Coerce.Trim(text);
    }

    private static double Float(ReadOnlySpan<char> text)
    {
        var unsigned = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        if (unsigned.StartsWith("Infinity", StringComparison.Ordinal))
        {
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        var end = Digits(unsigned, 0);
        var hasDigits = end > 0;
        if (end < unsigned.Length && unsigned[end] == '.')
        {
            var fraction = Digits(unsigned, end + 1);
            hasDigits |= fraction > end + 1;
            end = fraction;
        }

        if (!hasDigits)
        {
            return double.NaN;
        }

        if (end < unsigned.Length && unsigned[end] is 'e' or 'E')
        {
            var exponent = end + 1 < unsigned.Length && unsigned[end + 1] is '+' or '-' ? end + 2 : end + 1;
            end = Digits(unsigned, exponent) is var last && last > exponent ? last : end;
        }

        var number = double.Parse(unsigned[..end], NumberStyles.Float, CultureInfo.InvariantCulture);
        return text[0] == '-' ? -number : number;
    }

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private static double Integer(ReadOnlySpan<char> text, int radix)
    {
        var isNegative = text.Length > 0 && text[0] == '-';
        var digits = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        if (radix is 0 or 16 && digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            digits = digits[2..];
            radix = 16;
        }

        radix = radix == 0 ? 10 : radix;
        var end = 0;
        while (end < digits.Length && NumberLiteral.DigitOf(digits[end]) < radix)
        {
            end++;
        }

        if (end == 0 || radix is < 2 or > 36)
        {
            return double.NaN;
        }

        var number = radix == 10 ? double.Parse(digits[..end], NumberStyles.None, CultureInfo.InvariantCulture) : NumberLiteral.WithRadix(digits[..end], radix);
        return isNegative ? -number : number;
    }
}
