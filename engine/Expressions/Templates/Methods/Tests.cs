using System.Collections.Frozen;

namespace Porfin.Expressions.Templates;

/// <summary>All tests by name: what may follow <c>is</c>.</summary>
internal static class Tests
{
    private static readonly FrozenDictionary<string, Routine> Known = ((IEnumerable<Routine>)
    [
        Of("defined", value => !value.IsUndefined),
        Of("undefined", value => value.IsUndefined),
        Of("none", value => value.Kind is ValueKind.Null),
        Of("null", value => value.Kind is ValueKind.Null),
        Of("boolean", value => value.IsBoolean),
        Of("true", value => value.IsBoolean && value.Boolean),
        Of("false", value => value.IsBoolean && !value.Boolean),
        Of("number", value => value.IsNumber || value.IsBoolean),
        Of("integer", value => value.IsNumber && value.Number == Math.Floor(value.Number)),
        Of("float", value => value.IsNumber && value.Number != Math.Floor(value.Number)),
        Of("string", value => value.Text is not null),
        Of("mapping", value => value.Map is not null),
        Of("sequence", value => value.List is not null || value.Text is not null || value.Map is not null),
        Of("iterable", value => value.List is not null || value.Text is not null || value.Map is not null),
        Of("date", value => value.Date is not null),
        Of("odd", value => IsWhole(value) && value.Number % 2 != 0),
        Of("even", value => IsWhole(value) && value.Number % 2 == 0),
        Of("lower", value => value.Text is { } text && text.Any(char.IsLetter) && text == CaseFilters.Lower(text)),
        Of("upper", value => value.Text is { } text && text.Any(char.IsLetter) && text == CaseFilters.Upper(text)),
        Of("empty", Truth.IsEmpty),
        Of("blank", Truth.IsBlank),
        new("divisibleby", "number", (rendering, input, arguments) => Value.Of(Arithmetic.Modulo(rendering, input, arguments[0]).Number == 0)),
        new("in", "container", (rendering, input, arguments) => Value.Of(Comparing.Contains(rendering, arguments[0], input))),
        .. Comparisons(["eq", "equalto", "==", "sameas"], Equal),
        .. Comparisons(["ne", "!="], (rendering, left, right) => !Equal(rendering, left, right)),
        .. Comparisons(["lt", "lessthan", "<"], (rendering, left, right) => Ordered(left, right) && Comparing.Order(rendering, left, right) < 0),
        .. Comparisons(["le", "<="], (rendering, left, right) => Ordered(left, right) && Comparing.Order(rendering, left, right) <= 0),
        .. Comparisons(["gt", "greaterthan", ">"], (rendering, left, right) => Ordered(left, right) && Comparing.Order(rendering, left, right) > 0),
        .. Comparisons(["ge", ">="], (rendering, left, right) => Ordered(left, right) && Comparing.Order(rendering, left, right) >= 0),
    ]).ToFrozenDictionary(test => test.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>The test of a name; null when there is none.</summary>
    public static Routine? Find(string name) => Known.GetValueOrDefault(name);

    private static Routine Of(string name, Func<Value, bool> holds) => new(name, "", (_, input, _) => Value.Of(holds(input)));

    private static IEnumerable<Routine> Comparisons(string[] names, Func<Rendering, Value, Value, bool> holds) => names.Select(name =>
        new Routine(name, "other", (rendering, input, arguments) => Value.Of(holds(rendering, input, arguments[0]))));

    private static bool Equal(Rendering rendering, Value left, Value right) => Comparing.Same(rendering, left, right);

    private static bool Ordered(Value left, Value right) => !left.IsNullish && !right.IsNullish;

    private static bool IsWhole(Value value) => value.IsNumber && value.Number == Math.Floor(value.Number);
}
