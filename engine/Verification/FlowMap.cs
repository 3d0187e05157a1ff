using Porfin.Control;
using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>One way from a point to the next. To = -1: the instance is over.</summary>
/// <param name="From">The activity that is left, by index in the plan.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="To">The activity that is entered next, or -1.</param>
/// <param name="Cause">By what the outcome comes about.</param>
/// <param name="Least">The least time it takes.</param>
/// <param name="Most">The most time it takes; <see cref="TimeSpan.MaxValue"/> when there is no bound.</param>
/// <param name="IsCounted">True for the way back of a loop over a list or a range: it is taken finitely often.</param>
internal sealed record Way(int From, string Outcome, int To, OutcomeCause Cause, TimeSpan Least, TimeSpan Most, bool IsCounted = false)
{
    /// <summary>True when nothing loops over this way without somebody or some time.</summary>
    public bool Pauses => Cause is OutcomeCause.Customer or OutcomeCause.Outside || Least > TimeSpan.Zero;
}

/// <summary>
/// A plan as a plain graph of points and ways, in which containers, joins and sub-flows are dissolved. It has every way that the engine can take
/// (and, because conditions are not decided and joins do not wait, some that it cannot): what holds for the map holds for the plan.
/// </summary>
internal sealed class FlowMap
{
    private readonly Plan plan;
    private readonly Effort effort;
    private readonly HashSet<Way> known = [];
    private readonly Dictionary<(PlanNode, string), IReadOnlyList<(int To, bool IsCounted)>> after = [];
    private readonly LossyJoins losses = new();
    private readonly LoopBounds bounds;
    private readonly SettledConditions settled;
    private readonly int[] last;

    /// <summary>Draws the map.</summary>
    /// <exception cref="EffortSpent">The plan has more ways than can be drawn.</exception>
    public FlowMap(Plan plan, Effort effort)
    {
        this.plan = plan;
        this.effort = effort;
        bounds = new(plan);
        settled = new(plan);
        last = [.. Enumerable.Range(0, plan.Nodes.Length)];
        for (var index = plan.Nodes.Length - 1; index > 0; index--)
        {
            // Whatever a container contains stands behind it in the plan, without gaps.
            var parent = plan.Nodes[index].Parent!.Index;
            last[parent] = Math.Max(last[parent], last[index]);
        }

        Outbound = [.. plan.Nodes.Select(_ => new List<Way>())];
        foreach (var node in plan.Nodes)
        {
            Leave(node);
        }
    }

    /// <summary>The ways that leave each activity.</summary>
    public List<Way>[] Outbound { get; }

    /// <summary>Where an instance begins.</summary>
    public static int Start => 0;

    /// <summary>True when an activity stands somewhere inside a container.</summary>
    public bool IsInside(int node, PlanNode container) => node > container.Index && node <= last[container.Index];

    private void Leave(PlanNode node)
    {
        if (node.Container is { } container)
        {
            Enter(node, container);
            return;
        }

        foreach (var outcome in PossibleOutcomes.Of(node).Where(outcome => settled.Allows(node, outcome.Name)))
        {
            foreach (var (to, isCounted) in After(node, outcome.Name))
            {
                Add(new(node.Index, outcome.Name, to, outcome.Cause, outcome.Least, outcome.Most, isCounted));
            }
        }

        if (FaultBranch.MayFail(node))
        {
            Fail(node);
        }
    }

    /// <summary>Adds the ways of steps that loop without end: they pass a limit of the turn, which is a fault.</summary>
    public void Exhaust(IEnumerable<PlanNode> looping)
    {
        foreach (var node in looping)
        {
            Fail(node);
            TakeFaultPath(node);
        }
    }

    /// <summary>The ways of a step that fails: out of its branch, past the ExecuteWorkflow that runs it, or to where the flow goes on after faults.</summary>
    private void Fail(PlanNode node)
    {
        if (FaultBranch.Of(node) is { } branch)
        {
            Failed(node, After(branch.Parent!, "Done"));
            return;
        }

        if (node.Failing.Then is not (FaultPolicy.Stop or FaultPolicy.EndBranch))
        {
            Failed(node, After(node, node.Failing.Then is FaultPolicy.FollowFailed ? "Failed" : "Done"));
            return;
        }

        var runner = node.Failing.Then is FaultPolicy.Stop ? FaultBranch.Runner(node) : null;
        if (runner is not null)
        {
            Failed(node, After(runner, "Done"));
        }

        if (runner is null || PossibleOutcomes.Input(runner, "waitForCompletion") is not null)
        {
            TakeFaultPath(node);
        }
    }

    /// <summary>Once only, so that no circle closes there.</summary>
    private void TakeFaultPath(PlanNode node)
    {
        if (plan.FaultPath is { } path)
        {
            Failed(node, [(path.Index, true)]);
        }
    }

