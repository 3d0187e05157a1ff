using Porfin.Control;
using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>What each activity of a flowchart can choose: the connections that it follows at once.</summary>
internal sealed class Choices
{
    private readonly Study study;
    private readonly HashSet<PlanNode> ended;

    public Choices(Study study, FlowGraph graph)
    {
        (this.study, Graph) = (study, graph);
        ended = [.. study.Plan.Nodes.Select(FaultBranch.Of).OfType<PlanNode>()];
        Of = [.. graph.Nodes.Select(node => (ended.Contains(node) ? At(node).Append([]) : At(node)).ToArray())];
        Parting = [.. graph.Nodes.Where(node => graph.Reached[node.Local]).SelectMany(node => SideBySide.Groups(graph, node)).Where(group => group.Count > 1)];
        TakesFirst = graph.Nodes.Any(node => graph.Joins[node.Local] is FlowJoinMode.WaitAny && graph.ForwardInbound[node.Local] > 1) && graph.Nodes.Length > 0 && SideBySide.Splits(graph.Nodes[0].Parent!);
        Before = [.. graph.Nodes.Select(_ => new List<int>())];
        graph.Edges.ToList().ForEach(edge => Before[edge.Target].Add(edge.Source));
    }

    /// <summary>The flowchart.</summary>
    public FlowGraph Graph { get; }

    /// <summary>By activity, the connections that are followed at once for each choice; a choice without connections is an empty list.</summary>
    public IReadOnlyList<Edge>[][] Of { get; }

    /// <summary>Connections that may be followed at once, where there are several.</summary>
    public IReadOnlyList<IReadOnlyList<Edge>> Parting { get; }

    /// <summary>True when a join takes the first of several branches and ends the others.</summary>
    public bool TakesFirst { get; }

    /// <summary>By activity, those from which a connection leads to it.</summary>
    public List<int>[] Before { get; }

    private IEnumerable<IReadOnlyList<Edge>> At(PlanNode node)
    {
        var edges = Graph.Outbound[node.Local];
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
}
