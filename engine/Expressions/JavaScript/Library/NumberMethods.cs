using System.Collections.Frozen;
using System.Globalization;

namespace Porfin.Expressions.Scripting;

/// <summary><c>Number</c>, its functions, and what can be called on a number.</summary>
internal static class NumberMethods
{
    public static readonly FrozenDictionary<string, Builtin> All = Define.Methods(
    [
        Of("toExponential", 1, ToExponential),
        Of("toFixed", 1, ToFixed),
        Of("toLocaleString", 0, (run, number, arguments) => Value.Of(LocaleNumber.Read(run, arguments.At(0), arguments.At(1)).Format(number))),
        Of("toPrecision", 1, ToPrecision),
        Of("toString", 1, ToText),
        Of("valueOf", 0, (_, number, _) => Value.Of(number)),
    ]);

    public static readonly Builtin Constructor = new("Number", 1, (run, _, arguments) => Value.Of(arguments.Length == 0 ? 0 : arguments.NumberAt(run, 0)))
    {
        Statics = Define.Members(
        [
            Define.Function("isFinite", 1, (_, arguments) => Value.Of(arguments.At(0).IsNumber && double.IsFinite(arguments[0].Number))),
            Define.Function("isInteger", 1, (_, arguments) => Value.Of(IsInteger(arguments.At(0)))),
            Define.Function("isNaN", 1, (_, arguments) => Value.Of(arguments.At(0).IsNumber && double.IsNaN(arguments[0].Number))),
            Define.Function("isSafeInteger", 1, (_, arguments) => Value.Of(IsInteger(arguments.At(0)) && Math.Abs(arguments[0].Number) <= 9007199254740991)),
            NumberFunctions.ParseFloat,
            NumberFunctions.ParseInt,
        ],
            ("EPSILON", 2.220446049250313e-16), ("MAX_SAFE_INTEGER", 9007199254740991), ("MIN_SAFE_INTEGER", -9007199254740991), ("MAX_VALUE", double.MaxValue),
            ("MIN_VALUE", double.Epsilon), ("NaN", double.NaN), ("NEGATIVE_INFINITY", double.NegativeInfinity), ("POSITIVE_INFINITY", double.PositiveInfinity)),
    };

    private delegate Value NumberBody(Run run, double number, ReadOnlySpan<Value> arguments);

    private static Builtin Of(string name, int length, NumberBody body) => new(name, length, (run, self, arguments) =>
        self.IsNumber ? body(run, self.Number, arguments) : throw run.TypeError($"'{name}' was called without what stands before its dot."));

    private static bool IsInteger(Value value) => value.IsNumber && double.IsFinite(value.Number) && value.Number == Math.Floor(value.Number);

    private static int Digits(Run run, ReadOnlySpan<Value> arguments, int least)
    {
        var digits = arguments.IntegerAt(run, 0);
        run.Budget.Allocate(300);
        return digits >= least && digits <= 100 ? (int)digits : throw run.RangeError($"The number of digits must be from {least} to 100.");
    }

    private static Value ToFixed(Run run, double number, ReadOnlySpan<Value> arguments)
    {
        var digits = Digits(run, arguments, 0);
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e21)
        {
            return Value.Of(NumberText.Of(number));
        }

        var text = number.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Value.Of(number == 0 ? text.TrimStart('-') : text);
    }

    private static Value ToExponential(Run run, double number, ReadOnlySpan<Value> arguments)
    {
        var digits = arguments.At(0).IsUndefined ? -1 : arguments.IntegerAt(run, 0);
        if (!double.IsFinite(number))
        {
            return Value.Of(NumberText.Of(number));
        }

        digits = arguments.At(0).IsUndefined ? -1 : Digits(run, arguments, 0);
        return Value.Of(Exponential(number, (int)digits));
    }

    private static Value ToPrecision(Run run, double number, ReadOnlySpan<Value> arguments)
    {
        if (arguments.At(0).IsUndefined || !double.IsFinite(number))
        {
            return Value.Of(NumberText.Of(number));
        }

        var digits = Digits(run, arguments, 1);
        var exponential = Exponential(number, digits - 1);
        var exponent = int.Parse(exponential.AsSpan(exponential.IndexOf('e', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        if (exponent < -6 || exponent >= digits)
        {
            return Value.Of(exponential);
        }

        var fixedText = number.ToString("F" + Math.Max(0, digits - 1 - exponent).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Value.Of(number == 0 ? fixedText.TrimStart('-') : fixedText);
    }

    private static string Exponential(double number, int digits)
    {
        if (digits < 0)
        {
            var shortest = number.ToString("R", CultureInfo.InvariantCulture);
            var count = shortest.Split('E')[0].Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').Count();
            digits = shortest.Contains('E', StringComparison.Ordinal) || shortest.Contains('.', StringComparison.Ordinal)
                ? count - 1
                : shortest.TrimStart('-').TrimEnd('0').Length - 1;
            digits = Math.Max(0, digits);
        }

        var text = (number == 0 ? 0 : number).ToString("e" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var at = text.IndexOf('e', StringComparison.Ordinal);
        return text[..(at + 2)] + text[(at + 2)..].TrimStart('0').PadLeft(1, '0');
    }

    private static Value ToText(Run run, double number, ReadOnlySpan<Value> arguments)
    {
        var radix = arguments.At(0).IsUndefined ? 10 : arguments.IntegerAt(run, 0);
        if (radix is < 2 or > 36)
        {
            throw run.RangeError("toString needs a radix from 2 to 36.");
        }

        run.Budget.Allocate(radix == 10 ? 48 : 2400);
        return Value.Of(radix == 10 || !double.IsFinite(number) ? NumberText.Of(number) : RadixText.Of(number, (int)radix));
    }
}
