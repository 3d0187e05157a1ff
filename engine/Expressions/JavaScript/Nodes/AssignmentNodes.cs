namespace Porfin.Expressions.Scripting;

internal sealed class StoreNode(Target target, Node value) : Node
{
    public override Value Evaluate(Frame frame) => target.Store(frame, value);
}

/// <summary>Takes a value apart into a pattern.</summary>
internal sealed class BindNode(IBindable target, Node value) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var bound = value.Evaluate(frame);
        target.Bind(frame, bound);
        return bound;
    }
}

internal sealed class ChangeNode(Target target, Change change) : Node
{
    public override Value Evaluate(Frame frame) => target.Change(frame, change);
}

/// <summary>What a compound assignment or counter does between reading and writing.</summary>
internal abstract class Change
{
    /// <summary>Computes what to write and what the whole gives. False: nothing is written.</summary>
    public abstract bool Apply(Frame frame, Value old, out Value next, out Value result);
}

internal sealed class CompoundChange(BinaryNode operation, Node value) : Change
{
    public override bool Apply(Frame frame, Value old, out Value next, out Value result)
    {
        result = next = operation.Apply(frame, old, value.Evaluate(frame));
        return true;
    }
}

/// <summary><c>&amp;&amp;=</c>, <c>||=</c> and <c>??=</c>.</summary>
internal sealed class LogicalChange(string sign, Node value) : Change
{
    public override bool Apply(Frame frame, Value old, out Value next, out Value result)
    {
        var changes = sign switch
        {
            "&&" => old.IsTruthy,
            "||" => !old.IsTruthy,
            _ => old.IsNullish,
        };
        result = next = changes ? value.Evaluate(frame) : old;
        return changes;
    }
}

internal sealed class CountChange(int delta, bool isPrefix) : Change
{
    public override bool Apply(Frame frame, Value old, out Value next, out Value result)
    {
        var number = old.IsNumber ? old.Number : Coerce.ToNumber(frame.Run, old);
        next = Value.Of(number + delta);
        result = isPrefix ? next : Value.Of(number);
        return true;
    }
}
