namespace Porfin.Expressions.Scripting;

/// <summary>An operator with two operands, both evaluated.</summary>
internal abstract class BinaryNode(Node left, Node right) : Node
{
    protected Node Left { get; } = left;

    protected Node Right { get; } = right;

    public override Value Evaluate(Frame frame) => Apply(frame, Left.Evaluate(frame), Right.Evaluate(frame));

    public abstract Value Apply(Frame frame, Value left, Value right);
}

internal sealed class AddNode(Node left, Node right) : BinaryNode(left, right)
{
    public override Value Apply(Frame frame, Value left, Value right) =>
        left.IsNumber && right.IsNumber ? Value.Of(left.Number + right.Number) : Operators.Add(frame.Run, left, right);
}

/// <summary>What an arithmetic operator does to two numbers.</summary>
internal interface IArithmetic
{
    static abstract double Apply(double left, double right);
}

internal sealed class ArithmeticNode<T>(Node left, Node right) : BinaryNode(left, right)
    where T : struct, IArithmetic
{
    public override Value Apply(Frame frame, Value left, Value right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            return Value.Of(T.Apply(left.Number, right.Number));
        }

        var first = Coerce.ToNumber(frame.Run, left);
        return Value.Of(T.Apply(first, Coerce.ToNumber(frame.Run, right)));
    }
}

/// <summary>What a comparison says of two numbers.</summary>
internal interface IComparison
{
    static abstract bool Holds(double left, double right);
}

internal sealed class ComparisonNode<T>(Node left, Node right) : BinaryNode(left, right)
    where T : struct, IComparison
{
    public override Value Apply(Frame frame, Value left, Value right) => Value.Of(Holds(frame, left, right));

    public override bool Test(Frame frame) => Holds(frame, Left.Evaluate(frame), Right.Evaluate(frame));

    private static bool Holds(Frame frame, Value left, Value right) =>
        left.IsNumber && right.IsNumber ? T.Holds(left.Number, right.Number) : T.Holds(Operators.Compare(frame.Run, left, right), 0);
}

/// <summary><c>===</c>, <c>!==</c>, <c>==</c> and <c>!=</c>.</summary>
internal sealed class EqualityNode(Node left, Node right, bool isStrict, bool isNegated) : BinaryNode(left, right)
{
    public override Value Apply(Frame frame, Value left, Value right) => Value.Of(Holds(frame, left, right));

    public override bool Test(Frame frame) => Holds(frame, Left.Evaluate(frame), Right.Evaluate(frame));

    private bool Holds(Frame frame, Value left, Value right) =>
        (isStrict ? Operators.StrictEquals(frame.Run, left, right) : Operators.LooseEquals(frame.Run, left, right)) != isNegated;
}

/// <summary><c>in</c> and <c>instanceof</c>.</summary>
internal sealed class RelationNode(Node left, Node right, bool isIn) : BinaryNode(left, right)
{
    public override Value Apply(Frame frame, Value left, Value right) =>
        Value.Of(isIn ? Operators.Has(frame.Run, left, right) : Operators.IsInstance(frame.Run, left, right));
}

internal sealed class AndNode(Node left, Node right) : Node
{
    public override Value Evaluate(Frame frame) => left.Evaluate(frame) is { IsTruthy: false } value ? value : right.Evaluate(frame);

    public override bool Test(Frame frame) => left.Test(frame) && right.Test(frame);
}

internal sealed class OrNode(Node left, Node right) : Node
{
    public override Value Evaluate(Frame frame) => left.Evaluate(frame) is { IsTruthy: true } value ? value : right.Evaluate(frame);

    public override bool Test(Frame frame) => left.Test(frame) || right.Test(frame);
}

internal sealed class CoalesceNode(Node left, Node right) : Node
{
    public override Value Evaluate(Frame frame) => left.Evaluate(frame) is { IsNullish: false } value ? value : right.Evaluate(frame);
}

internal sealed class NotNode(Node operand) : Node
{
    public override Value Evaluate(Frame frame) => Value.Of(!operand.Test(frame));

    public override bool Test(Frame frame) => !operand.Test(frame);
}

/// <summary><c>-</c>, <c>+</c>, <c>~</c>, <c>typeof</c> and <c>void</c>.</summary>
internal sealed class UnaryNode(string sign, Node operand) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var value = operand.Evaluate(frame);
        return sign switch
        {
            "-" => Value.Of(-Coerce.ToNumber(frame.Run, value)),
            "+" => Value.Of(Coerce.ToNumber(frame.Run, value)),
            "~" => Value.Of(~Coerce.ToInt32(Coerce.ToNumber(frame.Run, value))),
            "typeof" => Value.Of(Operators.TypeOf(value)),
            _ => Value.Undefined,
        };
    }
}
