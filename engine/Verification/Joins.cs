using Porfin.Control;
using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Joins that wait for all branches although not all can come: such a join is given up, and the flow ends there without a word.</summary>
internal static class Joins
{
    public static IEnumerable<Finding> Find(Study study)
    {
        foreach (var flowchart in study.Reached.Where(node => node.Graph is not null))
        {
            var graph = flowchart.Graph!;
            foreach (var join in graph.Nodes.Where(node => graph.Joins[node.Local] is FlowJoinMode.WaitAll && graph.ForwardInbound[node.Local] > 1 && study.Paths.IsReached(node.Index)))
            {
                var arrivals = new Arrivals(study, graph, join.Local);
                var never = arrivals.ExcludeEachOther();
                if (never || !arrivals.AreComplete())
                {
                    yield return Study.At(join, never ? "join:never" : "join:may-be-given-up", never ? Severity.Error : Severity.Warning, study.Paths.To(join.Index, study.Effort), join.Name) with { Repair = TakeActive(join) };
                }
            }
        }
    }

    private static Repair? TakeActive(PlanNode join) => !Study.IsOwn(join) ? null : new(Sentences.Of("repair:wait-active").With(join.Name), edit => edit.SetInput(join.JsonPath, "mode", nameof(FlowJoinMode.WaitAllActive)));
}

/// <summary>Which connections to a join can be taken, and which surely are.</summary>
internal sealed class Arrivals
{
    private readonly Study study;
    private readonly FlowGraph graph;
    private readonly int join;
    private readonly HashSet<int> all;
    private readonly HashSet<int>[] may;
    private readonly HashSet<int>[] must;

    public Arrivals(Study study, FlowGraph graph, int join)
    {
        (this.study, this.graph, this.join) = (study, graph, join);
        all = [.. graph.Edges.Where(edge => edge.Target == join && !edge.IsBackward && graph.Reached[edge.Source]).Select(edge => edge.Index)];
        may = Solve([], (node, sets) => [.. Choices(node).SelectMany(choice => choice).SelectMany(edge => Through(edge, sets))], counts: static _ => true);
        must = Solve(all, (node, sets) => Certain(node, sets), counts: static edge => !edge.IsBackward);
    }

    /// <summary>True when two connections can never both be taken: no point before them takes ways to both.</summary>
    public bool ExcludeEachOther()
    {
        // A way back does not wait at the join: it runs it at once.
        if (graph.Edges.Any(edge => edge.Target == join && edge.IsBackward))
        {
            return false;
        }

        var together = graph.Nodes.Where(node => graph.Reached[node.Local]).SelectMany(node => SideBySide.Groups(graph, node)).Where(group => group.Count > 1)
            .Select(group => group.Select(edge => Through(edge, may)).ToList()).ToList();
        return all.Any(one => all.Any(other => one < other && !together.Exists(group => CanPart(group, one, other))));
    }

    /// <summary>True when, whenever one connection is taken, all are.</summary>
    public bool AreComplete()
    {
        var anyFirst = graph.Nodes.Any(node => graph.Joins[node.Local] is FlowJoinMode.WaitAny && graph.ForwardInbound[node.Local] > 1 && SideBySide.Splits(node.Parent!));
        return !anyFirst && IsAllOrNothing(graph.Start, new bool?[graph.Nodes.Length]);
    }

    private static bool CanPart(List<HashSet<int>> group, int one, int other) =>
        group.Where((first, at) => first.Contains(one) && group.Where((second, index) => index != at && second.Contains(other)).Any()).Any();

    /// <summary>From here on either all connections are taken or none.</summary>
    private bool IsAllOrNothing(int node, bool?[] known)
    {
        if (node == join || may[node].Count == 0 || must[node].Count == all.Count)
        {
            return true;
        }

        // What comes round again is judged where it began.
        if (known[node] is { } before)
        {
            return before;
        }

        study.Effort.Spend();
        known[node] = true;
        var whole = Choices(graph.Nodes[node]).All(choice => IsWhole(choice, known));
        known[node] = whole;
        return whole;
    }

