using System.Globalization;

namespace Porfin.Expressions.Templates;

/// <summary>Numbers read out of values.</summary>
internal static class Numbers
{
    /// <summary>The number of a number, a boolean, or a text that holds one (<c>1234.5</c>, or as the culture writes it: <c>1.234,5</c>); null for the rest.</summary>
    public static double? Of(Rendering rendering, Value value)
    {
        if (value.IsNumber || value.IsBoolean)
        {
            return value.Number;
        }

        if (value.Text is not { Length: > 0 and <= 400 } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, rendering.Scope.Culture, out number)
            ? number
            : null;
    }

    /// <summary>A whole number given as an argument; the fallback when none is given.</summary>
    /// <exception cref="ExpressionException">What is given is not a number.</exception>
    public static int Whole(Rendering rendering, Value value, int fallback)
    {
        if (value.IsNullish)
        {
            return fallback;
        }

        var number = Of(rendering, value) ?? throw Failure.Argument($"A whole number is needed here, not {Failure.Describe(value)}.");
        return (int)Math.Clamp(double.IsNaN(number) ? 0 : Math.Truncate(number), int.MinValue, int.MaxValue);
    }

    /// <summary>Rounds half away from zero, by the decimal digits that people see.</summary>
    public static double Round(double number, int digits)
    {
        digits = Math.Clamp(digits, -15, 15);
        var scale = Math.Pow(10, Math.Abs(digits));
        if (digits < 0)
        {
            return Math.Round(number / scale, MidpointRounding.AwayFromZero) * scale;
        }

        return Math.Abs(number) < 1e13
            ? (double)Math.Round((decimal)number, digits, MidpointRounding.AwayFromZero)
            : number;
    }
}
