namespace Porfin.Expressions.Scripting;

/// <summary>What a value can be put into: a variable, a member, or a pattern of them.</summary>
internal interface IBindable
{
    void Bind(Frame frame, Value value);
}

/// <summary>A single place that can be read and written.</summary>
internal abstract class Target : Node, IBindable
{
    /// <summary>Finds the place, then evaluates the value, then stores it: in JavaScript's order.</summary>
    public virtual Value Store(Frame frame, Node value)
    {
        var stored = value.Evaluate(frame);
        Bind(frame, stored);
        return stored;
    }

    /// <summary>Reads, changes and writes, finding the place only once.</summary>
    public virtual Value Change(Frame frame, Change change)
    {
        if (change.Apply(frame, Evaluate(frame), out var next, out var result))
        {
            Bind(frame, next);
        }

        return result;
    }

    public abstract void Bind(Frame frame, Value value);
}

/// <summary>A variable that no function captures.</summary>
internal sealed class LocalTarget(int slot) : Target
{
    public override Value Evaluate(Frame frame) => frame.Slots[slot];

    public override void Bind(Frame frame, Value value) => frame.Slots[slot] = value;
}

/// <summary>A variable that may be used before its declaration was reached.</summary>
internal sealed class CheckedTarget(Target inner, string name, int at) : Target
{
    public override Value Evaluate(Frame frame)
    {
        var value = inner.Evaluate(frame);
        return ReferenceEquals(value.Foreign, Mark.Unset) ? throw Unset(frame) : value;
    }

    public override void Bind(Frame frame, Value value)
    {
        if (ReferenceEquals(inner.Evaluate(frame).Foreign, Mark.Unset))
        {
            throw Unset(frame);
        }

        inner.Bind(frame, value);
    }

    private ThrownValue Unset(Frame frame)
    {
        frame.Run.At = at;
        return frame.Run.ReferenceError($"'{name}' is used before it is declared.");
    }
}

/// <summary>A variable of this activation that a function captures.</summary>
internal sealed class CellTarget(int cell) : Target
{
    public override Value Evaluate(Frame frame) => frame.Cells[cell].Value;

    public override void Bind(Frame frame, Value value) => frame.Cells[cell].Value = value;
}

/// <summary>A variable of a function around.</summary>
internal sealed class CapturedTarget(int index) : Target
{
    public override Value Evaluate(Frame frame) => frame.Captured[index].Value;

    public override void Bind(Frame frame, Value value) => frame.Captured[index].Value = value;
}

/// <summary>A name that only the host knows.</summary>
internal sealed class FreeTarget(string name, int at, FreeNode read) : Target
{
    public override Value Evaluate(Frame frame) => read.Evaluate(frame);

    public override void Bind(Frame frame, Value value)
    {
        Outgoing.Check(frame.Run, value);
        if (!frame.Run.Scope.TrySet(name, value))
        {
            frame.Run.At = at;
            throw frame.Run.ReferenceError($"'{name}' cannot be set: there is no such variable. Declare it with 'let', or check its name.");
        }
    }
}
