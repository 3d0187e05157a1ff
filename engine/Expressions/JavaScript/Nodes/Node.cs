namespace Porfin.Expressions.Scripting;

/// <summary>A compiled piece of an expression. Immutable; what changes is in the frame.</summary>
internal abstract class Node
{
    public abstract Value Evaluate(Frame frame);

    /// <summary>The value's truth, without making a value where that can be saved.</summary>
    public virtual bool Test(Frame frame) => Evaluate(frame).IsTruthy;
}

internal sealed class ConstantNode(Value value) : Node
{
    public Value Value => value;

    public override Value Evaluate(Frame frame) => value;
}

/// <summary>A name that the host knows.</summary>
internal sealed class FreeNode(string name, int at, Func<string> hint) : Node
{
    public override Value Evaluate(Frame frame)
    {
        if (frame.Run.Scope.TryGet(name, out var value))
        {
            return value;
        }

        frame.Run.At = at;
        throw frame.Run.ReferenceError($"'{name}' is not known.{hint()}");
    }

    /// <summary>The value, or undefined when there is no such name.</summary>
    public Value Find(Frame frame) => frame.Run.Scope.TryGet(name, out var value) ? value : default;
}

/// <summary><c>typeof</c> of a name that may not exist.</summary>
internal sealed class TypeOfFreeNode(FreeNode name) : Node
{
    public override Value Evaluate(Frame frame) => Value.Of(Operators.TypeOf(name.Find(frame)));
}

internal sealed class TemplateNode(string[] texts, Node[] parts) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var pieces = new string[texts.Length + parts.Length];
        var length = 0L;
        for (var i = 0; i < texts.Length; i++)
        {
            pieces[2 * i] = texts[i];
            length += texts[i].Length;
            if (i < parts.Length)
            {
                var piece = Coerce.ToText(frame.Run, parts[i].Evaluate(frame));
                pieces[(2 * i) + 1] = piece;
                length += piece.Length;
            }
        }

        frame.Run.AllocateText(length);
        return Value.Of(string.Concat(pieces));
    }
}

internal sealed class CommaNode(Node[] items) : Node
{
    public override Value Evaluate(Frame frame)
    {
        for (var i = 0; i < items.Length - 1; i++)
        {
            items[i].Evaluate(frame);
        }

        return items[^1].Evaluate(frame);
    }
}

internal sealed class ConditionalNode(Node test, Node then, Node @else) : Node
{
    public override Value Evaluate(Frame frame) => test.Test(frame) ? then.Evaluate(frame) : @else.Evaluate(frame);
}

/// <summary>A regular expression literal: the pattern is translated once, the object is made each time.</summary>
internal sealed class RegexNode(RegexPattern pattern) : Node
{
    public override Value Evaluate(Frame frame)
    {
        frame.Run.Budget.Allocate(64);
        return Value.Of(new RegExpValue(pattern));
    }
}