    private bool IsWhole(IReadOnlyList<Edge> choice, bool?[] known)
    {
        var leading = choice.Where(edge => Through(edge, may).Count > 0).ToList();
        return leading.Count == 0
            || choice.Where(edge => !edge.IsBackward).SelectMany(edge => Through(edge, must)).Distinct().Count() == all.Count
            || (leading is [var only] && !only.IsBackward && only.Target != join && IsAllOrNothing(only.Target, known));
    }

    private HashSet<int> Certain(PlanNode node, HashSet<int>[] sets)
    {
        // An end is the author's will; one that is itself a join is left to chance.
        if ((node.Type.IsTerminal && graph.ForwardInbound[node.Local] < 2) || node.Type.ClassType == typeof(RaiseFault))
        {
            return [.. all];
        }

        if (graph.Joins[node.Local] is FlowJoinMode.WaitAll && graph.ForwardInbound[node.Local] > 1)
        {
            return [];
        }

        HashSet<int>? common = null;
        foreach (var choice in Choices(node))
        {
            var taken = choice.Where(edge => !edge.IsBackward).SelectMany(edge => Through(edge, sets)).ToHashSet();
            if (common is null)
            {
                common = taken;
            }
            else
            {
                common.IntersectWith(taken);
            }
        }

        return common ?? [];
    }

    /// <summary>The connections that are followed at once, for each choice that an activity has; a choice without connections is an empty list.</summary>
    private IEnumerable<IReadOnlyList<Edge>> Choices(PlanNode node)
    {
        var edges = graph.Outbound[node.Local];
        var type = node.Type.ClassType;
        if (type == typeof(FlowFork) && !PossibleOutcomes.IsComputed(node, "branches"))
        {
            var named = PossibleOutcomes.Of(node).Select(outcome => outcome.Name).ToHashSet();
            return [[.. edges.Where(edge => named.Contains(edge.Port ?? "Done"))]];
        }

        var outcomes = node.Container is null ? PossibleOutcomes.Of(node).Select(outcome => outcome.Name)
            : node.Ports.ContainsKey("flow") ? PossibleOutcomes.OfFlow(node, study.Plan).Concat(PossibleOutcomes.Connected(node)) : ["Done"];
        var failing = node.Container is not null && node.Failing.Then is FaultPolicy.FollowFailed ? outcomes.Append("Failed") : outcomes;
        return failing.Distinct(StringComparer.Ordinal).Select(outcome => (IReadOnlyList<Edge>)[.. edges.Where(edge => (edge.Port ?? "Done") == outcome)]);
    }

    private HashSet<int> Through(Edge edge, HashSet<int>[] sets) => edge.Target == join ? (all.Contains(edge.Index) ? [edge.Index] : []) : sets[edge.Target];

    /// <summary>A set of connections for each activity, to a fixed point, from the ends backwards.</summary>
    private HashSet<int>[] Solve(IEnumerable<int> start, Func<PlanNode, HashSet<int>[], HashSet<int>> step, Func<Edge, bool> counts)
    {
        var sets = graph.Nodes.Select(_ => start.ToHashSet()).ToArray();
        sets[join] = [];
        var inbound = graph.Edges.Where(counts).ToLookup(edge => edge.Target, edge => edge.Source);
        var queue = new Queue<int>(Enumerable.Range(0, sets.Length).Reverse());
        while (queue.TryDequeue(out var at))
        {
            study.Effort.Spend(1 + graph.Outbound[at].Length);
            if (at == join)
            {
                continue;
            }

            var found = step(graph.Nodes[at], sets);
            study.Effort.Spend(found.Count);
            if (!found.SetEquals(sets[at]))
            {
                sets[at] = found;
                foreach (var source in inbound[at])
                {
                    queue.Enqueue(source);
                }
            }
        }

        return sets;
    }
}
