using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Which connections to a join can be taken, and which surely are.</summary>
internal sealed class Arrivals
{
    private readonly Study study;
    private readonly Choices choices;
    private readonly FlowGraph graph;
    private readonly int join;

    /// <summary>For each connection to the join, itself.</summary>
    private readonly Marks?[] own;
    private readonly Marks none;
    private readonly Marks other;
    private readonly int count;
    private readonly Marks[] may;
    private readonly Marks[] must;

    public Arrivals(Study study, Choices choices, int join)
    {
        (this.study, this.choices, graph, this.join) = (study, choices, choices.Graph, join);
        var arriving = graph.Edges.Where(edge => edge.Target == join && !edge.IsBackward && graph.Reached[edge.Source]).ToList();
        count = arriving.Count;
        (own, none, other) = (new Marks?[graph.Edges.Count], new(count), new(count));
        for (var number = 0; number < count; number++)
        {
            (own[arriving[number].Index] = new(count)).Add(number);
        }

        may = Solve(startsFull: false, AddPossible);
        must = Solve(startsFull: true, AddCertain);
    }

    /// <summary>True when two connections can never both be taken: no point before them takes ways to both.</summary>
    public bool ExcludeEachOther()
    {
        // A way back does not wait at the join: it runs it at once, as a fault that leads to it does.
        if (graph.Edges.Any(edge => edge.Target == join && edge.IsBackward) || study.Plan.FaultPath == graph.Nodes[join])
        {
            return false;
        }

        var together = choices.Parting.Select(group => group.Select(edge => Through(edge, may)).Where(marks => !marks.IsEmpty).ToList()).Where(group => group.Count > 1).ToList();
        return Enumerable.Range(0, count).Any(one => Enumerable.Range(one + 1, count - one - 1).Any(other => !together.Exists(group => CanPart(group, one, other))));
    }

    /// <summary>True when, whenever one connection is taken, all are.</summary>
    public bool AreComplete()
    {
        // A round that begins by a way back may meet the join again, and so may what follows a fault.
        var back = graph.Edges.Where(edge => edge.IsBackward && edge.Target != join && graph.Reached[edge.Source]).Select(edge => edge.Target);
        var fault = study.Plan.FaultPath is { } path && Array.IndexOf(graph.Nodes, path) is >= 0 and var entry ? entry : graph.Start;
        var known = new bool?[graph.Nodes.Length];
        return !choices.TakesFirst && back.Append(fault).Prepend(graph.Start).All(start => IsAllOrNothing(start, known));
    }

    private static bool CanPart(List<Marks> group, int one, int other) =>
        group.Where((first, at) => first.Has(one) && group.Where((second, index) => index != at && second.Has(other)).Any()).Any();

    /// <summary>From here on either all connections are taken or none.</summary>
    private bool IsAllOrNothing(int node, bool?[] known)
    {
        if (node == join || may[node].IsEmpty || must[node].Count == count)
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
        var whole = choices.Of[node].All(choice => IsWhole(choice, known));
        known[node] = whole;
        return whole;
    }

    private bool IsWhole(IReadOnlyList<Edge> choice, bool?[] known)
    {
        var leading = choice.Where(edge => !Through(edge, may).IsEmpty).ToList();
        if (leading.Count == 0)
        {
            return true;
        }

        var sure = new Marks(count);
        AddForward(choice, must, sure);
        return sure.Count == count || (leading is [var only] && only.Target != join && IsAllOrNothing(only.Target, known));
    }

    private void AddPossible(PlanNode node, Marks[] sets, Marks found)
    {
        foreach (var choice in choices.Of[node.Local])
        {
            foreach (var edge in choice)
            {
                found.Add(Through(edge, sets));
            }
        }
    }

    private void AddCertain(PlanNode node, Marks[] sets, Marks found)
    {
        // An end is the author's will; one that is itself a join is left to chance.
        if ((node.Type.IsTerminal && graph.ForwardInbound[node.Local] < 2) || FaultBranch.IsWanted(node))
        {
            found.AddAll();
            return;
        }

        if ((graph.Joins[node.Local] is FlowJoinMode.WaitAll && graph.ForwardInbound[node.Local] > 1) || choices.Of[node.Local] is not [var first, .. var others])
        {
            return;
        }

        AddForward(first, sets, found);
        foreach (var choice in others)
        {
            other.Clear();
            AddForward(choice, sets, other);
            found.Keep(other);
        }
    }

    private void AddForward(IReadOnlyList<Edge> choice, Marks[] sets, Marks found)
    {
        foreach (var edge in choice)
        {
            if (!edge.IsBackward)
            {
                found.Add(Through(edge, sets));
            }
        }
    }

    /// <summary>The connections to the join that lie behind a connection, or it itself.</summary>
    private Marks Through(Edge edge, Marks[] sets) => edge.Target != join ? sets[edge.Target] : own[edge.Index] ?? none;

    /// <summary>A set of connections for each activity, to a fixed point, from the ends backwards.</summary>
    private Marks[] Solve(bool startsFull, Action<PlanNode, Marks[], Marks> step)
    {
        var sets = graph.Nodes.Select(_ => new Marks(count)).ToArray();
        if (startsFull)
        {
            Array.ForEach(sets, set => set.AddAll());
        }

        sets[join].Clear();
        var queue = new Queue<int>(Enumerable.Range(0, sets.Length).Reverse());
        var isQueued = new bool[sets.Length];
        Array.Fill(isQueued, true);
        var found = new Marks(count);
        while (queue.TryDequeue(out var at))
        {
            isQueued[at] = false;
            study.Effort.Spend(1 + graph.Outbound[at].Length);
            if (at == join)
            {
                continue;
            }

            found.Clear();
            step(graph.Nodes[at], sets, found);
            if (found.IsSame(sets[at]))
            {
                continue;
            }

            (sets[at], found) = (found, sets[at]);
            foreach (var source in choices.Before[at].Where(source => !isQueued[source]))
            {
                isQueued[source] = true;
                queue.Enqueue(source);
            }
        }

        return sets;
    }
}