    private void Failed(PlanNode node, IEnumerable<(int To, bool IsCounted)> targets)
    {
        var outcome = node.Failing.Then is FaultPolicy.Continue ? "Done" : "Failed";
        foreach (var (to, isCounted) in targets)
        {
            Add(new(node.Index, outcome, to, OutcomeCause.Immediate, TimeSpan.Zero, PossibleOutcomes.Retrying(node), isCounted));
        }
    }

    /// <summary>The ways from a container to its children, and past them.</summary>
    private void Enter(PlanNode node, Container container)
    {
        var children = node.Ports.Values.SelectMany(port => port).ToList();
        var first = container switch
        {
            Flowchart => node.Graph!.Start >= 0 ? [node.Graph.Nodes[node.Graph.Start]] : [],
            Sequence => children.Take(1).ToList(),
            If or While when settled.Of(node) is { } holds => node.Ports.TryGetValue(container is While ? "body" : holds ? "then" : "else", out var taken) && (holds || container is If) ? [.. taken] : [],
            _ => children,
        };
        foreach (var child in first)
        {
            Add(new(node.Index, "", child.Index, OutcomeCause.Immediate, TimeSpan.Zero, PossibleOutcomes.Retrying(node)));
        }

        var passes = first.Count == 0 || container is Loop or Switch || (container is If && children.Count < 2 && settled.Of(node) is null);
        if (passes)
        {
            foreach (var (to, isCounted) in After(node, "Done"))
            {
                Add(new(node.Index, "Done", to, OutcomeCause.Immediate, TimeSpan.Zero, PossibleOutcomes.Retrying(node), isCounted));
            }
        }

        if (FaultBranch.MayFail(node))
        {
            Fail(node);
        }
    }

    private void Add(Way way)
    {
        effort.Spend();
        if (known.Add(way))
        {
            Outbound[way.From].Add(way);
        }
    }

    /// <summary>Where an instance can be after an activity was left by an outcome.</summary>
    private IReadOnlyList<(int To, bool IsCounted)> After(PlanNode node, string outcome)
    {
        if (!after.TryGetValue((node, outcome), out var found))
        {
            effort.Spend();
            found = [.. Find(node, outcome).Distinct()];
            effort.Spend(found.Count);
            after[(node, outcome)] = found;
        }

        return found;
    }

    private IEnumerable<(int To, bool IsCounted)> Find(PlanNode node, string outcome)
    {
        var type = node.Type.ClassType;
        if (type == typeof(RaiseFault) && outcome is "Done" && node.Failing.Then is FaultPolicy.Stop && FaultBranch.Runner(node) is { } runner)
        {
            return After(runner, "Done");
        }

        if (type == typeof(Finish) || (type == typeof(RaiseFault) && outcome != "Failed" && node.Failing.Then is FaultPolicy.Stop) || node.Parent is not { } parent)
        {
            return [(-1, false)];
        }

        if (type == typeof(Break) && Enclosing(node) is { } loop)
        {
            return After(loop, "Done");
        }

        if (type == typeof(Complete))
        {
            return Completed(node);
        }

        return parent.Container switch
        {
            Flowchart when node.Type.IsTerminal => After(parent, "Done"),
            Flowchart => Connected(node, parent, outcome),
            Sequence when !node.Type.IsTerminal && Following(node, parent) is { } next => [(next.Index, false)],
            Loop => [(parent.Index, bounds.IsCounted(parent))],
            RunFlow or FlowActivity when node.IsComposite => After(parent, outcome),
            _ => After(parent, "Done"),
        };
    }

    private IEnumerable<(int To, bool IsCounted)> Connected(PlanNode node, PlanNode parent, string outcome)
    {
        var graph = parent.Graph!;
        var edges = graph.Outbound[node.Local].Where(edge => (edge.Port ?? "Done") == outcome).ToList();
        effort.Spend(graph.Outbound[node.Local].Length);
        var targets = edges.Select(edge => (graph.Nodes[edge.Target].Index, false));
        return edges.Count == 0 || losses.MayEnd(parent, node, edges) ? targets.Concat(After(parent, "Done")) : targets;
    }

    private IEnumerable<(int To, bool IsCounted)> Completed(PlanNode node)
    {
        var composite = PossibleOutcomes.Composite(node);
        var outcomes = PossibleOutcomes.Completing(node) ?? [.. composite.Parent is { } runner ? PossibleOutcomes.Connected(runner) : [], "Done"];
        return outcomes.SelectMany(outcome => After(composite, outcome));
    }

    private static PlanNode? Following(PlanNode node, PlanNode sequence)
    {
        var children = sequence.Ports["activities"];
        var at = Array.BinarySearch(children, node, Comparer<PlanNode>.Create((a, b) => a.Index.CompareTo(b.Index)));
        return at + 1 < children.Length ? children[at + 1] : null;
    }

    /// <summary>The loop that Break ends; null outside of loops.</summary>
    public static PlanNode? Enclosing(PlanNode node)
    {
        for (var above = node.Parent; above is { IsComposite: false }; above = above.Parent)
        {
            if (above.Container is Loop)
            {
                return above;
            }
        }

        return null;
    }
}
