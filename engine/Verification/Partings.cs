using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Two ways that can be taken at once: what of the one can run beside what of the other.</summary>
/// <param name="Container">Where they part.</param>
/// <param name="First">Activities of the one, by index, sorted.</param>
/// <param name="Second">Activities of the other, by index, sorted.</param>
internal sealed record Parting(PlanNode Container, int[] First, int[] Second)
{
    public bool Has(int one, int other) => (Has(First, one) && Has(Second, other)) || (Has(First, other) && Has(Second, one));

    private static bool Has(int[] sorted, int value) => Array.BinarySearch(sorted, value) >= 0;
}

/// <summary>
/// Where ways part. Two that come together at a join are one again behind it, but for what can leave the ways to the join: the join does not wait for that any more.
/// </summary>
/// <param name="study">What is studied.</param>
/// <param name="tells">True for activities that surely write: what the customer read before one of them is no more the last.</param>
internal sealed class Partings(Study study, Func<int, bool> tells)
{
    private readonly Lazy<ILookup<int, Way>> inbound = new(() => study.Map.Outbound.SelectMany(ways => ways).Where(way => way.To >= 0).ToLookup(way => way.To));

    public List<Parting> Find() => [.. study.Plan.Nodes.Where(node => study.Paths.IsReached(node.Index) && SideBySide.Splits(node)).SelectMany(Pairs).SelectMany(pair => Of(pair.Container, pair.From, pair.One, pair.Other))];

    private IEnumerable<Parting> Of(PlanNode container, int from, int one, int other)
    {
        var (all, others) = (Reach(container, one, []), Reach(container, other, []));
        HashSet<int> joins = container.Graph is { } graph ? graph.Nodes.Where(node => graph.ForwardInbound[node.Local] > 1 && all[node.Index] && others[node.Index]).Select(node => node.Index).ToHashSet() : [];
        var (own, othersOwn) = (Reach(container, one, joins), Reach(container, other, joins));

        // One that comes back to where they part, without the join, sends more and more branches to it.
        return joins.Count == 0 || own[from] || othersOwn[from] ? [new(container, Sorted(all), Sorted(others))] : [new(container, Sorted(all), Sorted(othersOwn)), new(container, Sorted(others), Sorted(own)), .. Behind(container, one, other, othersOwn, joins), .. Behind(container, other, one, own, joins)];
    }

    /// <summary>What leaves the ways to a join on one way, beside what stands behind the join when it is reached by the other way.</summary>
    private IEnumerable<Parting> Behind(PlanNode container, int one, int other, bool[] othersOwn, HashSet<int> joins) =>
        joins.Where(join => join == other || inbound.Value[join].Any(way => othersOwn[way.From]))
            .Select(join => new Parting(container, Leaving(container, one, study.Plan.Nodes[join]), Sorted(Reach(container, join, []))))
            .Where(parting => parting.First.Length > 0);

    /// <summary>The activities of a way from which it can get to where it cannot arrive at a join any more, without a word between. A way that begins with the join leaves it at once.</summary>
    private int[] Leaving(PlanNode container, int start, PlanNode join)
    {
        if (start == join.Index)
        {
            return Sorted(Reach(container, start, []));
        }

        var region = Reach(container, start, [join.Index]);
        var leaving = Sorted(region).Where(index => !CanArrive(container, index, join) || study.Map.Outbound[index].Exists(way => !study.Map.IsInside(way.To, container))).ToHashSet();
        var queue = new Queue<int>(leaving);
        while (queue.TryDequeue(out var at))
        {
            study.Effort.Spend();
            foreach (var way in tells(at) ? [] : inbound.Value[at].Where(way => region[way.From] && leaving.Add(way.From)))
            {
                queue.Enqueue(way.From);
            }
        }

        return [.. leaving.Order()];
    }

    private bool CanArrive(PlanNode container, int index, PlanNode join) => container.Graph!.CanArrive(JoinWaits.Ancestor(study.Plan.Nodes[index], container).Local, join.Local);

    private static IEnumerable<(PlanNode Container, int From, int One, int Other)> Pairs(PlanNode container)
    {
        if (container.Graph is { } graph)
        {
            return graph.Nodes.SelectMany(node => SideBySide.Groups(graph, node).SelectMany(group => Two([.. group.Select(edge => graph.Nodes[edge.Target].Index).Distinct()]).Select(two => (container, node.Index, two.One, two.Other))));
        }

        var children = container.Ports.Values.SelectMany(port => port).Select(child => child.Index).ToList();
        return (container.Container is Control.ParallelForEach ? children.Select(child => (One: child, Other: child)) : Two(children)).Select(two => (container, container.Index, two.One, two.Other));
    }

    private static IEnumerable<(int One, int Other)> Two(IReadOnlyList<int> of) => of.SelectMany((one, at) => of.Skip(at + 1).Select(other => (one, other)));

    /// <summary>What follows inside the container: what comes after it waits for both.</summary>
    private bool[] Reach(PlanNode container, int start, HashSet<int> until) => until.Contains(start)
        ? new bool[study.Plan.Nodes.Length]
        : study.Paths.Search([start], way => study.Map.IsInside(way.To, container) && !until.Contains(way.To), null, study.Effort).Reached;

    private static int[] Sorted(bool[] reached) => [.. Enumerable.Range(0, reached.Length).Where(index => reached[index])];
}
