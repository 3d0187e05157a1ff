namespace Porfin.Expressions.Templates;

/// <summary>Filters over the items of lists (and, where it makes sense, the letters of texts and the names of maps).</summary>
internal static class ListFilters
{
    public static IEnumerable<Routine> All { get; } =
    [
        new("join", "[separator] [attribute]", (rendering, input, arguments) => Join(rendering, input, arguments, "")),
        new("first", "", (rendering, input, _) => Ends(rendering, input, 0)),
        new("last", "", (rendering, input, _) => Ends(rendering, input, -1)),
        new("reverse", "", Reverse),
        new("concat", "list", (rendering, input, arguments) => Arithmetic.Add(
            rendering, Value.Of(Sequences.Items(rendering, input)), Value.Of(Sequences.Items(rendering, arguments[0])))),
        new("compact", "", (rendering, input, _) => Made(rendering, Sequences.Items(rendering, input).Where(item => !item.IsNullish))),
        new("batch", "count [fill]", Batch),
        new("slice", "slices [fill]", Columns),
        new("sum", "[attribute] [start]", Sum),
        new("random", "", Random),
    ];

    public static IEnumerable<Routine> AfterColon { get; } =
        [new("join", "[separator] [attribute]", (rendering, input, arguments) => Join(rendering, input, arguments, " "))];

    /// <summary>A new list of values that are few enough to be counted afterwards.</summary>
    public static Value Made(Rendering rendering, IEnumerable<Value> items)
    {
        var list = new ValueList(items);
        rendering.Budget.Allocate(list.Count * 16L);
        return Value.Of(list);
    }

    private static Value Join(Rendering rendering, Value input, ReadOnlySpan<Value> arguments, string separator)
    {
        var items = Sequences.Items(rendering, input);
        var attribute = arguments[1];
        items = attribute.IsNullish ? items : new ValueList(items.Select(item => Attributes.Of(rendering, item, attribute)));
        return Value.Of(Letters.Join(rendering, items, arguments[0].IsNullish ? separator : Printing.Text(rendering, arguments[0])));
    }

    private static Value Ends(Rendering rendering, Value input, int at) =>
        Members.At(rendering, input.List is null ? Value.Of(Sequences.Items(rendering, input)) : input, Value.Of(at));

    private static Value Reverse(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        var items = new ValueList(Sequences.Items(rendering, input));
        items.Reverse();
        return input.Text is null ? Made(rendering, items) : Value.Of(Letters.Join(rendering, items, ""));
    }

    private static Value Batch(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        var count = Math.Max(1, Numbers.Whole(rendering, arguments[0], 1));
        var rows = Sequences.Items(rendering, input).Chunk(count).Select(row => new ValueList(row)).ToList();
        if (rows.Count > 0 && !arguments[1].IsNullish)
        {
            var missing = count - rows[^1].Count;
            rows[^1].AddRange(Sequences.Fresh(rendering, Enumerable.Repeat(arguments[1], missing), missing));
        }

        return Made(rendering, rows.Select(row => Value.Of(row)));
    }

    /// <summary>Jinja's slice: the items in so many columns, the first ones longer.</summary>
    private static Value Columns(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        var items = Sequences.Items(rendering, input);
        var count = Math.Max(1, Numbers.Whole(rendering, arguments[0], 1));
        rendering.Budget.Allocate(count * 64L);
        var (each, longer) = (items.Count / count, items.Count % count);
        var columns = new ValueList(count);
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            var size = each + (i < longer ? 1 : 0);
            var column = new ValueList(items.GetRange(at, size));
            at += size;
            if (!arguments[1].IsNullish && longer > 0 && i >= longer)
            {
                column.Add(arguments[1]);
            }

            columns.Add(Value.Of(column));
        }

        return Value.Of(columns);
    }

    private static Value Sum(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        var sum = arguments[1].IsNullish ? 0 : Number(rendering, arguments[1]);
        foreach (var item in Sequences.Items(rendering, input))
        {
            sum += Number(rendering, Attributes.Of(rendering, item, arguments[0]));
        }

        return Value.Of(sum);
    }

    private static double Number(Rendering rendering, Value value) => value.IsNullish ? 0
        : Numbers.Of(rendering, value) ?? throw Failure.Type($"Only numbers can be summed, not {Failure.Describe(value)}.");

    private static Value Random(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        var items = Sequences.Items(rendering, input);
        return items.Count == 0 ? default : items[Math.Min(items.Count - 1, (int)(rendering.Scope.NextRandom() * items.Count))];
    }
}
