using Porfin.Control;
using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>
/// Where a flow goes on after a branch was cancelled by what ran beside it: a Break, an end, a fault, a join that takes the first. The branch itself takes no way there,
/// but what the customer was told last, and what is owed to them, is what it was in the branch.
/// </summary>
internal sealed class TornWays
{
    private static readonly IReadOnlyList<Way> None = [];

    private readonly Dictionary<int, HashSet<Way>> from = [];

    public TornWays(Study study, Beside beside)
    {
        if (!SideBySide.Anywhere(study.Plan))
        {
            return;
        }

        var tears = study.Reached.SelectMany(node => study.Map.Outbound[node.Index].Where(way => Scope(study, node, way) is not null).Select(way => (Way: way, Scope: Scope(study, node, way)!))).ToLookup(tear => tear.Way.From);
        foreach (var (container, one, other) in tears.Count > 0 ? beside.Partings : [])
        {
            Tear(study, container, one, other, tears);
            Tear(study, container, other, one, tears);
        }

        foreach (var chart in study.Reached.Where(node => node.Graph is not null && SideBySide.Splits(node)))
        {
            Race(study, chart);
        }
    }

    /// <summary>The ways on from an activity whose branch was cancelled.</summary>
    public IReadOnlyCollection<Way> this[int node] => from.TryGetValue(node, out var ways) ? ways : None;

    /// <summary>All of them.</summary>
    public IEnumerable<Way> All => from.Values.SelectMany(ways => ways);

    private void Tear(Study study, PlanNode container, int[] branch, int[] beside, ILookup<int, (Way Way, PlanNode Scope)> tears)
    {
        var targets = branch.SelectMany(index => tears[index]).Where(tear => tear.Scope == container || study.Map.IsInside(container.Index, tear.Scope)).Select(tear => tear.Way).DistinctBy(way => (way.To, way.From)).ToList();
        foreach (var target in targets.DistinctBy(way => way.To < 0 ? (-1, way.From) : (way.To, 0)))
        {
            study.Effort.Spend(beside.Length);
            Array.ForEach(beside, index => Add(index, target));
        }
    }

    /// <summary>What runs before a join that takes the first is cancelled by it.</summary>
    private void Race(Study study, PlanNode chart)
    {
        var graph = chart.Graph!;
        foreach (var join in graph.Nodes.Where(node => graph.Joins[node.Local] is FlowJoinMode.WaitAny && graph.ForwardInbound[node.Local] > 1 && study.Paths.IsReached(node.Index)))
        {
            foreach (var node in graph.Nodes.Where(node => graph.CanReachForward(node.Local, join.Local)))
            {
                foreach (var inside in study.Plan.Nodes.Skip(node.Index).TakeWhile(inside => inside == node || study.Map.IsInside(inside.Index, node)).Where(inside => study.Paths.IsReached(inside.Index)))
                {
                    study.Effort.Spend();
                    Add(inside.Index, new(inside.Index, "Cancelled", join.Index, OutcomeCause.Immediate, TimeSpan.Zero, TimeSpan.Zero));
                }
            }
        }
    }

    private void Add(int index, Way target) => (from.TryGetValue(index, out var ways) ? ways : from[index] = []).Add(target with { From = index, Outcome = "Cancelled", Cause = OutcomeCause.Immediate, IsCounted = true });

    /// <summary>The container of which a way ends all that runs in it; null for a way that ends only its own branch.</summary>
    private static PlanNode? Scope(Study study, PlanNode node, Way way)
    {
        var type = node.Type.ClassType;
        if (way.To < 0 && ((node.Type.IsTerminal && type != typeof(Break)) || FaultBranch.IsWanted(node)))
        {
            return null;
        }

        if (way.Outcome == "Failed" && way.To >= 0 && way.To == study.Plan.FaultPath?.Index)
        {
            return study.Plan.Nodes[0];
        }

        if (type == typeof(Break) && FlowMap.Enclosing(node) is { } loop)
        {
            return loop;
        }

        if (type == typeof(Complete))
        {
            return PossibleOutcomes.Composite(node);
        }

        if (node.Type.IsTerminal && type != typeof(Finish) && node.Parent?.Graph is not null)
        {
            return node.Parent;
        }

        if (node.Failing.Then is FaultPolicy.Stop && (way.Outcome == "Failed" || type == typeof(RaiseFault)) && FaultBranch.Runner(node) is { } runner)
        {
            return runner;
        }

        return First(study, node, way);
    }

    /// <summary>The Fork that is over with its first branch.</summary>
    private static PlanNode? First(Study study, PlanNode node, Way way)
    {
        for (var above = node.Parent; above is not null; above = above.Parent)
        {
            if (above.Container is Fork && PossibleOutcomes.Input(above, "joinMode") is not null && (way.To < 0 || !study.Map.IsInside(way.To, above)))
            {
                return above;
            }
        }

        return null;
    }
}
