namespace Porfin.Expressions.Scripting;

/// <summary><c>...items</c> in a list or in arguments; only its owner evaluates it.</summary>
internal sealed class SpreadNode(Node operand) : Node
{
    public override Value Evaluate(Frame frame) => operand.Evaluate(frame);

    /// <summary>The values of nodes, spreads unfolded.</summary>
    public static ValueList Unfold(Frame frame, Node[] nodes)
    {
        frame.Run.AllocateItems(nodes.Length);
        var list = new ValueList(nodes.Length);
        foreach (var node in nodes)
        {
            var value = node.Evaluate(frame);
            if (node is not SpreadNode)
            {
                list.Add(value);
                continue;
            }

            foreach (var item in Iteration.Over(frame.Run, value))
            {
                frame.Run.Budget.Step();
                frame.Run.AllocateItems(1);
                list.Add(item);
            }
        }

        return list;
    }
}

internal sealed class ListNode(Node[] items) : Node
{
    public override Value Evaluate(Frame frame) => Value.Of(SpreadNode.Unfold(frame, items));
}

/// <summary>An entry of a map literal; a spread has no key.</summary>
internal readonly record struct Entry(string? Name, Node? Key, Node Value);

internal sealed class MapNode(Entry[] entries) : Node
{
    public override Value Evaluate(Frame frame)
    {
        frame.Run.Budget.Allocate(64 + (72L * entries.Length));
        var map = new ValueMap(entries.Length);
        foreach (var entry in entries)
        {
            if (entry.Name is { } name)
            {
                map[name] = entry.Value.Evaluate(frame);
            }
            else if (entry.Key is { } key)
            {
                var text = Coerce.ToKey(frame.Run, key.Evaluate(frame));
                map[text] = entry.Value.Evaluate(frame);
            }
            else
            {
                Maps.CopyInto(frame.Run, map, entry.Value.Evaluate(frame));
            }
        }

        return Value.Of(map);
    }
}
