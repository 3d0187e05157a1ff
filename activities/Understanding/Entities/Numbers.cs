using System.Globalization;
using System.Text;

namespace Porfin.Activities.Understanding.Entities;

/// <summary>Numbers as people write them: 1.234,56, 30 mil, 1,2M, menos dez, vinte e cinco, duas dúzias, 3/4.</summary>
internal static class Numbers
{
    /// <summary>The number that begins at a token, and where it ends; null when none does.</summary>
    public static (double Value, int End)? Read(Tokens sentence, int at)
    {
        var sign = sentence.Is(at, "menos", "negativo") || (sentence.Is(at, "-") && !(sentence.IsGlued(at) && at > 0 && sentence.At(at - 1).IsDigits)) ? 1 : 0;
        if (Plain(sentence, at + sign) is not { } number)
        {
            return null;
        }

        var (value, end) = Scaled(sentence, number);
        if (sentence.Is(end, "/") && sentence.IsGlued(end) && sentence.IsGlued(end + 1) && sentence.Digits(end + 1) is > 0 and { } below && !sentence.Is(end + 2, "/"))
        {
            (value, end) = (value / below, end + 2);
        }

        if (sentence.Is(end, "duzia", "duzias"))
        {
            (value, end) = (value * 12, end + 1);
        }

        return (sign == 1 ? -value : value, end);
    }

    /// <summary>Digits with their points and commas: a point before three digits groups, as does what stands before a comma; any other point is a decimal one.</summary>
    public static (double Value, int End)? Written(Tokens sentence, int at)
    {
        var digits = new StringBuilder();
        var end = at;
        if (sentence.Is(at, ",") && at + 1 < sentence.Count && sentence.At(at + 1).IsDigits && sentence.IsGlued(at + 1) && !(at > 0 && sentence.IsGlued(at) && sentence.At(at - 1).IsDigits))
        {
            digits.Append("0,").Append(sentence[at + 1]);
            end += 2;
        }
        else if (at >= sentence.Count || !sentence.At(at).IsDigits)
        {
            return null;
        }
        else
        {
            digits.Append(sentence[end++]);
        }

        while (sentence.Is(end, ".", ",") && sentence.IsGlued(end) && sentence.IsGlued(end + 1) && end + 1 < sentence.Count && sentence.At(end + 1).IsDigits)
        {
            digits.Append(sentence[end]).Append(sentence[end + 1]);
            end += 2;
        }

        return Value(digits.ToString()) is { } value ? (value, end) : null;
    }

    private static (double Value, int End)? Plain(Tokens sentence, int at)
    {
        if (Written(sentence, at) is { } written)
        {
            return written;
        }

        if (sentence.Is(at, "meia", "meio") && sentence.Is(at + 1, "duzia", "litro", "quilo", "hora"))
        {
            return (0.5, at + 1);
        }

        if (sentence.Is(at, "par", "pares") && sentence.Is(at + 1, "de"))
        {
            return (2, at + 2);
        }

        if (sentence.After(at, "um par de") is { } pair)
        {
            return (2, pair);
        }

        if (sentence.Is(at, "ponto") && NumberWords.Read(sentence, at + 1) is { } below)
        {
            return (Fraction(below.Value), below.End);
        }

        return NumberWords.Read(sentence, at) is { } words ? WithPoint(sentence, words) : null;
    }

    private static (double Value, int End) WithPoint(Tokens sentence, (double Value, int End) number)
    {
        if (sentence.Is(number.End, "ponto", "virgula") && NumberWords.Read(sentence, number.End + 1) is { } below)
        {
            return (number.Value + Fraction(below.Value), below.End);
        }

        var isHalfMore = sentence.After(number.End, "e meio") is not null && NumberWords.Scale(sentence[number.End - 1]) > 0;
        return isHalfMore ? (number.Value + (NumberWords.Scale(sentence[number.End - 1]) / 2), number.End + 2) : number;
    }

    private static (double Value, int End) Scaled(Tokens sentence, (double Value, int End) number)
    {
        if (sentence.Is(number.End, "ponto", "virgula") && NumberWords.Read(sentence, number.End + 1) is { } below && sentence.At(number.End - 1).IsDigits)
        {
            number = (number.Value + Fraction(below.Value), below.End);
        }

        var scale = NumberWords.Scale(sentence[number.End]);
        if (scale == 0 && sentence.IsGlued(number.End))
        {
            scale = sentence[number.End] switch { "k" => 1e3, "m" when number.Value < 1e4 && sentence.Text[sentence.At(number.End).Start] == 'M' => 1e6, "g" when sentence.Text[sentence.At(number.End).Start] == 'G' => 1e9, _ => 0 };
        }

        return scale > 0 && sentence.At(number.End - 1).IsDigits ? (number.Value * scale, number.End + 1) : number;
    }

    private static double Fraction(double digits)
    {
        while (digits >= 1)
        {
            digits /= 10;
        }

        return digits;
    }

    private static double? Value(string digits)
    {
        var comma = digits.LastIndexOf(',');
        var parts = digits.Split('.', ',');
        var isGrouped = comma >= 0 ? digits.IndexOf(',') == comma : parts.Length > 1 && parts[0].Length <= 3 && parts[0] is not "0" && parts.Skip(1).All(part => part.Length == 3);
        var text = comma >= 0 && digits.IndexOf('.', comma) > 0 ? digits.Replace(",", "", StringComparison.Ordinal)
            : isGrouped ? digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : digits;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
