using System.Runtime.ExceptionServices;

namespace Porfin.Expressions.Templates;

/// <summary>Filters that need an order or an equality: capitals count only where that is asked for, or after Liquid's colon.</summary>
internal static class SortFilters
{
    public static IEnumerable<Routine> All { get; } =
    [
        new("sort", "[reverse] [case_sensitive] [attribute]", (rendering, input, arguments) =>
            Value.Of(Sorted(rendering, Sequences.Items(rendering, input), new(arguments[2], Truth.Of(arguments[1])), Truth.Of(arguments[0])))),
        new("sort_natural", "[attribute]", (rendering, input, arguments) =>
            Value.Of(Sorted(rendering, Sequences.Items(rendering, input), new(arguments[0], false), false))),
        new("dictsort", "[case_sensitive] [by] [reverse]", (rendering, input, arguments) =>
            Value.Of(Sorted(rendering, Sequences.Pairs(rendering, input), new(Value.Of(arguments[1].Text is "value" ? 1 : 0), Truth.Of(arguments[0])), Truth.Of(arguments[2])))),
        new("unique", "[case_sensitive] [attribute]", (rendering, input, arguments) => Unique(rendering, input, new(arguments[1], Truth.Of(arguments[0])))),
        new("uniq", "[attribute]", (rendering, input, arguments) => Unique(rendering, input, new(arguments[0], true))),
        new("min", "[case_sensitive] [attribute]", (rendering, input, arguments) => Extreme(rendering, input, new(arguments[1], Truth.Of(arguments[0])), false)),
        new("max", "[case_sensitive] [attribute]", (rendering, input, arguments) => Extreme(rendering, input, new(arguments[1], Truth.Of(arguments[0])), true)),
        new("groupby", "attribute [default] [case_sensitive]", GroupBy),
    ];

    public static IEnumerable<Routine> AfterColon { get; } =
    [
        new("sort", "[attribute]", (rendering, input, arguments) =>
            Value.Of(Sorted(rendering, Sequences.Items(rendering, input), new(arguments[0], true), false))),
    ];

    /// <summary>What of an item is compared.</summary>
    private readonly record struct Key(Value Attribute, bool IsCaseSensitive, Value Fallback = default)
    {
        public Value Of(Rendering rendering, Value item)
        {
            var value = Attributes.Of(rendering, item, Attribute);
            value = value.IsNullish ? Fallback : value;
            return value.Text is { } text && !IsCaseSensitive ? Value.Of(text.ToLowerInvariant()) : value;
        }
    }

    private static ValueList Sorted(Rendering rendering, ValueList items, Key key, bool isReversed)
    {
        var order = Comparer<Value>.Create((left, right) => Comparing.OrderNothingLast(rendering, left, right));
        var sorted = isReversed ? items.OrderByDescending(item => key.Of(rendering, item), order) : items.OrderBy(item => key.Of(rendering, item), order);
        try
        {
            return Sequences.Fresh(rendering, sorted, items.Count);
        }
        catch (InvalidOperationException exception) when (exception.InnerException is ExpressionException)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException);
            throw;
        }
    }

    private static Value Unique(Rendering rendering, Value input, Key key)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return ListFilters.Made(rendering, Sequences.Items(rendering, input).Where(item => seen.Add(Printing.Json(rendering, key.Of(rendering, item)))));
    }

    private static Value Extreme(Rendering rendering, Value input, Key key, bool isGreatest)
    {
        var items = Sequences.Items(rendering, input);
        Value best = default;
        Value bestKey = default;
        foreach (var item in items)
        {
            var itemKey = key.Of(rendering, item);
            if (itemKey.IsNullish)
            {
                continue;
            }

            var order = bestKey.IsUndefined ? 0 : Comparing.Order(rendering, itemKey, bestKey);
            if (bestKey.IsUndefined || (isGreatest ? order > 0 : order < 0))
            {
                (best, bestKey) = (item, itemKey);
            }
        }

        return best;
    }

    /// <summary>Lists of a common value and the items that have it, sorted by that value; also readable as <c>grouper</c> and <c>list</c>.</summary>
    private static Value GroupBy(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        var key = new Key(arguments[0], Truth.Of(arguments[2]), arguments[1]);
        var exact = key with { IsCaseSensitive = true };
        var groups = new ValueList();
        Value last = default;
        foreach (var item in Sorted(rendering, Sequences.Items(rendering, input), key, false))
        {
            var value = key.Of(rendering, item);
            if (groups.Count == 0 || !Comparing.Same(rendering, value, last))
            {
                rendering.Budget.Allocate(128);
                groups.Add(Sequences.Pair(exact.Of(rendering, item), Value.Of(new ValueList())));
            }

            groups[^1].List![1].List!.Add(item);
            last = value;
        }

        return Value.Of(groups);
    }
}
