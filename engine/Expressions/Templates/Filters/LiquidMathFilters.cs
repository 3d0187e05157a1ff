namespace Porfin.Expressions.Templates;

/// <summary>Liquid's arithmetic. As in Liquid, a text that is no number counts as 0, and whole numbers divide to whole numbers.</summary>
internal static class LiquidMathFilters
{
    public static IEnumerable<Routine> All { get; } =
    [
        Of("plus", (left, right) => left + right),
        Of("minus", (left, right) => left - right),
        Of("times", (left, right) => left * right),
        Of("divided_by", (left, right) => IsWhole(left) && IsWhole(right) ? Math.Floor(left / NotZero(right)) : left / NotZero(right)),
        Of(Filters.DivideExactly, (left, right) => left / NotZero(right)),
        Of("modulo", (left, right) => left - (right * Math.Floor(left / NotZero(right)))),
    ];

    private static Routine Of(string name, Func<double, double, double> compute) => new(name, "number", (rendering, input, arguments) =>
        Value.Of(compute(Numbers.Of(rendering, input) ?? 0, Numbers.Of(rendering, arguments[0]) ?? 0)));

    private static bool IsWhole(double number) => number == Math.Floor(number);

    private static double NotZero(double number) => number != 0 ? number : throw new ExpressionException("expression:divide-by-zero", "The template divides by 0.");
}
