using System.Globalization;

namespace Porfin.Expressions.Templates;

/// <summary>Reads numbers: <c>12</c>, <c>1_000</c>, <c>1.5</c>, <c>1e3</c>, <c>0xff</c>, <c>0o17</c>, <c>0b11</c>.</summary>
internal static class NumberLiteral
{
    public static (double Number, int End) Read(string text, int start)
    {
        var radix = start + 1 < text.Length && text[start] is '0'
            ? char.ToLowerInvariant(text[start + 1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 }
            : 10;
        return radix == 10 ? ReadDecimal(text, start) : ReadRadix(text, start, radix);
    }

    private static (double Number, int End) ReadDecimal(string text, int start)
    {
        var end = SkipDigits(text, start);
        if (end + 1 < text.Length && text[end] is '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end = SkipDigits(text, end + 1);
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var digits = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            end = digits < text.Length && char.IsAsciiDigit(text[digits]) ? SkipDigits(text, digits) : end;
        }

        RefuseTail(text, end);
        return (double.Parse(text[start..end].Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture), end);
    }

    private static (double Number, int End) ReadRadix(string text, int start, int radix)
    {
        var end = start + 2;
        double number = 0;
        while (end < text.Length && (char.IsAsciiHexDigit(text[end]) || text[end] is '_'))
        {
            if (text[end] is not '_')
            {
                var digit = Convert.ToInt32(text[end].ToString(), 16);
                number = digit < radix ? (number * radix) + digit : throw new TemplateSyntaxException(end, TemplateSentences.NoDigit.With(text[end]));
            }

            end++;
        }

        RefuseTail(text, end);
        return end > start + 2 ? (number, end) : throw new TemplateSyntaxException(start, TemplateSentences.NoDigits);
    }

    private static int SkipDigits(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] is '_' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    private static void RefuseTail(string text, int end)
    {
        if (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_'))
        {
            throw new TemplateSyntaxException(end, TemplateSentences.NumberThenName);
        }
    }
}
