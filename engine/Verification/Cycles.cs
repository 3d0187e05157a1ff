namespace Porfin.Verification;

/// <summary>Finds the parts of a map in which one can go round: strongly connected components (Tarjan), without recursion.</summary>
internal sealed class Cycles
{
    private readonly IReadOnlyList<int>[] next;
    private readonly Effort effort;
    private readonly int[] order;
    private readonly int[] low;
    private readonly bool[] isOpen;
    private readonly Stack<int> open = new();
    private readonly List<List<int>> found = [];
    private int last;

    private Cycles(IReadOnlyList<int>[] next, Effort effort)
    {
        this.next = next;
        this.effort = effort;
        order = new int[next.Length];
        low = new int[next.Length];
        isOpen = new bool[next.Length];
    }

    /// <summary>The components with a cycle, each the indexes of its points.</summary>
    /// <param name="next">The points that follow each; below 0 for none.</param>
    /// <param name="starts">Where to look.</param>
    /// <param name="effort">What may be done.</param>
    public static IReadOnlyList<List<int>> Of(IReadOnlyList<int>[] next, IEnumerable<int> starts, Effort effort) => [.. Components(next, starts, effort).Where(component => component.Count > 1 || next[component[0]].Contains(component[0]))];

    /// <summary>All components, those that follow others before them.</summary>
    /// <param name="next">The points that follow each; below 0 for none.</param>
    /// <param name="starts">Where to look.</param>
    /// <param name="effort">What may be done.</param>
    public static IReadOnlyList<List<int>> Components(IReadOnlyList<int>[] next, IEnumerable<int> starts, Effort effort)
    {
        var cycles = new Cycles(next, effort);
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
            if (top.Way == next[top.Node].Count)
            {
                Close(top.Node);
                if (stack.TryPeek(out var above))
                {
                    low[above.Node] = Math.Min(low[above.Node], low[top.Node]);
                }

                continue;
            }

            stack.Push((top.Node, top.Way + 1));
            var to = next[top.Node][top.Way];
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
        order[node] = low[node] = ++last;
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

        found.Add(component);
    }
}
