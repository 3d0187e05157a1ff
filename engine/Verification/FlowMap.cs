using System.Reflection;
using Porfin.Control;
using Porfin.Execution;
using Porfin.Expressions;

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
    private readonly List<Way> ways = [];

    public FlowMap(Plan plan)
    {
        this.plan = plan;
        Outbound = [.. plan.Nodes.Select(_ => new List<Way>())];
        foreach (var node in plan.Nodes)
        {
            Leave(node);
        }

        foreach (var way in ways)
        {
            if (!Outbound[way.From].Contains(way))
            {
                Outbound[way.From].Add(way);
            }
        }
    }

    /// <summary>The ways that leave each activity.</summary>
    public List<Way>[] Outbound { get; }

    /// <summary>Where an instance begins.</summary>
    public static int Start => 0;

    /// <summary>The outcomes by which an activity can be left, with their causes.</summary>
    public static IEnumerable<(string Outcome, OutcomeCause Cause, TimeSpan Least, TimeSpan Most)> OutcomesOf(PlanNode node)
    {
        var causes = node.Type.ClassType.GetCustomAttributes<OutcomeCauseAttribute>().ToList();
        var fixedOnes = node.Type.Outcomes.Select(outcome => outcome.Name);
        foreach (var outcome in fixedOnes.Concat(Named(node)).Distinct(StringComparer.Ordinal))
        {
            var cause = causes.Find(candidate => candidate.Outcome == outcome) ?? causes.Find(candidate => candidate.Outcome == "*");
            var (least, most, isPossible) = Time(node, cause);
            if (isPossible)
            {
                yield return (outcome, cause?.Cause ?? OutcomeCause.Immediate, least, most);
            }
        }

        if (node.Failing.Then is FaultPolicy.FollowFailed)
        {
            yield return ("Failed", OutcomeCause.Immediate, TimeSpan.Zero, TimeSpan.Zero);
        }
    }

    /// <summary>The constant of an input, or null when it is computed or not given.</summary>
    public static Value? ConstantOf(PlanNode node, string input) =>
        node.Inputs.FirstOrDefault(bound => bound.Input.Name == input)?.Expression is Constant constant ? constant.Value : null;

    /// <summary>True when an input is given but computed.</summary>
    public static bool IsComputed(PlanNode node, string input) =>
        node.Inputs.FirstOrDefault(bound => bound.Input.Name == input) is { Expression: not Constant };

    /// <summary>The further outcomes that an input names: labels of cases, options, branches.</summary>
    public static IEnumerable<string> Named(PlanNode node)
    {
        if (node.Type.OutcomesFrom is not { } input || node.Inputs.FirstOrDefault(bound => bound.Input.Name == input) is not { } bound)
        {
            return [];
        }

        if (bound.Shared is IReadOnlyList<SwitchCase> cases)
        {
            return cases.Select(item => item.Label);
        }

        return bound.Expression is Constant constant
            ? ValueConvert.ToList(constant.Value).Select(item => item.Map is { } map ? (map["label"].Text ?? map["title"].Text ?? map["id"].Text ?? "") : item.ToText()).Where(name => name.Length > 0)
            : node.Parent?.Graph?.Outbound[node.Local].Select(edge => edge.Port ?? "Done") ?? [];
    }

    private static (TimeSpan Least, TimeSpan Most, bool IsPossible) Time(PlanNode node, OutcomeCauseAttribute? cause)
    {
        if (cause is null or { Cause: OutcomeCause.Immediate })
        {
            return (TimeSpan.Zero, TimeSpan.Zero, true);
        }

        if (cause.Cause is not OutcomeCause.Time)
        {
            return (TimeSpan.Zero, TimeSpan.MaxValue, true);
        }

        if (cause.After is null || IsComputed(node, cause.After))
        {
            return (TimeSpan.Zero, TimeSpan.MaxValue, true);
        }

        var given = ConstantOf(node, cause.After) is { } constant
            ? ValueConvert.ToDuration(constant)
            : node.Type.ClassType.GetProperty(char.ToUpperInvariant(cause.After[0]) + cause.After[1..])?.GetValue(node.Type.Create()) as TimeSpan?;
        var time = given is { } span && span > TimeSpan.Zero ? span : TimeSpan.Zero;
        return cause.IsOptional && time == TimeSpan.Zero ? (default, default, false) : (time, time, true);
    }

    private void Leave(PlanNode node)
    {
        if (node.Container is { } container)
        {
            Enter(node, container);
            return;
        }

        foreach (var (outcome, cause, least, most) in OutcomesOf(node))
        {
            foreach (var (to, isCounted) in After(node, outcome))
            {
                ways.Add(new(node.Index, outcome, to, cause, least, most, isCounted));
            }
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
            _ => children,
        };
        foreach (var child in first)
        {
            ways.Add(new(node.Index, "", child.Index, OutcomeCause.Immediate, TimeSpan.Zero, TimeSpan.Zero));
        }

        var mayPass = first.Count == 0 || container is Loop or Switch || (container is If && children.Count < 2);
        if (!mayPass)
        {
            return;
        }

        foreach (var (to, isCounted) in After(node, "Done"))
        {
            ways.Add(new(node.Index, "Done", to, OutcomeCause.Immediate, TimeSpan.Zero, TimeSpan.Zero, isCounted));
        }
    }

    /// <summary>Where an instance can be after an activity was left by an outcome.</summary>
    private IEnumerable<(int To, bool IsCounted)> After(PlanNode node, string outcome)
    {
        var type = node.Type.ClassType;
        if (type == typeof(Finish) || (type == typeof(RaiseFault) && outcome != "Failed") || node.Parent is not { } parent)
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
            Loop => [(parent.Index, parent.Container is not While)],
            Composite => After(parent, outcome),
            RunFlow or FlowActivity when node.IsComposite => After(parent, outcome),
            _ => After(parent, "Done"),
        };
    }

    private IEnumerable<(int To, bool IsCounted)> Connected(PlanNode node, PlanNode parent, string outcome)
    {
        var edges = parent.Graph!.Outbound[node.Local].Where(edge => (edge.Port ?? "Done") == outcome).ToList();
        var targets = edges.Select(edge => (parent.Graph.Nodes[edge.Target].Index, false));
        return edges.Count == 0 ? After(parent, "Done") : edges.Exists(edge => MayBeSkipped(parent.Graph, edge)) ? targets.Concat(After(parent, "Done")) : targets;
    }

    /// <summary>A join that waits for all is given up when one cannot arrive: then the flowchart may be over.</summary>
    private static bool MayBeSkipped(FlowGraph graph, Edge edge) => graph.Joins[edge.Target] is FlowJoinMode.WaitAll && graph.ForwardInbound[edge.Target] > 1;

    private List<(int To, bool IsCounted)> Completed(PlanNode node)
    {
        var composite = node.Parent!;
        while (!composite.IsComposite)
        {
            composite = composite.Parent!;
        }

        var named = ConstantOf(node, "outcomes") is { } outcomes ? ValueConvert.ToList(outcomes).Select(item => item.ToText()).ToList() : [];
        return (named.Count == 0 ? ["Done"] : named).SelectMany(outcome => After(composite, outcome)).ToList();
    }

    private static PlanNode? Following(PlanNode node, PlanNode sequence)
    {
        var children = sequence.Ports["activities"];
        var at = Array.IndexOf(children, node);
        return at + 1 < children.Length ? children[at + 1] : null;
    }

    private static PlanNode? Enclosing(PlanNode node)
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
