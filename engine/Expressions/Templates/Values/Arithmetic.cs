namespace Porfin.Expressions.Templates;

/// <summary>Computes one operator.</summary>
internal delegate Value Operation(Rendering rendering, Value left, Value right);

/// <summary>The arithmetic operators. Numbers only, but <c>+</c> joins texts and lists, and <c>*</c> repeats a text.</summary>
internal static class Arithmetic
{
    public static Value Add(Rendering rendering, Value left, Value right)
    {
        if (left.Text is not null || right.Text is not null)
        {
            return left.IsNullish || right.IsNullish ? throw Unfit("+", left, right) : Concat(rendering, left, right);
        }

        return left.List is { } first && right.List is { } second
            ? Value.Of(Sequences.Fresh(rendering, first.Concat(second), first.Count + second.Count))
            : Value.Of(Number("+", left, left, right) + Number("+", right, left, right));
    }

    public static Value Concat(Rendering rendering, Value left, Value right)
    {
        var first = Printing.Text(rendering, left);
        var second = Printing.Text(rendering, right);
        rendering.Budget.Allocate((first.Length + second.Length) * 2L);
        return Value.Of(first + second);
    }

    public static Value Subtract(Rendering rendering, Value left, Value right) => Value.Of(Number("-", left, left, right) - Number("-", right, left, right));

    public static Value Multiply(Rendering rendering, Value left, Value right)
    {
        if (left.Text is { } text && right.IsNumber)
        {
            return Value.Of(Letters.Repeat(rendering, text, right.Number));
        }

        if (left.List is { } list && right.IsNumber)
        {
            return Value.Of(Repeated(rendering, list, Math.Max(0, Math.Floor(right.Number))));
        }

        return right.Text is { } other && left.IsNumber
            ? Value.Of(Letters.Repeat(rendering, other, left.Number))
            : Value.Of(Number("*", left, left, right) * Number("*", right, left, right));
    }

    public static Value Divide(Rendering rendering, Value left, Value right) => Value.Of(Number("/", left, left, right) / Divisor("/", left, right));

    public static Value FloorDivide(Rendering rendering, Value left, Value right) =>
        Value.Of(Math.Floor(Number("//", left, left, right) / Divisor("//", left, right)));

    private static ValueList Repeated(Rendering rendering, ValueList list, double times)
    {
        rendering.Budget.Allocate((long)Math.Min(list.Count * times * 16, long.MaxValue / 4));
        times = list.Count == 0 ? 0 : times;
        return Sequences.Fresh(rendering, Enumerable.Repeat(list, (int)times).SelectMany(items => items), (int)(list.Count * times));
    }

    /// <summary>The rest of the division that rounds down: it has the divisor's sign. After a text, <c>%</c> fills in its format.</summary>
    public static Value Modulo(Rendering rendering, Value left, Value right)
    {
        if (left.Text is { } format)
        {
            return Value.Of(Printf.Format(rendering, format, right.List is { } values ? [.. values] : [right]));
        }

        var divisor = Divisor("%", left, right);
        var rest = Number("%", left, left, right) % divisor;
        return Value.Of(rest != 0 && rest < 0 != divisor < 0 ? rest + divisor : rest);
    }

    public static Value Power(Rendering rendering, Value left, Value right) =>
        Value.Of(Math.Pow(Number("**", left, left, right), Number("**", right, left, right)));

    public static Value Negate(Value value) => Value.Of(-Plus(value).Number);

    public static Value Plus(Value value) => value.IsNumber || value.IsBoolean
        ? Value.Of(value.Number)
        : throw Failure.Type($"A sign needs a number, not {Failure.Describe(value)}.");

    private static double Divisor(string sign, Value left, Value right) => Number(sign, right, left, right) is not 0 and var number
        ? number
        : throw new ExpressionException("expression:divide-by-zero", $"'{sign}' divides by 0.");

    private static double Number(string sign, Value value, Value left, Value right) =>
        value.IsNumber || value.IsBoolean ? value.Number : throw Unfit(sign, left, right);

    private static ExpressionException Unfit(string sign, Value left, Value right) =>
        Failure.Type($"'{sign}' cannot join {Failure.Describe(left)} and {Failure.Describe(right)}. Use | default(…), | int or | float.");
}
