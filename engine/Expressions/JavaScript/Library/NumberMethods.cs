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

        return Value.Of((number < 0 ? "-" : "") + ExactDecimal.Fixed(Math.Abs(number), digits));
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
        var sign = number < 0 ? "-" : "";
        if (number == 0)
        {
            return Value.Of(ExactDecimal.Fixed(0, digits - 1));
        }

        var (text, exponent) = ExactDecimal.Leading(Math.Abs(number), digits);
        return Value.Of(sign + (exponent < -6 || exponent >= digits ? Scientific(text, exponent)
            : exponent < 0 ? "0." + new string('0', -exponent - 1) + text
            : exponent == digits - 1 ? text : text[..(exponent + 1)] + "." + text[(exponent + 1)..]));
    }

    private static string Exponential(double number, int digits)
    {
        var sign = number < 0 ? "-" : "";
        if (number == 0)
        {
            return Scientific(new string('0', Math.Max(0, digits) + 1), 0);
        }

        if (digits >= 0)
        {
            var (text, exponent) = ExactDecimal.Leading(Math.Abs(number), digits + 1);
            return sign + Scientific(text, exponent);
        }

        var shortest = Math.Abs(number).ToString("E16", CultureInfo.InvariantCulture);
        for (var count = 0; count < 17; count++)
        {
            var tried = Math.Abs(number).ToString("E" + count.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(tried, CultureInfo.InvariantCulture) == Math.Abs(number))
            {
                shortest = tried;
                break;
            }
        }

        var at = shortest.IndexOf('E', StringComparison.Ordinal);
        return sign + Scientific(shortest[..at].Replace(".", "", StringComparison.Ordinal), int.Parse(shortest.AsSpan(at + 1), CultureInfo.InvariantCulture));
    }

    private static string Scientific(string digits, int exponent) => string.Create(CultureInfo.InvariantCulture,
        $"{digits[..1]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");

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
