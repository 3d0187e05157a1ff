namespace Porfin.Verification;

/// <summary>For each activity the least and the most time since the customer last wrote, over all ways; without bound behind a circle on which time passes.</summary>
internal sealed class SinceCustomer
{
    private readonly Study study;
    private readonly int[][][] waits;
    private readonly bool[] isReached;

    public SinceCustomer(Study study)
    {
        this.study = study;
        waits = JoinWaits.Of(study);
        var count = study.Plan.Nodes.Length;
        (isReached, Least, Most, From) = (new bool[count], new TimeSpan[count], new TimeSpan?[count], new Way?[count]);
        var order = Reach();
        Shortest(order);
        Longest(order);
    }

    /// <summary>The least time.</summary>
    public TimeSpan[] Least { get; }

    /// <summary>The most time; null for activities that are not reached.</summary>
    public TimeSpan?[] Most { get; }

    /// <summary>The way by which the most time came about: back to the customer's word, or to a circle on which time passes.</summary>
    public Way?[] From { get; }

    /// <summary>Adds up times, of which some have no bound.</summary>
    public static TimeSpan Sum(TimeSpan a, TimeSpan b) => a > TimeSpan.MaxValue - b ? TimeSpan.MaxValue : a + b;

    /// <summary>All that is reached, nearest first.</summary>
    private List<int> Reach()
    {
        var order = new List<int> { FlowMap.Start };
        isReached[FlowMap.Start] = true;
        for (var at = 0; at < order.Count; at++)
        {
            foreach (var (_, to) in Leaving(order[at]))
            {
                if (!isReached[to])
                {
                    isReached[to] = true;
                    order.Add(to);
                }
            }
        }

        return order;
    }

    /// <summary>The ways that leave an activity, to where they lead and to the joins that it keeps waiting.</summary>
    private IEnumerable<(Way Way, int To)> Leaving(int node)
    {
        var ways = study.Map.Outbound[node];
        for (var at = 0; at < ways.Count; at++)
        {
            var way = ways[at];
            study.Effort.Spend(1 + waits[node][at].Length);
            if (way.To >= 0)
            {
                yield return (way, way.To);
            }

            foreach (var join in waits[node][at])
            {
                yield return (way, join);
            }
        }
    }

    /// <summary>True when the time begins anew on a way.</summary>
    private static bool IsHeard(Way way) => way.Cause is OutcomeCause.Customer;

    private void Shortest(List<int> order)
    {
        Array.Fill(Least, TimeSpan.MaxValue);
        var queue = new PriorityQueue<int, TimeSpan>();
        void Come(int node, TimeSpan time)
        {
            if (time < Least[node])
            {
                Least[node] = time;
                queue.Enqueue(node, time);
            }
        }

        Come(FlowMap.Start, TimeSpan.Zero);
        foreach (var (_, to) in order.SelectMany(Leaving).Where(leaving => IsHeard(leaving.Way)))
        {
            Come(to, TimeSpan.Zero);
        }

        while (queue.TryDequeue(out var at, out var time))
        {
            foreach (var (way, to) in time > Least[at] ? [] : Leaving(at))
            {
                Come(to, IsHeard(way) ? TimeSpan.Zero : Sum(time, way.Least));
            }
        }
    }

    /// <summary>Component by component, those that come first before those that follow: in a component without time all have the same, in one with time there is no bound.</summary>
    private void Longest(List<int> order)
    {
        var next = new IReadOnlyList<int>[isReached.Length];
        Array.Fill(next, []);
        foreach (var node in order)
        {
            next[node] = [.. Leaving(node).Where(leaving => !IsHeard(leaving.Way)).Select(leaving => leaving.To)];
        }

        Most[FlowMap.Start] = TimeSpan.Zero;
        foreach (var (way, to) in order.SelectMany(Leaving).Where(leaving => IsHeard(leaving.Way) && Most[leaving.To] is null))
        {
            (Most[to], From[to]) = (TimeSpan.Zero, way);
        }

        var component = new int[isReached.Length];
        var components = Cycles.Components(next, order, study.Effort);
        for (var number = components.Count - 1; number >= 0; number--)
        {
            var members = components[number];
            members.ForEach(member => component[member] = number + 1);
            Spread(members, component);
            foreach (var (way, to) in members.SelectMany(Leaving).Where(leaving => !IsHeard(leaving.Way) && component[leaving.To] != number + 1))
            {
                Come(way, to);
            }
        }
    }

    /// <summary>Takes a longer time over.</summary>
    private bool Come(Way way, int to)
    {
        var time = Sum(Most[way.From]!.Value, way.Most);
        if (Most[to] is { } known && known >= time)
        {
            return false;
        }

        (Most[to], From[to]) = (time, way);
        return true;
    }

    /// <summary>The most time of all members of a component, from the one that has the most, or from a way on which time passes.</summary>
    private void Spread(List<int> members, int[] component)
    {
        var number = component[members[0]];
        var inside = members.SelectMany(Leaving).Where(leaving => !IsHeard(leaving.Way) && component[leaving.To] == number).ToList();
        if (inside.Count == 0)
        {
            return;
        }

        if (inside.Find(leaving => leaving.Way.Most > TimeSpan.Zero) is { Way: { } slow, To: var behind })
        {
            (Most[behind], From[behind]) = (TimeSpan.MaxValue, slow);
        }

        var queue = new Queue<int>([.. members.Where(member => Most[member] is not null).OrderByDescending(member => Most[member])]);
        var leaving = inside.ToLookup(one => one.Way.From);
        while (queue.TryDequeue(out var at))
        {
            foreach (var (way, to) in leaving[at])
            {
                if (Come(way, to))
                {
                    queue.Enqueue(to);
                }
            }
        }
    }
}
