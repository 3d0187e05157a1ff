namespace Porfin.Expressions.Templates;

/// <summary>What <c>loop</c> (Jinja) and <c>forloop</c> (Liquid) tell about the loop that runs.</summary>
internal sealed class LoopState(ValueList items, LoopState? parent) : ForeignObject
{
    private Value lastSeen;
    private bool hasSeen;

    public int Index { get; set; }

    private int Left => items.Count - Index;

    private int Depth => 1 + (parent?.Depth ?? 0);

    public override string ToText() => "";

    public override Value Get(string name) => name switch
    {
        "index" => Value.Of(Index + 1),
        "index0" => Value.Of(Index),
        "revindex" or "rindex" => Value.Of(Left),
        "revindex0" or "rindex0" => Value.Of(Left - 1),
        "first" => Value.Of(Index == 0),
        "last" => Value.Of(Left == 1),
        "length" => Value.Of(items.Count),
        "previtem" => Neighbour(Index - 1),
        "nextitem" => Neighbour(Index + 1),
        "depth" => Value.Of(Depth),
        "depth0" => Value.Of(Depth - 1),
        "parent" or "parentloop" => parent is null ? default : Value.Of(parent),
        _ => default,
    };

    private Value Neighbour(int at) => at >= 0 && at < items.Count ? items[at] : default;

    /// <summary><c>loop.cycle(a, b)</c>: one after the other, round by round.</summary>
    public Value Cycle(ReadOnlySpan<Value> values) => values.Length == 0 ? default : values[Index % values.Length];

    /// <summary><c>loop.changed(x)</c>: true when the value is not the one of the last call.</summary>
    public bool HasChanged(Rendering rendering, Value value)
    {
        var changed = !hasSeen || !Comparing.Same(rendering, lastSeen, value);
        (lastSeen, hasSeen) = (value, true);
        return changed;
    }
}
