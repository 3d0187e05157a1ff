namespace Porfin.Expressions.Templates;

/// <summary>Filters that shorten: by letters, by words, by place.</summary>
internal static class CutFilters
{
    public static IEnumerable<Routine> All { get; } =
    [
        new("truncate", "[length] [killwords] [end] [leeway]", Truncate),
        new("truncatewords", "[count] [end]", TruncateWords),
    ];

    public static IEnumerable<Routine> AfterColon { get; } =
    [
        new("truncate", "[length] [end]", LiquidTruncate),
        new("slice", "offset [length]", LiquidSlice),
    ];

    /// <summary>
    /// As in Jinja, but without its hidden leeway of five letters unless that is asked for: people cut texts to fit a channel's limits.
    /// </summary>
    private static Value Truncate(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        var text = Printing.Text(rendering, input);
        var length = Numbers.Whole(rendering, arguments[0], 255);
        var end = arguments[2].IsNullish ? "..." : Printing.Text(rendering, arguments[2]);
        if (Letters.Count(text) <= (long)length + Numbers.Whole(rendering, arguments[3], 0))
        {
            return Value.Of(text);
        }

        var kept = Letters.Start(text, length - Letters.Count(end));
        var space = kept.LastIndexOf(' ');
        return Value.Of((Truth.Of(arguments[1]) || space < 0 ? kept : kept[..space]) + end);
    }

    private static Value LiquidTruncate(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        var text = Printing.Text(rendering, input);
        var length = Numbers.Whole(rendering, arguments[0], 50);
        var end = arguments[1].IsNullish ? "..." : Printing.Text(rendering, arguments[1]);
        return Value.Of(Letters.Count(text) <= length ? text : Letters.Start(text, Math.Max(0, length - Letters.Count(end))) + end);
    }

    private static Value TruncateWords(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        var text = Printing.Text(rendering, input);
        var count = Math.Max(1, Numbers.Whole(rendering, arguments[0], 15));
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var end = arguments[1].IsNullish ? "..." : Printing.Text(rendering, arguments[1]);
        return Value.Of(words.Length <= count ? text : string.Join(' ', words.Take(count)) + end);
    }

    private static Value LiquidSlice(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        var items = Sequences.Items(rendering, input);
        var offset = (long)Numbers.Whole(rendering, arguments[0], 0);
        offset += offset < 0 ? items.Count : 0;
        var length = Math.Max(0L, Numbers.Whole(rendering, arguments[1], 1));
        var isOutside = offset < 0 || offset > items.Count;
        var part = isOutside ? [] : items.GetRange((int)offset, (int)Math.Min(length, items.Count - offset));
        return input.List is null
            ? Value.Of(Letters.Join(rendering, new ValueList(part), ""))
            : Value.Of(Sequences.Fresh(rendering, part, part.Count));
    }
}
