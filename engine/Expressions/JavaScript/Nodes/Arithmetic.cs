namespace Porfin.Expressions.Scripting;

internal readonly struct Subtract : IArithmetic
{
    public static double Apply(double left, double right) => left - right;
}

internal readonly struct Multiply : IArithmetic
{
    public static double Apply(double left, double right) => left * right;
}

internal readonly struct Divide : IArithmetic
{
    public static double Apply(double left, double right) => left / right;
}

internal readonly struct Remainder : IArithmetic
{
    public static double Apply(double left, double right) => left % right;
}

internal readonly struct Power : IArithmetic
{
    // C's pow says 1 for a base of 1 or -1 with an infinite or NaN exponent; JavaScript says NaN.
    public static double Apply(double left, double right) =>
        double.IsNaN(right) || (double.IsInfinity(right) && Math.Abs(left) == 1) ? double.NaN : Math.Pow(left, right);
}

internal readonly struct BitAnd : IArithmetic
{
    public static double Apply(double left, double right) => Coerce.ToInt32(left) & Coerce.ToInt32(right);
}

internal readonly struct BitOr : IArithmetic
{
    public static double Apply(double left, double right) => Coerce.ToInt32(left) | Coerce.ToInt32(right);
}

internal readonly struct BitXor : IArithmetic
{
    public static double Apply(double left, double right) => Coerce.ToInt32(left) ^ Coerce.ToInt32(right);
}

internal readonly struct ShiftLeft : IArithmetic
{
    public static double Apply(double left, double right) => Coerce.ToInt32(left) << (Coerce.ToInt32(right) & 31);
}

internal readonly struct ShiftRight : IArithmetic
{
    public static double Apply(double left, double right) => Coerce.ToInt32(left) >> (Coerce.ToInt32(right) & 31);
}

internal readonly struct ShiftRightUnsigned : IArithmetic
{
    public static double Apply(double left, double right) => (uint)Coerce.ToInt32(left) >> (Coerce.ToInt32(right) & 31);
}

internal readonly struct Less : IComparison
{
    public static bool Holds(double left, double right) => left < right;
}

internal readonly struct Greater : IComparison
{
    public static bool Holds(double left, double right) => left > right;
}

internal readonly struct LessOrEqual : IComparison
{
    public static bool Holds(double left, double right) => left <= right;
}

internal readonly struct GreaterOrEqual : IComparison
{
    public static bool Holds(double left, double right) => left >= right;
}
