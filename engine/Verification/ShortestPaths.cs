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
        (from, reached) = Search(FlowMap.Start, static _ => true);
    }

    /// <summary>True when an instance can come to an activity.</summary>
    public bool IsReached(int node) => reached[node];

    /// <summary>The shortest way from the start to an activity.</summary>
    public IReadOnlyList<PathStep> To(int node) => Steps(Back(from, FlowMap.Start, node), node);

    /// <summary>The shortest way from the start to an activity and on over some ways.</summary>
    public IReadOnlyList<PathStep> Over(int node, IEnumerable<Way> further)
    {
        var ways = Back(from, FlowMap.Start, node);
        ways.AddRange(further);
        return Steps(ways, ways.Count > 0 ? ways[^1].To : node);
    }

    /// <summary>The shortest way between two activities over allowed ways, of at least one way; null when there is none.</summary>
    public List<Way>? Between(int start, int end, Func<Way, bool> allowed)
    {
        var (back, found) = Search(start, allowed, includeStart: false);
        return found[end] ? Back(back, start, end, atLeastOne: true) : null;
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

    private static List<Way> Back(Way?[] from, int start, int node, bool atLeastOne = false)
    {
        var ways = new List<Way>();
        for (var at = node; (at != start || (atLeastOne && ways.Count == 0)) && from[at] is { } way && ways.Count <= from.Length; at = way.From)
        {
            ways.Add(way);
        }

        ways.Reverse();
        return ways;
    }

    private (Way?[] From, bool[] Reached) Search(int start, Func<Way, bool> allowed, bool includeStart = true)
    {
        var back = new Way?[plan.Nodes.Length];
        var found = new bool[plan.Nodes.Length];
        found[start] = includeStart;
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var way in map.Outbound[at])
            {
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
