namespace Porfin.Expressions.Templates;

/// <summary>A value written in the template.</summary>
internal sealed class Literal(int place, Value value, bool isFraction = false) : Node(place)
{
    public Value Value { get; } = value;

    /// <summary>A number written with a point; Liquid divides differently by it.</summary>
    public bool IsFraction { get; } = isFraction;

    public override Value Evaluate(Rendering rendering) => Value;
}

/// <summary>A name: one that the template gave, one of the scope, or <c>now</c>.</summary>
internal sealed class Name(int place, string text) : Node(place)
{
    public string Text { get; } = text;

    public override Value Evaluate(Rendering rendering)
    {
        rendering.Place = Place;
        rendering.Budget.Step(1 + (rendering.Locals.Count >> 4));
        return rendering.Locals.TryGet(Text, out var value) || rendering.Scope.TryGet(Text, out value) ? value
            : Text is "now" ? Value.Of(rendering.Scope.Now)
            : default;
    }
}

/// <summary><c>[a, b]</c> and <c>(a, b)</c>.</summary>
internal sealed class ListNode(int place, Node[] items) : Node(place, items)
{
    /// <summary>The items, for targets that take them one by one.</summary>
    public Node[] Items { get; } = items;

    public override Value Evaluate(Rendering rendering)
    {
        rendering.Budget.Step();
        rendering.Budget.Allocate(32 + (Items.Length * 16L));
        var list = new ValueList(Items.Length);
        foreach (var item in Items)
        {
            list.Add(item.Evaluate(rendering));
        }

        return Value.Of(list);
    }
}

/// <summary><c>{"a": b}</c>.</summary>
internal sealed class MapNode(int place, Node[] names, Node[] values) : Node(place, [.. names, .. values])
{
    public override Value Evaluate(Rendering rendering)
    {
        rendering.Budget.Step();
        rendering.Budget.Allocate(32 + (names.Length * 48L));
        var map = new ValueMap(names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            map[Printing.Text(rendering, names[i].Evaluate(rendering))] = values[i].Evaluate(rendering);
        }

        return Value.Of(map);
    }
}

/// <summary>Liquid's <c>(1..5)</c>, both ends included.</summary>
internal sealed class RangeNode(int place, Node first, Node last) : Node(place, first, last)
{
    public override Value Evaluate(Rendering rendering)
    {
        var from = first.Evaluate(rendering);
        var to = last.Evaluate(rendering);
        rendering.Place = Place;
        return Value.Of(Sequences.Range(rendering, End(rendering, from), End(rendering, to) + 1, 1));
    }

    private static double End(Rendering rendering, Value value) => Math.Truncate(Numbers.Of(rendering, value) ?? 0);
}
