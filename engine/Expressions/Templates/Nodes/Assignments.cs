namespace Porfin.Expressions.Templates;

/// <summary>Gives several names the items of one list.</summary>
internal static class Targets
{
    public static void Give(Rendering rendering, string[] names, Value value)
    {
        if (value.List is not { } list || list.Count != names.Length)
        {
            throw Failure.Type($"{names.Length} names ({string.Join(", ", names)}) need a list of {names.Length} items, not {Failure.Describe(value)}.");
        }

        for (var i = 0; i < names.Length; i++)
        {
            rendering.Locals.Set(names[i], list[i]);
        }
    }
}

/// <summary><c>{% set a = … %}</c>, <c>{% set a, b = … %}</c>.</summary>
internal sealed class SetPart(int place, string[] names, Node node) : Part
{
    public override Signal Render(Rendering rendering)
    {
        var value = node.Evaluate(rendering);
        rendering.Place = place;
        if (names is [var only])
        {
            rendering.Locals.Set(only, value);
        }
        else
        {
            Targets.Give(rendering, names, value);
        }

        return Signal.Next;
    }
}

/// <summary><c>{% set space.name = … %}</c>, where the space comes from <c>namespace()</c>.</summary>
internal sealed class SetMemberPart(int place, string space, string name, Node node) : Part
{
    public override Signal Render(Rendering rendering)
    {
        var value = node.Evaluate(rendering);
        rendering.Place = place;
        return rendering.Locals.TryGet(space, out var target) && target.Foreign is Namespace names && names.Set(name, value)
            ? Signal.Next
            : throw Failure.Type($"'{space}' was not made by namespace(), so its members cannot be set.");
    }
}

/// <summary>Liquid's <c>{% assign a = … %}</c>: for the rest of the template.</summary>
internal sealed class AssignPart(string name, Node node) : Part
{
    public override Signal Render(Rendering rendering)
    {
        rendering.Locals.SetShared(name, node.Evaluate(rendering));
        return Signal.Next;
    }
}

/// <summary><c>{% set a %}…{% endset %}</c>, <c>{% capture a %}…</c>, <c>{% filter … %}…</c>: what a block writes, as a value.</summary>
internal sealed class CapturePart(Block body, Node value, Action<Rendering, Value> give) : Part
{
    public override Signal Render(Rendering rendering)
    {
        var mark = rendering.Locals.Enter();
        var text = Value.Of(rendering.Capture(body));
        rendering.Locals.Set(Captured.Name, text);
        var result = value.Evaluate(rendering);
        rendering.Locals.Leave(mark);
        give(rendering, result);
        return Signal.Next;
    }
}

/// <summary>Stands for the text of a captured block, under a name that no template can write.</summary>
internal sealed class Captured(int place) : Node(place)
{
    public const string Name = "<captured>";

    public override Value Evaluate(Rendering rendering)
    {
        rendering.Locals.TryGet(Name, out var value);
        return value;
    }
}

/// <summary><c>{% with a = … %}…{% endwith %}</c>.</summary>
internal sealed class WithPart(IReadOnlyList<(string Name, Node Value)> names, Block body) : Part
{
    public override Signal Render(Rendering rendering)
    {
        var values = names.Select(pair => (pair.Name, Value: pair.Value.Evaluate(rendering))).ToArray();
        var mark = rendering.Locals.Enter();
        foreach (var (name, value) in values)
        {
            rendering.Locals.Set(name, value);
        }

        var signal = body.Render(rendering);
        rendering.Locals.Leave(mark);
        return signal;
    }
}

/// <summary>What Jinja's <c>namespace()</c> gives: members that blocks inside loops can set.</summary>
internal sealed class Namespace : ForeignObject
{
    private readonly ValueMap members = [];

    public Namespace(ValueMap given)
    {
        foreach (var (name, value) in given)
        {
            members[name] = value;
        }
    }

    public override string ToText() => "";

    public override Value Get(string name) => members[name];

    public override bool Set(string name, Value value)
    {
        members[name] = value;
        return true;
    }
}

/// <summary>Liquid's <c>cycle</c>, <c>increment</c> and <c>decrement</c>: a counter for each tag's key.</summary>
internal sealed class CounterPart(string key, int step, bool writesAfter, Node[] values) : Part
{
    public override Signal Render(Rendering rendering)
    {
        var counter = rendering.Locals.TryGet(key, out var value) && value.IsNumber ? value.Number : 0;
        rendering.Locals.SetShared(key, Value.Of(counter + step));
        rendering.Write(values.Length > 0 ? values[(int)(counter % values.Length)].Evaluate(rendering) : Value.Of(writesAfter ? counter + step : counter));
        return Signal.Next;
    }
}
