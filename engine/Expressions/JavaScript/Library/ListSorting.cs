namespace Porfin.Expressions.Scripting;

/// <summary>Sorting: stable, undefined last, and safe with any comparison a script may give.</summary>
internal static class ListSorting
{
    public static readonly Builtin[] All =
    [
        ListChanging.Of("sort", 1, (run, list, arguments) =>
        {
            var sorted = Sorted(run, list, arguments);
            list.Clear();
            list.AddRange(sorted);
            return Value.Of(list);
        }),
        ListMethods.Of("toSorted", 1, (run, list, arguments) => Value.Of(new ValueList(Sorted(run, list, arguments)))),
    ];

    private static Value[] Sorted(Run run, ValueList list, ReadOnlySpan<Value> arguments)
    {
        var by = arguments.At(0).IsUndefined ? null : arguments.FunctionAt(run, 0);
        run.AllocateItems(2L * list.Count);
        var values = list.Where(value => !value.IsUndefined).ToArray();
        var missing = list.Count - values.Length;
        if (by is null)
        {
            var keyed = values.Select(value => (Key: Coerce.ToText(run, value), Value: value)).ToArray();
            Sort(keyed, new (string Key, Value Value)[keyed.Length], (one, two) => Compare(run, one.Key, two.Key));
            values = [.. keyed.Select(one => one.Value)];
        }
        else
        {
            Sort(values, new Value[values.Length], (one, two) => Coerce.ToNumber(run, by.Invoke(run, one, two)));
        }

        return [.. values, .. Enumerable.Repeat(Value.Undefined, missing)];
    }

    private static double Compare(Run run, string one, string two)
    {
        run.Budget.Step(1 + (Math.Min(one.Length, two.Length) >> 6));
        return string.CompareOrdinal(one, two);
    }

    // A merge sort from the bottom up: no comparison, however inconsistent, can make it fail or run on.
    private static void Sort<T>(T[] items, T[] buffer, Func<T, T, double> compare)
    {
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var from = 0; from < items.Length; from += 2 * width)
            {
                Merge(items, buffer, (from, Math.Min(from + width, items.Length), Math.Min(from + (2 * width), items.Length)), compare);
            }

            Array.Copy(buffer, items, items.Length);
        }
    }

    private static void Merge<T>(T[] items, T[] buffer, (int From, int Middle, int To) part, Func<T, T, double> compare)
    {
        var (left, right) = (part.From, part.Middle);
        for (var i = part.From; i < part.To; i++)
        {
            var takesLeft = left < part.Middle && (right >= part.To || !(compare(items[left], items[right]) > 0));
            buffer[i] = takesLeft ? items[left++] : items[right++];
        }
    }
}
