using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>The shortest ways from the start to everywhere, and between points.</summary>
internal sealed class ShortestPaths
{
    private readonly Plan plan;
    private readonly FlowMap map;
    private readonly Way?[] from;
    private readonly bool[] reached;

    public ShortestPaths(Plan plan, FlowMap map)
    {
        this.plan = plan;
        this.map = map;
        (from, reached) = Search([FlowMap.Start], static _ => true, null, new Effort(long.MaxValue));
    }

    /// <summary>True when an instance can come to an activity.</summary>
    public bool IsReached(int node) => reached[node];

    /// <summary>The shortest way from the start to an activity.</summary>
    public IReadOnlyList<PathStep> To(int node, Effort effort) => Over(node, [], effort);

    /// <summary>The ways of the shortest way from the start to an activity.</summary>
    public List<Way> WaysTo(int node, Effort effort) => Back(from, node, effort);

    /// <summary>The ways of the shortest way from the start to an activity.</summary>
    public List<Way> Ways(int node, Effort effort) => effort.WantsPaths ? Back(from, node, effort) : [];

    /// <summary>The shortest way from the start to an activity and on over some ways.</summary>
    public IReadOnlyList<PathStep> Over(int node, IReadOnlyList<Way> further, Effort effort)
    {
        if (!effort.WantsPaths)
        {
            return [];
        }

        var ways = Ways(node, effort);
        ways.AddRange(further);
        return Steps(ways, ways.Count > 0 ? ways[^1].To : node);
    }

    /// <summary>The shortest way of at least one way between two activities over allowed ways; null when there is none.</summary>
    public List<Way>? Between(int start, int end, Func<Way, bool> allowed, Effort effort)
    {
        var first = map.Outbound[start].Where(allowed).ToList();
        if (first.Find(way => way.To == end) is { } direct)
        {
            return [direct];
        }

        var (back, found) = Search([.. first.Select(way => way.To).Where(to => to >= 0).Distinct()], allowed, end, effort);
        if (!found[end])
        {
            return null;
        }

        var ways = Back(back, end, effort);
        ways.Insert(0, first.Find(way => way.To == ways[0].From)!);
        return ways;
    }

    /// <summary>Ways as the steps that people see: containers are left out.</summary>
    public IReadOnlyList<PathStep> Steps(IEnumerable<Way> ways, int last)
    {
        var steps = ways.Where(way => plan.Nodes[way.From].Container is null).Select(way => new PathStep(plan.Nodes[way.From].Path, way.Outcome)).ToList();
        if (last >= 0 && plan.Nodes[last].Container is null)
        {
            steps.Add(new(plan.Nodes[last].Path, null));
        }

        return steps;
    }

    /// <summary>The ways to a node, from where a search began.</summary>
    public static List<Way> Back(Way?[] from, int node, Effort effort)
    {
        var ways = new List<Way>();
        for (var at = node; from[at] is { } way; at = way.From)
        {
            effort.Spend();
            ways.Add(way);
        }

        ways.Reverse();
        return ways;
    }

    /// <summary>Breadth first over allowed ways.</summary>
    public (Way?[] From, bool[] Reached) Search(IReadOnlyList<int> starts, Func<Way, bool> allowed, int? until, Effort effort)
    {
        var back = new Way?[plan.Nodes.Length];
        var found = new bool[plan.Nodes.Length];
        var queue = new Queue<int>(starts);
        foreach (var start in starts)
        {
            found[start] = true;
        }

        effort.Spend(plan.Nodes.Length / 16);
        while (queue.TryDequeue(out var at) && at != until)
        {
            foreach (var way in map.Outbound[at])
            {
                effort.Spend();
                if (way.To >= 0 && !found[way.To] && allowed(way))
                {
                    found[way.To] = true;
                    back[way.To] = way;
                    queue.Enqueue(way.To);
                }
            }
        }

        return (back, found);
    }
}
