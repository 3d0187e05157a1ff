namespace Porfin.Expressions.Scripting;

/// <summary>Sorting: stable, undefined last, and safe with any comparison a script may give.</summary>
internal static class ListSorting
{
    private const int FewItems = 32;

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

    // No comparison, however inconsistent, can make this fail or run on. Few items are compared in the order in which V8 compares them, because
    // a careless comparison (one that gives true or false) shows it.
    private static void Sort<T>(T[] items, T[] buffer, Func<T, T, double> compare)
    {
        if (items.Length <= FewItems)
        {
            Insert(items, compare);
            return;
        }

        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var from = 0; from < items.Length; from += 2 * width)
            {
                Merge(items, buffer, (from, Math.Min(from + width, items.Length), Math.Min(from + (2 * width), items.Length)), compare);
            }

            Array.Copy(buffer, items, items.Length);
        }
    }

    private static void Insert<T>(T[] items, Func<T, T, double> compare)
    {
        for (var next = SortedRun(items, compare); next < items.Length; next++)
        {
            var item = items[next];
            var (left, right) = (0, next);
            while (left < right)
            {
                var middle = (left + right) / 2;
                (left, right) = compare(item, items[middle]) < 0 ? (left, middle) : (middle + 1, right);
            }

            Array.Copy(items, left, items, left + 1, next - left);
            items[left] = item;
        }
    }

    /// <summary>How many items are in order from the start; those in strictly falling order are turned round first.</summary>
    private static int SortedRun<T>(T[] items, Func<T, T, double> compare)
    {
        if (items.Length < 2)
        {
            return items.Length;
        }

        var isFalling = compare(items[1], items[0]) < 0;
        var count = 2;
        while (count < items.Length && compare(items[count], items[count - 1]) < 0 == isFalling)
        {
            count++;
        }

        if (isFalling)
        {
            Array.Reverse(items, 0, count);
        }

        return count;
    }

    private static void Merge<T>(T[] items, T[] buffer, (int From, int Middle, int To) part, Func<T, T, double> compare)
    {
        var (left, right) = (part.From, part.Middle);
        for (var i = part.From; i < part.To; i++)
        {
            var takesLeft = left < part.Middle && (right >= part.To || !(compare(items[right], items[left]) < 0));
            buffer[i] = takesLeft ? items[left++] : items[right++];
        }
    }
}
