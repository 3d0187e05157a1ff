namespace Porfin.Expressions.Scripting;

/// <summary>What a link like <c>.name</c> hangs on, and how it is spoken of when it has no value.</summary>
internal sealed record Owner(Node Node, string? Path, int At)
{
    public ThrownValue Missing(Frame frame, Value self, string action, string name)
    {
        frame.Run.At = At;
        return frame.Run.TypeError(Path is null ? $"Cannot {action} '{name}' of {Coerce.Shown(self)}." : $"Cannot {action} '{name}' of {Coerce.Shown(self)}: '{Path}' has no value.");
    }
}

internal sealed class MemberNode(Owner owner, string name, bool isOptional) : Target
{
    public override Value Evaluate(Frame frame)
    {
        var self = owner.Node.Evaluate(frame);
        if (self.Map is { } map && map.TryGetValue(name, out var value))
        {
            return value;
        }

        if (self.IsNullish)
        {
            return isOptional ? Value.Of(Mark.Cut) : throw owner.Missing(frame, self, "read", name);
        }

        return ReferenceEquals(self.Foreign, Mark.Cut) ? self : Members.Get(frame.Run, self, name);
    }

    public override Value Store(Frame frame, Node value)
    {
        var self = owner.Node.Evaluate(frame);
        var stored = value.Evaluate(frame);
        Write(frame, self, stored);
        return stored;
    }

    public override Value Change(Frame frame, Change change)
    {
        var self = owner.Node.Evaluate(frame);
        var old = self.IsNullish ? throw owner.Missing(frame, self, "read", name) : Members.Get(frame.Run, self, name);
        if (change.Apply(frame, old, out var next, out var result))
        {
            Write(frame, self, next);
        }

        return result;
    }

    public override void Bind(Frame frame, Value value) => Write(frame, owner.Node.Evaluate(frame), value);

    public bool Delete(Frame frame)
    {
        var self = owner.Node.Evaluate(frame);
        frame.Run.At = owner.At;
        return (self.IsNullish && isOptional) || ReferenceEquals(self.Foreign, Mark.Cut) || Members.Delete(frame.Run, self, Value.Of(name));
    }

    private void Write(Frame frame, Value self, Value value)
    {
        if (self.IsNullish)
        {
            throw owner.Missing(frame, self, "set", name);
        }

        frame.Run.At = owner.At;
        Members.Set(frame.Run, self, name, value);
    }
}

internal sealed class IndexNode(Owner owner, Node key, bool isOptional) : Target
{
    public override Value Evaluate(Frame frame)
    {
        var self = owner.Node.Evaluate(frame);
        if (ReferenceEquals(self.Foreign, Mark.Cut) || (isOptional && self.IsNullish))
        {
            return Value.Of(Mark.Cut);
        }

        var at = key.Evaluate(frame);
        return self.IsNullish ? throw owner.Missing(frame, self, "read", Coerce.Shown(at)) : Members.GetAt(frame.Run, self, at);
    }

    public override Value Store(Frame frame, Node value)
    {
        var self = owner.Node.Evaluate(frame);
        var at = key.Evaluate(frame);
        var stored = value.Evaluate(frame);
        Write(frame, self, at, stored);
        return stored;
    }

    public override Value Change(Frame frame, Change change)
    {
        var self = owner.Node.Evaluate(frame);
        var at = key.Evaluate(frame);
        var old = self.IsNullish ? throw owner.Missing(frame, self, "read", Coerce.Shown(at)) : Members.GetAt(frame.Run, self, at);
        if (change.Apply(frame, old, out var next, out var result))
        {
            Write(frame, self, at, next);
        }

        return result;
    }

    public override void Bind(Frame frame, Value value) => Write(frame, owner.Node.Evaluate(frame), key.Evaluate(frame), value);

    public bool Delete(Frame frame)
    {
        var self = owner.Node.Evaluate(frame);
        if (ReferenceEquals(self.Foreign, Mark.Cut) || (isOptional && self.IsNullish))
        {
            return true;
        }

        frame.Run.At = owner.At;
        return Members.Delete(frame.Run, self, key.Evaluate(frame));
    }

    private void Write(Frame frame, Value self, Value at, Value value)
    {
        if (self.IsNullish)
        {
            throw owner.Missing(frame, self, "set", Coerce.Shown(at));
        }

        frame.Run.At = owner.At;
        Members.SetAt(frame.Run, self, at, value);
    }
}

/// <summary>The whole of a chain with <c>?.</c>: what was cut short gives undefined.</summary>
internal sealed class ChainNode(Node inner) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var value = inner.Evaluate(frame);
        return ReferenceEquals(value.Foreign, Mark.Cut) ? Value.Undefined : value;
    }
}

internal sealed class DeleteNode(Func<Frame, bool> delete) : Node
{
    public override Value Evaluate(Frame frame) => Value.Of(delete(frame));
}
