using System.Globalization;

namespace Porfin.Expressions.Templates;

/// <summary>Dates as texts, in the business's time zone and culture.</summary>
internal static class DateFilters
{
    public static IEnumerable<Routine> All { get; } = [new("date", "[format]", Date)];

    /// <summary>The forms that have a name.</summary>
    public static string[] Forms { get; } = ["curta", "short", "longa", "long", "hora", "time"];

    /// <summary>Writes a moment by a strftime format, or by one of the forms "curta", "longa", "hora" (also "short", "long", "time").</summary>
    public static string Write(DateTimeOffset moment, string format, CultureInfo culture) => format switch
    {
        "curta" or "short" => moment.ToString("d", culture),
        "longa" or "long" => moment.ToString(culture.TwoLetterISOLanguageName is "pt" ? "d 'de' MMMM 'de' yyyy" : "D", culture),
        "hora" or "time" => moment.ToString("t", culture),
        _ => Strftime.Format(moment, format, culture),
    };

    /// <summary>What is no date stays as it is, as in Liquid.</summary>
    private static Value Date(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        if (Moments.Of(rendering, input) is not { } moment)
        {
            return input;
        }

        var format = arguments[0].IsNullish ? "curta" : Printing.Text(rendering, arguments[0]);
        rendering.Budget.Allocate(format.Length * 40L);
        return Value.Of(Write(moment, format, rendering.Scope.Culture));
    }
}
