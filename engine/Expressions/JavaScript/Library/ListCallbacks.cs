namespace Porfin.Expressions.Scripting;

/// <summary>What calls a function for the items of a list.</summary>
internal static class ListCallbacks
{
    public static readonly Builtin[] All =
    [
        ListMethods.Of("every", 1, (run, list, arguments) => Value.Of(FindIndex(run, list, arguments, sought: false) < 0)),
        ListMethods.Of("filter", 1, Filter),
        ListMethods.Of("find", 1, (run, list, arguments) => Item(list, FindIndex(run, list, arguments, sought: true))),
        ListMethods.Of("findIndex", 1, (run, list, arguments) => Value.Of(FindIndex(run, list, arguments, sought: true))),
        ListMethods.Of("findLast", 1, (run, list, arguments) => Item(list, FindLastIndex(run, list, arguments))),
        ListMethods.Of("findLastIndex", 1, (run, list, arguments) => Value.Of(FindLastIndex(run, list, arguments))),
        ListMethods.Of("flatMap", 1, FlatMap),
        ListMethods.Of("forEach", 1, ForEach),
        ListMethods.Of("map", 1, Map),
        ListMethods.Of("reduce", 1, Reduce),
        ListMethods.Of("reduceRight", 1, ReduceRight),
        ListMethods.Of("some", 1, (run, list, arguments) => Value.Of(FindIndex(run, list, arguments, sought: true) >= 0)),
    ];

    private static Value Call(Run run, FunctionValue function, ValueList list, int i)
    {
        run.Budget.Step();
        return function.Invoke(run, list[i], Value.Of(i), Value.Of(list));
    }

    private static Value Item(ValueList list, int index) => index >= 0 && index < list.Count ? list[index] : default;

    private static int FindIndex(Run run, ValueList list, ReadOnlySpan<Value> arguments, bool sought)
    {
        var function = arguments.FunctionAt(run, 0);
        var count = list.Count;
        for (var i = 0; i < count && i < list.Count; i++)
        {
            if (Call(run, function, list, i).IsTruthy == sought)
            {
                return i;
            }
        }

        return -1;
    }

    private static int FindLastIndex(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var function = arguments.FunctionAt(run, 0);
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (i < list.Count && Call(run, function, list, i).IsTruthy)
            {
                return i;
            }
        }

        return -1;
    }

    private static Value Filter(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var function = arguments.FunctionAt(run, 0);
        var kept = new ValueList();
        var count = list.Count;
        for (var i = 0; i < count && i < list.Count; i++)
        {
            var item = list[i];
            if (Call(run, function, list, i).IsTruthy)
            {
                run.AllocateItems(1);
                kept.Add(item);
            }
        }

        return Value.Of(kept);
    }

    private static Value Map(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var function = arguments.FunctionAt(run, 0);
        var count = list.Count;
        run.AllocateItems(count);
        var made = new ValueList(count);
        for (var i = 0; i < count && i < list.Count; i++)
        {
            made.Add(Call(run, function, list, i));
        }

        return Value.Of(made);
    }

    private static Value FlatMap(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var function = arguments.FunctionAt(run, 0);
        var made = new ValueList();
        var count = list.Count;
        for (var i = 0; i < count && i < list.Count; i++)
        {
            var value = Call(run, function, list, i);
            run.AllocateItems(value.List?.Count ?? 1);
            if (value.List is { } several)
            {
                run.Scan(several.Count);
                made.AddRange(several);
            }
            else
            {
                made.Add(value);
            }
        }

        return Value.Of(made);
    }

    private static Value ForEach(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var function = arguments.FunctionAt(run, 0);
        var count = list.Count;
        for (var i = 0; i < count && i < list.Count; i++)
        {
            Call(run, function, list, i);
        }

        return default;
    }

    private static Value Reduce(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var function = arguments.FunctionAt(run, 0);
        var count = list.Count;
        var from = arguments.Length > 1 ? 0 : 1;
        var result = Seed(run, list, arguments, 0);
        for (var i = from; i < count && i < list.Count; i++)
        {
            run.Budget.Step();
            result = function.Invoke(run, result, list[i], Value.Of(i), Value.Of(list));
        }

        return result;
    }

    private static Value ReduceRight(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var function = arguments.FunctionAt(run, 0);
        var result = Seed(run, list, arguments, list.Count - 1);
        for (var i = list.Count - (arguments.Length > 1 ? 1 : 2); i >= 0; i--)
        {
            if (i < list.Count)
            {
                run.Budget.Step();
                result = function.Invoke(run, result, list[i], Value.Of(i), Value.Of(list));
            }
        }

        return result;
    }

    private static Value Seed(Run run, ValueList list, ReadOnlySpan<Value> arguments, int first) => arguments.Length > 1 ? arguments[1]
        : list.Count > 0 ? list[first] : throw run.TypeError("reduce of an empty list needs a first value.");
}
