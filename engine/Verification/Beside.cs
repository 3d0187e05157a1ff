using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Which activities can run side by side: on ways that part at one point and have not come together at a join.</summary>
internal sealed class Beside(Study study)
{
    private readonly Lazy<List<(int[] First, int[] Second)>> parted = new(() => Partings(study));

    /// <summary>The activities of a group that can run beside one of it.</summary>
    public IEnumerable<(PlanNode, List<Way>?)> Of(PlanNode node, IEnumerable<PlanNode> group)
    {
        if (parted.Value.Count == 0)
        {
            return [];
        }

        return group.Where(other => other.Index >= node.Index && Runs(node.Index, other.Index)).Select(other => (other, (List<Way>?)null));
    }

    private bool Runs(int one, int other)
    {
        study.Effort.Spend(parted.Value.Count);
        return parted.Value.Exists(pair => (Has(pair.First, one) && Has(pair.Second, other)) || (Has(pair.First, other) && Has(pair.Second, one)));
    }

    private static bool Has(int[] sorted, int value) => Array.BinarySearch(sorted, value) >= 0;

    /// <summary>For each two ways that can be taken at once: all that follows the one, and what follows the other before a join of both.</summary>
    private static List<(int[] First, int[] Second)> Partings(Study study)
    {
        var partings = new List<(int[], int[])>();
        foreach (var (one, other, container) in study.Plan.Nodes.Where(node => study.Paths.IsReached(node.Index) && SideBySide.Splits(node)).SelectMany(Pairs))
        {
            var all = (One: Reach(study, container, one, []), Other: Reach(study, container, other, []));
            HashSet<int> joins = container.Graph is { } graph ? graph.Nodes.Where(node => graph.ForwardInbound[node.Local] > 1 && all.One[node.Index] && all.Other[node.Index]).Select(node => node.Index).ToHashSet() : [];
            partings.Add((Sorted(all.One), Sorted(Reach(study, container, other, joins))));
            partings.Add((Sorted(all.Other), Sorted(Reach(study, container, one, joins))));
        }

        return partings;
    }

    private static IEnumerable<(int One, int Other, PlanNode Container)> Pairs(PlanNode container)
    {
        if (container.Graph is { } graph)
        {
            var targets = graph.Nodes.SelectMany(node => SideBySide.Groups(graph, node)).Where(group => group.Count > 1).Select(group => group.Select(edge => graph.Nodes[edge.Target].Index).Distinct().ToList());
            return targets.SelectMany(group => group.SelectMany((one, at) => group.Skip(at + 1).Select(other => (one, other, container))));
        }

        var children = container.Ports.Values.SelectMany(port => port).Select(child => child.Index).ToList();
        return container.Container is Control.ParallelForEach ? children.Select(child => (child, child, container))
            : children.SelectMany((one, at) => children.Skip(at + 1).Select(other => (one, other, container)));
    }

    /// <summary>What follows inside the container: what comes after it waits for both.</summary>
    private static bool[] Reach(Study study, PlanNode container, int start, HashSet<int> until) => until.Contains(start)
        ? new bool[study.Plan.Nodes.Length]
        : study.Paths.Search([start], way => study.Map.IsInside(way.To, container) && !until.Contains(way.To), null, study.Effort).Reached;

    private static int[] Sorted(bool[] reached) => [.. Enumerable.Range(0, reached.Length).Where(index => reached[index])];
}
