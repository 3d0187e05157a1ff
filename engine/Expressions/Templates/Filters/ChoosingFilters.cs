namespace Porfin.Expressions.Templates;

/// <summary>Filters that keep, drop or change each item: Jinja's by a test or a filter, Liquid's by a property.</summary>
internal static class ChoosingFilters
{
    public static IEnumerable<Routine> All { get; } =
    [
        new("map", "[filter] * [attribute] [default]", Map),
        new("select", "[test] *", (rendering, input, arguments) => Choose(rendering, input, default, arguments, true)),
        new("reject", "[test] *", (rendering, input, arguments) => Choose(rendering, input, default, arguments, false)),
        new("selectattr", "attribute [test] *", (rendering, input, arguments) => Choose(rendering, input, arguments[0], arguments[1..], true)),
        new("rejectattr", "attribute [test] *", (rendering, input, arguments) => Choose(rendering, input, arguments[0], arguments[1..], false)),
        new("where", "property [value]", (rendering, input, arguments) => ByProperty(rendering, input, arguments, true)),
    ];

    public static IEnumerable<Routine> AfterColon { get; } =
    [
        new("map", "property", (rendering, input, arguments) => Each(rendering, input, arguments[0], default)),
        new("reject", "property [value]", (rendering, input, arguments) => ByProperty(rendering, input, arguments, false)),
    ];

    private static Value Map(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        if (!arguments[1].IsNullish)
        {
            return Each(rendering, input, arguments[1], arguments[2]);
        }

        var name = arguments[0].Text ?? throw Failure.Argument("'map' needs the name of a filter, or attribute=\"…\".");
        var filter = Filters.Find(name, isLiquid: false) ?? throw Failure.Argument($"There is no filter '{name}'.");
        var items = Sequences.Items(rendering, input);
        var changed = new ValueList(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            changed.Add(filter.RunUnchecked(rendering, items[i], arguments[3..]));
        }

        return ListFilters.Made(rendering, changed);
    }

    private static Value Each(Rendering rendering, Value input, Value attribute, Value fallback) =>
        ListFilters.Made(rendering, Sequences.Items(rendering, input).Select(item =>
            Attributes.Of(rendering, item, attribute) is { IsUndefined: false } value ? value : fallback));

    private static Value Choose(Rendering rendering, Value input, Value attribute, ReadOnlySpan<Value> test, bool keeps)
    {
        var name = test[0].IsNullish ? null : Printing.Text(rendering, test[0]);
        var routine = name is null ? null : Tests.Find(name) ?? throw Failure.Argument($"There is no test '{name}'.");
        var chosen = new ValueList();
        foreach (var item in Sequences.Items(rendering, input))
        {
            var value = Attributes.Of(rendering, item, attribute);
            var holds = Truth.Of(routine?.RunUnchecked(rendering, value, test[1..]) ?? value);
            if (holds == keeps)
            {
                chosen.Add(item);
            }
        }

        return ListFilters.Made(rendering, chosen);
    }

    /// <summary>Items whose property has a value; without one, whose property is neither nothing nor false.</summary>
    private static Value ByProperty(Rendering rendering, Value input, ReadOnlySpan<Value> arguments, bool keeps)
    {
        var (property, wanted) = (arguments[0], arguments[1]);
        return ListFilters.Made(rendering, Sequences.Items(rendering, input).Where(item =>
        {
            var value = Attributes.Of(rendering, item, property);
            var holds = wanted.IsUndefined ? !value.IsNullish && !(value.IsBoolean && !value.Boolean) : Comparing.Same(rendering, value, wanted);
            return holds == keeps;
        }));
    }
}
