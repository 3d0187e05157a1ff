using System.Globalization;

namespace Porfin.Documents.Writing;

/// <summary>Numbers of documents, written one way without losing a digit: <c>1.50</c>, <c>15e-1</c> and <c>1.5</c> are all <c>1.5</c>.</summary>
internal static class JsonNumber
{
    /// <summary>The number as JavaScript would write it, but with all its digits.</summary>
    /// <param name="raw">A number of valid JSON.</param>
    public static string Canonical(string raw)
    {
        var isNegative = raw[0] is '-';
        var exponentAt = raw.AsSpan().IndexOfAny('e', 'E');
        var mantissa = raw[(isNegative ? 1 : 0)..(exponentAt < 0 ? raw.Length : exponentAt)];
        if (exponentAt >= 0 && !int.TryParse(raw.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            return raw;
        }

        var exponent = exponentAt < 0 ? 0 : int.Parse(raw.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var point = (long)(dot < 0 ? mantissa.Length : dot) + exponent;
        var leading = digits.Length - digits.TrimStart('0').Length;
        digits = digits.Trim('0');
        return (isNegative ? "-" : "") + (digits.Length == 0 ? "0" : Place(digits, point - leading));
    }

    /// <summary>The digits with the decimal point at its place, or an exponent where that would be long.</summary>
    private static string Place(string digits, long point) => point switch
    {
        > 21 or < -5 => $"{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(point > 0 ? "+" : "")}{point - 1}",
        <= 0 => "0." + new string('0', (int)-point) + digits,
        _ when point >= digits.Length => digits + new string('0', (int)point - digits.Length),
        _ => digits[..(int)point] + "." + digits[(int)point..],
    };
}
