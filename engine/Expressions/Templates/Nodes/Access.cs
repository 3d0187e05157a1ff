namespace Porfin.Expressions.Templates;

/// <summary><c>target.name</c>.</summary>
internal sealed class Member(int place, Node target, string name) : Node(place, target)
{
    public Node Target { get; } = target;

    public string Name { get; } = name;

    public override Value Evaluate(Rendering rendering)
    {
        var value = Target.Evaluate(rendering);
        rendering.Place = Place;
        rendering.Budget.Step();
        return Members.Get(rendering, value, Name);
    }
}

/// <summary><c>target[key]</c>.</summary>
internal sealed class Subscript(int place, Node target, Node key) : Node(place, target, key)
{
    public override Value Evaluate(Rendering rendering)
    {
        var value = target.Evaluate(rendering);
        var at = key.Evaluate(rendering);
        rendering.Place = Place;
        rendering.Budget.Step();
        return Members.At(rendering, value, at);
    }
}

/// <summary><c>target[start:stop:step]</c>, each part optional.</summary>
internal sealed class SliceNode(int place, Node target, Node? start, Node? stop, Node? step) : Node(place, target, start, stop, step)
{
    public override Value Evaluate(Rendering rendering)
    {
        var value = target.Evaluate(rendering);
        var from = start?.Evaluate(rendering) ?? default;
        var to = stop?.Evaluate(rendering) ?? default;
        var by = step?.Evaluate(rendering) ?? default;
        rendering.Place = Place;
        return Members.Slice(rendering, value, from, to, by);
    }
}
