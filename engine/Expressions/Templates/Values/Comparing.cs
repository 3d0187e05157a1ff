namespace Porfin.Expressions.Templates;

/// <summary>Equality, order and containment.</summary>
internal static class Comparing
{
    /// <summary>Equality by content. Null equals undefined; true equals 1; a number never equals a text.</summary>
    public static bool Same(Rendering rendering, Value left, Value right, int depth = 0)
    {
        rendering.Budget.Step(1 + ((left.Text?.Length ?? 0) / 256));
        if (left.IsNullish || right.IsNullish)
        {
            return left.IsNullish && right.IsNullish;
        }

        if (left.List is { } list && right.List is { } other)
        {
            return HasSameItems(rendering, list, other, Deeper(depth));
        }

        if (left.Map is { } map && right.Map is { } otherMap)
        {
            return HasSameEntries(rendering, map, otherMap, Deeper(depth));
        }

        return IsNumeric(left) && IsNumeric(right) ? left.Number.Equals(right.Number) : left.Equals(right);
    }

    /// <summary>Which of two values comes first: numbers, texts (by code unit), dates, or lists of these.</summary>
    /// <exception cref="ExpressionException">They cannot be compared.</exception>
    public static int Order(Rendering rendering, Value left, Value right, int depth = 0)
    {
        rendering.Budget.Step(1 + ((left.Text?.Length ?? 0) / 256));
        if (IsNumeric(left) && IsNumeric(right))
        {
            return left.Number.CompareTo(right.Number);
        }

        if (left.Text is { } text && right.Text is { } otherText)
        {
            return string.CompareOrdinal(text, otherText);
        }

        if (left.Date is { } date && right.Date is { } otherDate)
        {
            return date.Milliseconds.CompareTo(otherDate.Milliseconds);
        }

        return left.List is { } list && right.List is { } other
            ? OrderItems(rendering, list, other, Deeper(depth))
            : throw Failure.Type($"{Capital(Failure.Describe(left))} and {Failure.Describe(right)} cannot be compared. Use | int, | float or | string.");
    }

    /// <summary>As <see cref="Order"/>, nothing coming last; for sorting.</summary>
    public static int OrderNothingLast(Rendering rendering, Value left, Value right) => (left.IsNullish, right.IsNullish) switch
    {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => -1,
        _ => Order(rendering, left, right),
    };

    /// <summary>Is the item in the list, the text in the text, the name in the map? Nothing is in nothing.</summary>
    public static bool Contains(Rendering rendering, Value container, Value item)
    {
        switch (container.Kind)
        {
            case ValueKind.Text:
                var wanted = Printing.Text(rendering, item);
                Letters.ChargeSearch(rendering, container.Text!, wanted);
                return container.Text!.Contains(wanted, StringComparison.Ordinal);
            case ValueKind.List:
                return container.List!.Exists(candidate => Same(rendering, candidate, item));
            case ValueKind.Map:
                return container.Map!.ContainsKey(Printing.Text(rendering, item));
            case ValueKind.Undefined or ValueKind.Null:
                return false;
            default:
                throw Failure.Type($"{Capital(Failure.Describe(container))} contains nothing: 'in' needs a list, a text or a map.");
        }
    }

    private static bool IsNumeric(Value value) => value.IsNumber || value.IsBoolean;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static int Deeper(int depth) => depth < ValueJson.MaxDepth
        ? depth + 1
        : throw new ExpressionException("value:too-deep", $"The value nests deeper than {ValueJson.MaxDepth} levels or contains itself.");

    private static bool HasSameItems(Rendering rendering, ValueList left, ValueList right, int depth)
    {
        var same = left.Count == right.Count;
        for (var i = 0; same && i < left.Count; i++)
        {
            same = Same(rendering, left[i], right[i], depth);
        }

        return same;
    }

    private static bool HasSameEntries(Rendering rendering, ValueMap left, ValueMap right, int depth)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (var (name, value) in left)
        {
            if (!right.TryGetValue(name, out var other) || !Same(rendering, value, other, depth))
            {
                return false;
            }
        }

        return true;
    }

    private static int OrderItems(Rendering rendering, ValueList left, ValueList right, int depth)
    {
        for (var i = 0; i < left.Count && i < right.Count; i++)
        {
            if (Order(rendering, left[i], right[i], depth) is not 0 and var order)
            {
                return order;
            }
        }

        return left.Count.CompareTo(right.Count);
    }
}
