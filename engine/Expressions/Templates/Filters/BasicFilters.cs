using System.Globalization;

namespace Porfin.Expressions.Templates;

/// <summary>Filters that turn one kind of value into another, or nothing into something.</summary>
internal static class BasicFilters
{
    private static readonly RoutineBody Default = (_, input, arguments) =>
        input.IsNullish || (Truth.Of(arguments[1]) && !Truth.Of(input)) ? Or(arguments[0]) : input;

    private static readonly RoutineBody LiquidDefault = (_, input, arguments) =>
        input.IsNullish || Truth.IsEmpty(input) || (input.IsBoolean && !input.Boolean && !Truth.Of(arguments[1])) ? Or(arguments[0]) : input;

    private static readonly RoutineBody Length = (_, input, _) => Value.Of(input.Kind switch
    {
        ValueKind.Text => Letters.Count(input.Text!),
        ValueKind.List => input.List!.Count,
        ValueKind.Map => input.Map!.Count,
        ValueKind.Undefined or ValueKind.Null => 0,
        _ => throw Failure.Type($"Only texts, lists and maps have a length, not {Failure.Describe(input)}."),
    });

    private static readonly RoutineBody Json = (rendering, input, arguments) =>
        Value.Of(IndentedJson.Write(rendering, input, Numbers.Whole(rendering, arguments[0], 0)));

    public static IEnumerable<Routine> All { get; } =
    [
        new("default", "[default_value] [boolean]", Default),
        new("d", "[default_value] [boolean]", Default),
        new("length", "", Length),
        new("count", "", Length),
        new("size", "", Length),
        new("string", "", (rendering, input, _) => Value.Of(Printing.Text(rendering, input))),
        new("safe", "", (_, input, _) => input),
        new("list", "", (rendering, input, _) => Copy(rendering, Sequences.Items(rendering, input))),
        new("items", "", (rendering, input, _) => Value.Of(Sequences.Pairs(rendering, input))),
        new("keys", "", (rendering, input, _) => Value.Of(input.Map is null ? [] : Sequences.Items(rendering, input))),
        new("int", "[default] [base]", (rendering, input, arguments) => Whole(rendering, input, arguments)),
        new("float", "[default]", (_, input, arguments) => Fraction(input) is { } number ? Value.Of(number) : Fallback(arguments[0])),
        new("tojson", "[indent]", Json),
        new("json", "[indent]", Json),
        new("dump", "[indent]", Json),
    ];

    public static IEnumerable<Routine> AfterColon { get; } = [new("default", "default_value [allow_false]", LiquidDefault)];

    private static Value Or(Value value) => value.IsUndefined ? Value.Of("") : value;

    private static Value Fallback(Value value) => value.IsUndefined ? Value.Of(0) : value;

    private static Value Copy(Rendering rendering, ValueList items) => Value.Of(Sequences.Fresh(rendering, items, items.Count));

    private static Value Whole(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        var radix = Numbers.Whole(rendering, arguments[1], 10);
        if (radix == 10)
        {
            return Fraction(input) is { } number && double.IsFinite(number) ? Value.Of(Math.Truncate(number) + 0.0) : Fallback(arguments[0]);
        }

        return radix is >= 2 and <= 36 && InRadix(Printing.Text(rendering, input).Trim(), radix) is { } read
            ? Value.Of(read)
            : Fallback(arguments[0]);
    }

    private static double? InRadix(string text, int radix)
    {
        var digits = (radix, text.Length > 2 ? text[..2].ToLowerInvariant() : "") is (16, "0x") or (8, "0o") or (2, "0b") ? text[2..] : text;
        double number = 0;
        foreach (var letter in digits)
        {
            var digit = char.IsAsciiDigit(letter) ? letter - '0' : char.IsAsciiLetter(letter) ? char.ToLowerInvariant(letter) - 'a' + 10 : radix;
            if (digit >= radix)
            {
                return null;
            }

            number = (number * radix) + digit;
        }

        return digits.Length > 0 ? number : null;
    }

    private static double? Fraction(Value value) => value.IsNumber || value.IsBoolean ? value.Number
        : value.Text is { Length: <= 400 } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
