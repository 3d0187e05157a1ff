using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary>What can be called on a list: reading it and making new lists of it.</summary>
internal static class ListMethods
{
    public static readonly FrozenDictionary<string, Builtin> All = Define.Methods(
    [
        Of("at", 1, At),
        Of("concat", 1, Concat),
        Of("entries", 0, (_, list, _) => Value.Of(new IteratorValue("Array Iterator", Entries(list)))),
        Of("flat", 0, Flat),
        Of("includes", 1, (run, list, arguments) => Value.Of(IndexOf(run, list, arguments, (one, two) => Operators.SameValueZero(run, one, two)) >= 0)),
        Of("indexOf", 1, (run, list, arguments) => Value.Of(IndexOf(run, list, arguments, (one, two) => Operators.StrictEquals(run, one, two)))),
        Of("join", 1, (run, list, arguments) => Value.Of(ListTexts.Join(run, list, arguments.At(0).IsUndefined ? "," : arguments.TextAt(run, 0)))),
        Of("keys", 0, (_, list, _) => Value.Of(new IteratorValue("Array Iterator", Keys(list)))),
        Of("lastIndexOf", 1, LastIndexOf),
        Of("slice", 2, Slice),
        Of("toLocaleString", 0, (run, list, arguments) => Value.Of(ListTexts.Local(run, list, arguments.At(0), arguments.At(1)))),
        Of("toReversed", 0, (run, list, _) => Copy(run, list, copy => copy.Reverse())),
        Of("toString", 0, (run, list, _) => Value.Of(ListTexts.Join(run, list, ","))),
        Of("values", 0, (_, list, _) => Value.Of(new IteratorValue("Array Iterator", Iteration.TryOver(Value.Of(list))!))),
        Of("with", 2, With),
    ], ListChanging.All, ListCallbacks.All, ListSorting.All);

    public static Builtin Of(string name, int length, MethodBody<ValueList> body) => Define.Method(name, length, value => value.List, body);

    /// <summary>A copy, changed.</summary>
    public static Value Copy(Run run, ValueList list, Action<ValueList> change)
    {
        run.AllocateItems(list.Count);
        run.Scan(list.Count);
        var copy = new ValueList(list);
        change(copy);
        return Value.Of(copy);
    }

    private static Value At(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var index = arguments.IntegerAt(run, 0);
        index = index < 0 ? index + list.Count : index;
        return index >= 0 && index < list.Count ? list[(int)index] : default;
    }

    private static Value Concat(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        run.AllocateItems(list.Count);
        run.Scan(list.Count);
        var all = new ValueList(list);
        foreach (var argument in arguments)
        {
            run.AllocateItems(argument.List?.Count ?? 1);
            if (argument.List is { } more)
            {
                run.Scan(more.Count);
                all.AddRange(more);
            }
            else
            {
                all.Add(argument);
            }
        }

        return Value.Of(all);
    }

    private static IEnumerable<Value> Entries(ValueList list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            yield return Value.Of(new ValueList { Value.Of(i), list[i] });
        }
    }

    private static IEnumerable<Value> Keys(ValueList list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            yield return Value.Of(i);
        }
    }

    private static Value Flat(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var result = new ValueList();
        Flatten(run, list, arguments.At(0).IsUndefined ? 1 : arguments.IntegerAt(run, 0), result);
        return Value.Of(result);
    }

    private static void Flatten(Run run, ValueList list, double depth, ValueList into)
    {
        run.Budget.Enter();
        foreach (var item in list)
        {
            run.Budget.Step();
            if (item.List is { } inner && depth >= 1)
            {
                Flatten(run, inner, depth - 1, into);
            }
            else
            {
                run.AllocateItems(1);
                into.Add(item);
            }
        }

        run.Budget.Leave();
    }

    private static int IndexOf(Run run, ValueList list, ReadOnlySpan<Value> arguments, Func<Value, Value, bool> areEqual)
    {
        var sought = arguments.At(0);
        for (var i = Coerce.ToPosition(run, arguments.At(1), list.Count, 0); i < list.Count; i++)
        {
            run.Budget.Step((i & 3) == 0 ? 1 : 0);
            if (areEqual(list[i], sought))
            {
                return i;
            }
        }

        return -1;
    }

    private static Value LastIndexOf(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var from = arguments.Length > 1 ? arguments.IntegerAt(run, 1) : list.Count - 1;
        for (var i = (int)Math.Min(from < 0 ? list.Count + from : from, list.Count - 1); i >= 0; i--)
        {
            run.Budget.Step((i & 3) == 0 ? 1 : 0);
            if (Operators.StrictEquals(run, list[i], arguments.At(0)))
            {
                return Value.Of(i);
            }
        }

        return Value.Of(-1);
    }

    private static Value Slice(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var from = Coerce.ToPosition(run, arguments.At(0), list.Count, 0);
        var count = Math.Max(0, Coerce.ToPosition(run, arguments.At(1), list.Count, list.Count) - from);
        run.AllocateItems(count);
        run.Scan(count);
        var part = new ValueList(count);
        part.AddRange(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list).Slice(from, count));
        return Value.Of(part);
    }

    private static Value With(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var index = arguments.IntegerAt(run, 0);
        index = index < 0 ? index + list.Count : index;
        var value = arguments.At(1);
        return index >= 0 && index < list.Count ? Copy(run, list, copy => copy[(int)index] = value) : throw run.RangeError("with needs an index inside the list.");
    }
}
