namespace Porfin.Execution;

/// <summary>When a node with several inbound connections runs.</summary>
public enum FlowJoinMode
{
    /// <summary>When the first branch arrives; the others are cancelled.</summary>
    WaitAny,

    /// <summary>When all branches have arrived; when one cannot arrive any more, the join is skipped.</summary>
    WaitAll,

    /// <summary>When every branch that can still arrive has arrived.</summary>
    WaitAllActive,
}

/// <summary>A connection inside a flowchart.</summary>
/// <param name="Index">Its place in the graph.</param>
/// <param name="Source">The local index of the node it leaves.</param>
/// <param name="Port">The outcome it leaves by; null for the default outcome only.</param>
/// <param name="Target">The local index of the node it enters.</param>
internal sealed record Edge(int Index, int Source, string? Port, int Target)
{
    /// <summary>True when it closes a loop.</summary>
    public bool IsBackward { get; set; }
}

/// <summary>
/// The graph of a flowchart, prepared for running. A join asks "can something that still runs arrive here?"; the answer is a bit in a
/// reachability matrix, so that no counters have to be kept or reset in loops.
/// </summary>
internal sealed class FlowGraph
{
    private readonly Edge[][] inbound;
    private readonly bool[]?[] before;
    private readonly Lazy<ulong[][]> forward;

    public FlowGraph(PlanNode[] nodes, IReadOnlyList<Edge> edges, int start, IReadOnlyDictionary<int, FlowJoinMode> joins, IReadOnlyList<int>? otherStarts = null)
    {
        Nodes = nodes;
        Start = start;
        Edges = edges;
        var leaving = edges.ToLookup(edge => edge.Source);
        Outbound = [.. nodes.Select((_, local) => leaving[local].ToArray())];
        var reached = MarkBackward(nodes.Length, otherStarts ?? []);
        var entering = edges.ToLookup(edge => edge.Target);
        inbound = [.. nodes.Select((_, local) => entering[local].ToArray())];
        ForwardInbound = [.. inbound.Select(entries => entries.Count(edge => !edge.IsBackward && reached[edge.Source]))];
        Joins = [.. nodes.Select((_, local) => joins.TryGetValue(local, out var mode) ? mode : FlowJoinMode.WaitAllActive)];
        before = new bool[nodes.Length][];
        forward = new(() => Closure(nodes.Length, [.. edges.Where(edge => !edge.IsBackward)]));
        Reached = reached;
    }

    public PlanNode[] Nodes { get; }

    public IReadOnlyList<Edge> Edges { get; }

    /// <summary>The local index of the start; -1 for an empty flowchart.</summary>
    public int Start { get; }

    public Edge[][] Outbound { get; }

    /// <summary>How many connections enter a node on ways that do not close a loop.</summary>
    public int[] ForwardInbound { get; }

    public FlowJoinMode[] Joins { get; }

    /// <summary>The nodes that can be reached from the start, from what else begins the flow, and from where faults lead.</summary>
    public bool[] Reached { get; }

    /// <summary>
    /// True when what runs at a node may still arrive at a join in the same round. Ways back of a loop that contains the join do not count: they
    /// lead to its next round. Ways back of other loops do: a loop in a branch holds the join until it is left.
    /// </summary>
    public bool CanArrive(int from, int join) => (before[join] ??= Before(join))[from];

    /// <summary>True when a way of at least one connection that closes no loop leads from one node to another.</summary>
    public bool CanReachForward(int from, int to) => (forward.Value[from][to >> 6] >> (to & 63) & 1) != 0;

    private bool[] Before(int join)
    {
        var found = new bool[Nodes.Length];
        var queue = new Queue<int>([join]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var edge in inbound[at])
            {
                if (!found[edge.Source] && !(edge.IsBackward && Encloses(edge, join)))
                {
                    found[edge.Source] = true;
                    queue.Enqueue(edge.Source);
                }
            }
        }

        return found;
    }

    /// <summary>True when the loop that a connection closes contains a node.</summary>
    private bool Encloses(Edge back, int node) =>
        (back.Target == node || CanReachForward(back.Target, node)) && (back.Source == node || CanReachForward(node, back.Source));

    /// <summary>Depth-first from the start: a connection to a node on the current way closes a loop.</summary>
    private bool[] MarkBackward(int count, IReadOnlyList<int> otherStarts)
    {
        var state = new byte[count];
        var stack = new Stack<(int Node, int Next)>();
        void Visit(int from)
        {
            state[from] = 1;
            stack.Push((from, 0));
            while (stack.TryPop(out var top))
            {
                if (top.Next == Outbound[top.Node].Length)
                {
                    state[top.Node] = 2;
                    continue;
                }

                stack.Push((top.Node, top.Next + 1));
                var edge = Outbound[top.Node][top.Next];
                edge.IsBackward = state[edge.Target] == 1;
                if (state[edge.Target] == 0)
                {
                    state[edge.Target] = 1;
                    stack.Push((edge.Target, 0));
                }
            }
        }

        if (Start >= 0)
        {
            Visit(Start);
        }

        foreach (var other in otherStarts.Where(other => state[other] == 0))
        {
            Visit(other);
        }

        return [.. state.Select(value => value != 0)];
    }

    /// <summary>Transitive closure by rounds over the edges in reverse topological-like order; ends when a round changes nothing.</summary>
    private static ulong[][] Closure(int count, IReadOnlyList<Edge> edges)
    {
        var words = (count + 63) >> 6;
        var rows = new ulong[count][];
        for (var i = 0; i < count; i++)
        {
            rows[i] = new ulong[words];
        }

        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = edges.Count - 1; i >= 0; i--)
            {
                changed |= Absorb(rows[edges[i].Source], rows[edges[i].Target], edges[i].Target);
            }
        }

        return rows;
    }

    private static bool Absorb(ulong[] into, ulong[] from, int target)
    {
        var changed = false;
        for (var word = 0; word < into.Length; word++)
        {
            var merged = into[word] | from[word] | (target >> 6 == word ? 1UL << (target & 63) : 0);
            changed |= merged != into[word];
            into[word] = merged;
        }

        return changed;
    }
}
