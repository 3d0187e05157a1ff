using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>A step on a way through a flow, with by what it is left.</summary>
/// <param name="NodeId">The path of the activity.</param>
/// <param name="Outcome">The outcome by which it is left; null for the last.</param>
/// <param name="Cause">By what that outcome comes about.</param>
public sealed record RouteStep(string NodeId, string? Outcome, OutcomeCause Cause);

/// <summary>A connection, by the activities and the outcome that it joins.</summary>
/// <param name="Source">The path of the activity that is left.</param>
/// <param name="Outcome">The outcome by which it is left.</param>
/// <param name="Target">The path of the activity that is entered.</param>
public sealed record FlowConnection(string Source, string Outcome, string Target);

/// <summary>The ways through a flow, for those who want to get somewhere in it: what there is, the shortest way to it, and how far it is.</summary>
public sealed class FlowRoutes
{
    private const long MostSteps = 5_000_000;

    private readonly Plan plan;
    private readonly FlowMap map;
    private readonly ShortestPaths paths;
    private readonly Way?[] busy;
    private readonly Dictionary<int, int[]> distances = [];

    private FlowRoutes(Plan plan, FlowMap map)
    {
        this.plan = plan;
        this.map = map;
        paths = new(plan, map);
        busy = paths.Search([FlowMap.Start], static way => way.Cause is not OutcomeCause.Time, null, new Effort(MostSteps)).From;
        Steps = [.. plan.Nodes.Where(node => node.Container is null).Select(node => node.Path)];
        Connections = [.. plan.Nodes.Where(node => node.Graph is not null)
            .SelectMany(chart => chart.Graph!.Outbound.SelectMany((edges, source) => edges.Select(edge => new FlowConnection(chart.Graph.Nodes[source].Path, edge.Port ?? "Done", chart.Graph.Nodes[edge.Target].Path))))
            .Distinct()];
    }

    /// <summary>The activities that are no containers, sub-flows' included, as they stand in the flow.</summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>The connections of all flowcharts.</summary>
    public IReadOnlyList<FlowConnection> Connections { get; }

    /// <summary>The ways of a plan; null when it has more than can be drawn.</summary>
    public static FlowRoutes? Of(Plan plan)
    {
        try
        {
            return new(plan, new FlowMap(plan, new Effort(MostSteps)));
        }
        catch (EffortSpent)
        {
            return null;
        }
    }

    /// <summary>The shortest way from the start to an activity; null when no instance can come there.</summary>
    public IReadOnlyList<RouteStep>? To(string path) => plan.ByPath.TryGetValue(path, out var node) && paths.IsReached(node.Index) ? Route(paths.WaysTo(node.Index, new Effort(MostSteps)), path) : null;

    /// <summary>The shortest way on which nobody lets time pass; null when there is none.</summary>
    public IReadOnlyList<RouteStep>? WithoutTime(string path) =>
        plan.ByPath.TryGetValue(path, out var node) && (busy[node.Index] is not null || node.Index == FlowMap.Start) ? Route(ShortestPaths.Back(busy, node.Index, new Effort(MostSteps)), path) : null;

    /// <summary>The shortest way from the start over a connection; null when no instance can go there.</summary>
    public IReadOnlyList<RouteStep>? Over(FlowConnection connection)
    {
        if (To(connection.Source) is not { } route || Outbound(connection.Source).FirstOrDefault(way => way.Outcome == connection.Outcome) is not { } taken)
        {
            // A container with outcomes of its own (a sub-flow) is no step of the map: its inside is.
            return plan.ByPath.TryGetValue(connection.Source, out var node) && node.Container is not null ? To(connection.Target) : null;
        }

        return [.. route.SkipLast(1), new(connection.Source, connection.Outcome, taken.Cause), new(connection.Target, null, OutcomeCause.Immediate)];
    }

    /// <summary>The outcomes by which an activity can be left, with by what they come about.</summary>
    public IEnumerable<(string Outcome, OutcomeCause Cause)> OutcomesOf(string path) => Outbound(path).Select(way => (way.Outcome, way.Cause)).Distinct();

    /// <summary>How many activities lie between an outcome of one and another; null when it cannot be reached from there.</summary>
    public int? Distance(string path, string outcome, string goal)
    {
        if (!plan.ByPath.TryGetValue(goal, out var node))
        {
            return null;
        }

        var to = distances.TryGetValue(node.Index, out var known) ? known : distances[node.Index] = Measure(node.Index);
        var found = Outbound(path).Where(way => way.Outcome == outcome && way.To >= 0).Select(way => to[way.To]).DefaultIfEmpty(int.MaxValue).Min();
        return found is int.MaxValue ? null : found;
    }

    private IReadOnlyList<RouteStep> Route(IEnumerable<Way> ways, string end) =>
        [.. ways.Where(way => plan.Nodes[way.From].Container is null).Select(way => new RouteStep(plan.Nodes[way.From].Path, way.Outcome, way.Cause)), new(end, null, OutcomeCause.Immediate)];

    private List<Way> Outbound(string path) => plan.ByPath.TryGetValue(path, out var node) ? map.Outbound[node.Index] : [];

    /// <summary>How far every activity is from a goal.</summary>
    private int[] Measure(int goal)
    {
        var inbound = map.Outbound.SelectMany(ways => ways).Where(way => way.To >= 0).ToLookup(way => way.To, way => way.From);
        var far = Enumerable.Repeat(int.MaxValue, plan.Nodes.Length).ToArray();
        var queue = new Queue<int>([goal]);
        far[goal] = 0;
        while (queue.TryDequeue(out var at))
        {
            foreach (var from in inbound[at].Where(from => far[from] is int.MaxValue))
            {
                far[from] = far[at] + 1;
                queue.Enqueue(from);
            }
        }

        return far;
    }
}
