namespace Porfin.Expressions.Scripting;

/// <summary><c>Math</c>.</summary>
internal static class MathFunctions
{
    public static readonly Namespace Math = new("Math", Define.Members(
    [
        Of("abs", System.Math.Abs), Of("acos", System.Math.Acos), Of("acosh", System.Math.Acosh), Of("asin", System.Math.Asin),
        Of("asinh", x => x == 0 ? x : System.Math.Asinh(x)), Of("atan", System.Math.Atan), Of("atanh", System.Math.Atanh), Of("cbrt", CubeRoot),
        Of("ceil", System.Math.Ceiling), Of("cos", System.Math.Cos), Of("cosh", System.Math.Cosh), Of("exp", System.Math.Exp),
        Of("expm1", ExpMinusOne), Of("floor", System.Math.Floor), Of("fround", x => (double)(float)x), Of("log", System.Math.Log),
        Of("log10", System.Math.Log10), Of("log1p", LogOfOnePlus), Of("log2", System.Math.Log2), Of("round", Round),
        Of("sign", x => double.IsNaN(x) || x == 0 ? x : System.Math.Sign(x)), Of("sin", System.Math.Sin), Of("sinh", System.Math.Sinh),
        Of("sqrt", System.Math.Sqrt), Of("tan", System.Math.Tan), Of("tanh", System.Math.Tanh), Of("trunc", System.Math.Truncate),
        Of("clz32", x => System.Numerics.BitOperations.LeadingZeroCount((uint)Coerce.ToInt32(x))),
        OfTwo("atan2", System.Math.Atan2), OfTwo("pow", Power.Apply), OfTwo("imul", (x, y) => unchecked(Coerce.ToInt32(x) * Coerce.ToInt32(y))),
        Define.Function("max", 2, (run, arguments) => Extreme(run, arguments, double.NegativeInfinity, System.Math.Max)),
        Define.Function("min", 2, (run, arguments) => Extreme(run, arguments, double.PositiveInfinity, System.Math.Min)),
        Define.Function("hypot", 2, Hypot),
        Define.Function("random", 0, (run, _) => Value.Of(run.Scope.NextRandom())),
    ],
        ("E", System.Math.E), ("LN10", 2.302585092994046), ("LN2", 0.6931471805599453), ("LOG10E", 0.4342944819032518), ("LOG2E", 1.4426950408889634),
        ("PI", System.Math.PI), ("SQRT1_2", 0.7071067811865476), ("SQRT2", 1.4142135623730951)));

    private static Builtin Of(string name, Func<double, double> compute) => Define.Function(name, 1, (run, arguments) => Value.Of(compute(arguments.NumberAt(run, 0))));

    private static Builtin OfTwo(string name, Func<double, double, double> compute) => Define.Function(name, 2, (run, arguments) =>
    {
        var first = arguments.NumberAt(run, 0);
        return Value.Of(compute(first, arguments.NumberAt(run, 1)));
    });

    // Halves go up, also below zero; a number so large that it has no half stays as it is.
    private static double Round(double x)
    {
        var floor = System.Math.Floor(x);
        var rounded = x - floor >= 0.5 ? floor + 1 : floor;
        return rounded == 0 && (x < 0 || double.IsNegative(x)) ? -0.0 : rounded;
    }

    // One step of Newton's takes the library's last wrong bit away: the root of 27 is 3.
    private static double CubeRoot(double x)
    {
        if (x == 0 || !double.IsFinite(x))
        {
            return x;
        }

        // As Node's library: a guess from the exponent, a polynomial, rounded to 23 bits so that its square is exact, and one step of Newton's.
        var isTiny = System.Math.Abs(x) < 2.2250738585072014e-308;
        var high = (int)((BitConverter.DoubleToInt64Bits(System.Math.Abs(isTiny ? x * 18014398509481984 : x)) >> 32) / 3) + (isTiny ? 696219795 : 715094163);
        var root = System.Math.CopySign(BitConverter.Int64BitsToDouble((long)high << 32), x);
        var ratio = root * root * (root / x);
        root *= 1.87595182427177009643 + (ratio * (-1.88497979543377169875 + (ratio * 1.621429720105354466140))) + (ratio * ratio * ratio * (-0.758397934778766047437 + (ratio * 0.145996192886612446982)));
        root = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(root) + 0x80000000L) & unchecked((long)0xffffffffc0000000));
        var rest = x / (root * root);
        return root + (root * ((rest - root) / (root + root + rest)));
    }

    private static double ExpMinusOne(double x) => System.Math.Abs(x) < 1e-5 ? x + (x * x / 2) + (x * x * x / 6) : System.Math.Exp(x) - 1;

    private static double LogOfOnePlus(double x)
    {
        if (System.Math.Abs(x) > 1e-4)
        {
            return System.Math.Log(1 + x);
        }

        return x == 0 ? x : x - (x * x / 2) + (x * x * x / 3) - (x * x * x * x / 4);
    }

    private static Value Extreme(Run run, ReadOnlySpan<Value> arguments, double start, Func<double, double, double> choose)
    {
        run.Scan(arguments.Length);
        var result = start;
        foreach (var argument in arguments)
        {
            result = choose(result, Coerce.ToNumber(run, argument));
        }

        return Value.Of(result);
    }

    private static Value Hypot(Run run, ReadOnlySpan<Value> arguments)
    {
        var largest = 0d;
        var isInfinite = false;
        var numbers = new double[arguments.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = System.Math.Abs(Coerce.ToNumber(run, arguments[i]));
            isInfinite |= double.IsInfinity(numbers[i]);
            largest = System.Math.Max(largest, numbers[i]);
        }

        // Scaled by the largest, and summed with what rounding lost (Kahan), so that 3 and 4 give exactly 5.
        var (sum, lost) = (0d, 0d);
        foreach (var number in numbers)
        {
            var part = largest == 0 ? 0 : number / largest;
            var next = (part * part) - lost;
            var total = sum + next;
            lost = total - sum - next;
            sum = total;
        }

        return Value.Of(isInfinite ? double.PositiveInfinity : System.Math.Sqrt(sum) * largest);
    }
}
