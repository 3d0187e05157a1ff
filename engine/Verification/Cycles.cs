namespace Porfin.Verification;

/// <summary>Finds the parts of a map in which one can go round: strongly connected components (Tarjan), without recursion.</summary>
internal sealed class Cycles
{
    private readonly IReadOnlyList<Way>[] outbound;
    private readonly Effort effort;
    private readonly int[] order;
    private readonly int[] low;
    private readonly bool[] isOpen;
    private readonly Stack<int> open = new();
    private readonly List<List<int>> found = [];
    private int next;

    private Cycles(IReadOnlyList<Way>[] outbound, Effort effort)
    {
        this.outbound = outbound;
        this.effort = effort;
        order = new int[outbound.Length];
        low = new int[outbound.Length];
        isOpen = new bool[outbound.Length];
    }

    /// <summary>The components with a cycle, each the indexes of its activities.</summary>
    /// <param name="outbound">The ways that leave each activity.</param>
    /// <param name="starts">Where to look.</param>
    /// <param name="effort">What may be done.</param>
    public static IReadOnlyList<List<int>> Of(IReadOnlyList<Way>[] outbound, IEnumerable<int> starts, Effort effort)
    {
        var cycles = new Cycles(outbound, effort);
        foreach (var start in starts)
        {
            if (cycles.order[start] == 0)
            {
                cycles.Visit(start);
            }
        }

        return cycles.found;
    }

    private void Visit(int start)
    {
        var stack = new Stack<(int Node, int Way)>();
        stack.Push(Open(start));
        while (stack.TryPop(out var top))
        {
            effort.Spend();
            if (top.Way == outbound[top.Node].Count)
            {
                Close(top.Node);
                if (stack.TryPeek(out var above))
                {
                    low[above.Node] = Math.Min(low[above.Node], low[top.Node]);
                }

                continue;
            }

            stack.Push((top.Node, top.Way + 1));
            var to = outbound[top.Node][top.Way].To;
            if (to >= 0 && order[to] == 0)
            {
                stack.Push(Open(to));
            }
            else if (to >= 0 && isOpen[to])
            {
                low[top.Node] = Math.Min(low[top.Node], order[to]);
            }
        }
    }

    private (int, int) Open(int node)
    {
        order[node] = low[node] = ++next;
        isOpen[node] = true;
        open.Push(node);
        return (node, 0);
    }

    private void Close(int node)
    {
        if (low[node] != order[node])
        {
            return;
        }

        var component = new List<int>();
        int member;
        do
        {
            member = open.Pop();
            isOpen[member] = false;
            component.Add(member);
        }
        while (member != node);

        if (component.Count > 1 || outbound[node].Any(way => way.To == node))
        {
            found.Add(component);
        }
    }
}
