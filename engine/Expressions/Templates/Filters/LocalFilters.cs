using System.Globalization;

namespace Porfin.Expressions.Templates;

/// <summary>Numbers and money as the business's culture writes them. Nothing stays nothing.</summary>
internal static class LocalFilters
{
    private static readonly Dictionary<string, (string Symbol, int Decimals)> Currencies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BRL"] = ("R$", 2),
        ["USD"] = ("US$", 2),
        ["EUR"] = ("€", 2),
        ["GBP"] = ("£", 2),
        ["JPY"] = ("¥", 0),
        ["CLP"] = ("CLP", 0),
        ["PYG"] = ("PYG", 0),
    };

    public static IEnumerable<Routine> All { get; } =
    [
        new("number", "[decimals] [culture]", Number),
        new("currency", "[code] [culture]", Currency),
        new("money", "[code] [culture]", Currency),
    ];

    /// <summary><c>1234.5 | number</c> gives 1.234,5; with decimals, exactly so many.</summary>
    private static Value Number(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        if (IsNothing(input))
        {
            return Value.Of("");
        }

        var decimals = Math.Clamp(Numbers.Whole(rendering, arguments[0], -1), -1, 15);
        var number = Rounded(NumberFilters.Number(rendering, input), decimals < 0 ? 15 : decimals);
        return Value.Of(number.ToString(decimals < 0 ? "#,##0.###############" : "N" + decimals, Culture(rendering, arguments[1])));
    }

    /// <summary><c>1234.56 | currency</c> gives R$ 1.234,56; another currency by its code.</summary>
    private static Value Currency(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        if (IsNothing(input))
        {
            return Value.Of("");
        }

        var code = arguments[0].IsNullish ? "BRL" : Printing.Text(rendering, arguments[0]);
        var (symbol, decimals) = Currencies.TryGetValue(code, out var known) ? known : (Code(code), 2);
        var number = Rounded(NumberFilters.Number(rendering, input), decimals);
        var digits = Math.Abs(number).ToString("N" + decimals, Culture(rendering, arguments[1]));
        return Value.Of($"{(number < 0 ? "-" : "")}{symbol} {digits}");
    }

    private static bool IsNothing(Value value) => value.IsNullish || (value.Text is { } text && string.IsNullOrWhiteSpace(text));

    private static double Rounded(double number, int decimals) => Numbers.Round(number, decimals) is not 0 and var rounded ? rounded : 0;

    private static string Code(string code) => code.Length == 3 && code.All(char.IsAsciiLetter)
        ? code.ToUpperInvariant()
        : throw Failure.Argument($"'{code}' is not the code of a currency, such as BRL or USD.");

    private static CultureInfo Culture(Rendering rendering, Value name)
    {
        if (name.IsNullish)
        {
            return rendering.Scope.Culture;
        }

        try
        {
            return CultureInfo.GetCultureInfo(Printing.Text(rendering, name), predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            throw Failure.Argument($"'{Printing.Text(rendering, name)}' is not a culture, such as pt-BR or en-US.");
        }
    }
}
