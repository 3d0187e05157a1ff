namespace Porfin.Expressions.Templates;

/// <summary>Filters that round and bound numbers. A text that holds a number counts as one; nothing counts as 0.</summary>
internal static class NumberFilters
{
    public static IEnumerable<Routine> All { get; } =
    [
        Of("abs", Math.Abs),
        Of("ceil", Math.Ceiling),
        Of("floor", Math.Floor),
        new("round", "[precision] [method]", Round),
        new("at_least", "least", (rendering, input, arguments) => Value.Of(Math.Max(Number(rendering, input), Number(rendering, arguments[0])))),
        new("at_most", "most", (rendering, input, arguments) => Value.Of(Math.Min(Number(rendering, input), Number(rendering, arguments[0])))),
    ];

    /// <summary>A number for arithmetic.</summary>
    /// <exception cref="ExpressionException">The value is not a number.</exception>
    public static double Number(Rendering rendering, Value value) => value.IsNullish ? 0
        : Numbers.Of(rendering, value) ?? throw Failure.Type($"A number is needed here, not {Failure.Describe(value)}.");

    private static Routine Of(string name, Func<double, double> change) =>
        new(name, "", (rendering, input, _) => Value.Of(change(Number(rendering, input)) + 0.0));

    private static Value Round(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        var number = Number(rendering, input);
        var digits = Math.Clamp(Numbers.Whole(rendering, arguments[0], 0), -15, 15);
        var scale = Math.Pow(10, digits);
        return Value.Of(arguments[1].Text switch
        {
            null or "common" => Numbers.Round(number, digits),
            "ceil" => Math.Ceiling(number * scale) / scale,
            "floor" => Math.Floor(number * scale) / scale,
            var method => throw Failure.Argument($"'round' rounds by 'common', 'ceil' or 'floor', not '{method}'."),
        } + 0.0);
    }
}
