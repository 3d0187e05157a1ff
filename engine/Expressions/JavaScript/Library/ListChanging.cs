namespace Porfin.Expressions.Scripting;

/// <summary>What changes a list in place, and the counterparts that change a copy.</summary>
internal static class ListChanging
{
    public static readonly Builtin[] All =
    [
        Of("copyWithin", 2, CopyWithin),
        Of("fill", 1, Fill),
        Of("pop", 0, (run, list, _) => RemoveAt(run, list, list.Count - 1)),
        Of("push", 1, (run, list, arguments) => Insert(run, list, list.Count, arguments)),
        Of("reverse", 0, Reverse),
        Of("shift", 0, (run, list, _) => RemoveAt(run, list, 0)),
        Of("splice", 2, (run, list, arguments) => Value.Of(Splice(run, list, arguments))),
        ListMethods.Of("toSpliced", 2, ToSpliced),
        Of("unshift", 1, (run, list, arguments) => Insert(run, list, 0, arguments)),
    ];

    /// <summary>A method that changes the list, which must not be frozen.</summary>
    public static Builtin Of(string name, int length, MethodBody<ValueList> body) => ListMethods.Of(name, length, (run, list, arguments) =>
        run.Frozen?.Contains(list) == true ? throw run.TypeError("The list is frozen.") : body(run, list, arguments));

    private static Value Insert(Run run, ValueList list, int at, ReadOnlySpan<Value> items)
    {
        run.AllocateItems(items.Length);
        run.Scan(list.Count - at);
        list.InsertRange(at, items);
        return Value.Of(list.Count);
    }

    private static Value RemoveAt(Run run, ValueList list, int at)
    {
        if (list.Count == 0)
        {
            return default;
        }

        run.Scan(list.Count - at);
        var removed = list[at];
        list.RemoveAt(at);
        return removed;
    }

    private static Value Reverse(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        run.Scan(list.Count);
        list.Reverse();
        return Value.Of(list);
    }

    private static Value Fill(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var from = Coerce.ToPosition(run, arguments.At(1), list.Count, 0);
        var to = Coerce.ToPosition(run, arguments.At(2), list.Count, list.Count);
        run.Scan(Math.Max(0, to - from));
        for (var i = from; i < to; i++)
        {
            list[i] = arguments.At(0);
        }

        return Value.Of(list);
    }

    private static Value CopyWithin(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var to = Coerce.ToPosition(run, arguments.At(0), list.Count, 0);
        var from = Coerce.ToPosition(run, arguments.At(1), list.Count, 0);
        var count = Math.Min(Coerce.ToPosition(run, arguments.At(2), list.Count, list.Count) - from, list.Count - to);
        run.Scan(Math.Max(0, count));
        if (count > 0)
        {
            var items = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list);
            items.Slice(from, count).CopyTo(items[to..]);
        }

        return Value.Of(list);
    }

    private static ValueList Splice(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var from = Coerce.ToPosition(run, arguments.At(0), list.Count, 0);
        var count = arguments.Length switch
        {
            0 => 0,
            1 => list.Count - from,
            _ => (int)Math.Clamp(arguments.IntegerAt(run, 1), 0, list.Count - from),
        };
        run.AllocateItems(count + arguments.Length);
        run.Scan(list.Count - from);
        var removed = new ValueList(list.GetRange(from, count));
        list.RemoveRange(from, count);
        if (arguments.Length > 2)
        {
            list.InsertRange(from, arguments[2..]);
        }

        return removed;
    }

    private static Value ToSpliced(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        run.AllocateItems(list.Count);
        run.Scan(list.Count);
        var copy = new ValueList(list);
        Splice(run, copy, arguments);
        return Value.Of(copy);
    }
}
