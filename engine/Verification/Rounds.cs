using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>The ways round in a map that nothing ends: no counter, no range, no list.</summary>
internal static class Rounds
{
    /// <summary>A shortest way round for each part of the map in which one can go round without end over allowed ways; through a preferred activity where there is one.</summary>
    public static IEnumerable<(HashSet<int> Members, List<Way> Cycle)> Endless(Study study, Func<Way, bool> allowed, Func<PlanNode, bool> preferred)
    {
        var counters = new Counters(study);
        var outbound = study.Map.Outbound.Select((ways, index) => (IReadOnlyList<Way>)(study.Paths.IsReached(index) ? [.. ways.Where(way => !way.IsCounted && way.To >= 0 && allowed(way))] : [])).ToArray();
        var next = outbound.Select(Targets).ToArray();
        var waiting = new Queue<List<int>>(Cycles.Of(next, Enumerable.Range(0, next.Length), study.Effort));
        while (waiting.TryDequeue(out var component))
        {
            var members = component.ToHashSet();
            var inside = component.SelectMany(member => outbound[member]).Where(way => members.Contains(way.To)).ToList();
            foreach (var member in component)
            {
                outbound[member] = [.. outbound[member].Where(way => members.Contains(way.To))];
            }

            var finite = counters.Finite(members, inside).ToHashSet();
            if (finite.Count > 0)
            {
                foreach (var member in finite.Select(way => way.From).Distinct())
                {
                    outbound[member] = [.. outbound[member].Where(way => !finite.Contains(way))];
                }

                component.ForEach(member => next[member] = Targets(outbound[member]));
                Cycles.Of(next, component, study.Effort).ToList().ForEach(waiting.Enqueue);
            }
            else
            {
                var (kept, start) = (inside.ToHashSet(), Begin(study, component, preferred));
                yield return (members, study.Paths.Between(start, start, kept.Contains, study.Effort)!);
            }
        }
    }

    private static IReadOnlyList<int> Targets(IReadOnlyList<Way> ways) => [.. ways.Select(way => way.To)];

    /// <summary>Where to begin: a preferred activity, else the first that people see.</summary>
    private static int Begin(Study study, List<int> component, Func<PlanNode, bool> preferred)
    {
        var nodes = component.Order().Select(index => study.Plan.Nodes[index]).ToList();
        return (nodes.Find(node => preferred(node)) ?? nodes.Find(node => node.Container is null) ?? nodes[0]).Index;
    }
}
