namespace Porfin.Expressions.Scripting;

/// <summary>One target of a pattern, with its default.</summary>
internal sealed class PatternElement(IBindable target, Node? @default, bool isRest)
{
    public bool IsRest => isRest;

    public void Bind(Frame frame, Value value) => target.Bind(frame, value.IsUndefined && @default is not null ? @default.Evaluate(frame) : value);
}

internal sealed class ListPatternNode(PatternElement?[] elements, int at) : IBindable
{
    public void Bind(Frame frame, Value value)
    {
        frame.Run.At = at;
        using var items = Iteration.Over(frame.Run, value).GetEnumerator();
        foreach (var element in elements)
        {
            if (element is { IsRest: true })
            {
                element.Bind(frame, Value.Of(Rest(frame, items)));
                return;
            }

            var item = items.MoveNext() ? items.Current : Value.Undefined;
            element?.Bind(frame, item);
        }
    }

    private static ValueList Rest(Frame frame, IEnumerator<Value> items)
    {
        var rest = new ValueList();
        while (items.MoveNext())
        {
            frame.Run.Budget.Step();
            frame.Run.AllocateItems(1);
            rest.Add(items.Current);
        }

        return rest;
    }
}

internal sealed class MapPatternNode((Node? Key, PatternElement Element)[] items, int at) : IBindable
{
    public void Bind(Frame frame, Value value)
    {
        if (value.IsNullish)
        {
            frame.Run.At = at;
            throw frame.Run.TypeError($"Cannot take {Coerce.Shown(value)} apart.");
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, element) in items)
        {
            if (key is null)
            {
                element.Bind(frame, Rest(frame, value, taken));
                return;
            }

            var name = Coerce.ToKey(frame.Run, key.Evaluate(frame));
            taken.Add(name);
            element.Bind(frame, Members.GetAt(frame.Run, value, Value.Of(name)));
        }
    }

    private static Value Rest(Frame frame, Value value, HashSet<string> taken)
    {
        var rest = new ValueMap();
        foreach (var key in Iteration.KeysOf(frame.Run, value))
        {
            if (!taken.Contains(key))
            {
                Members.SetEntry(frame.Run, rest, key, Members.GetAt(frame.Run, value, Value.Of(key)));
            }
        }

        return Value.Of(rest);
    }
}
