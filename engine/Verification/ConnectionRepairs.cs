using System.Text.Json.Nodes;
using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Repairs that add, move or end connections of a flowchart.</summary>
internal static class ConnectionRepairs
{
    /// <summary>Puts a delay of a minute on a way round; null when no connection of the document belongs to it, or when the delay would only make it write for ever.</summary>
    public static Repair? Pause(Plan plan, IReadOnlyList<Way> cycle)
    {
        if (cycle.Any(way => plan.Nodes[way.From].Type.Writes is not null))
        {
            return EndInstead(plan, cycle);
        }

        return Connection(plan, cycle) is not var (source, target, outcome) ? null : new(Sentences.Of("repair:pause").With(source.Name, target.Name), edit =>
        {
            var flowchart = source.Parent!.JsonPath;
            var delay = edit.Add(flowchart, "Elsa.Delay", "espera", source.JsonPath, new JsonObject { ["timeSpan"] = "00:01:00" });
            edit.Redirect(flowchart, wire => wire.Source == source.Id && wire.Port == outcome && wire.Target == target.Id, delay);
            edit.Connect(flowchart, delay, "Done", target.Id);
        });
    }

    /// <summary>Lets the last connection of a way round lead to an end.</summary>
    public static Repair? EndInstead(Plan plan, IReadOnlyList<Way> cycle) =>
        Connection(plan, cycle) is not var (source, target, outcome) ? null : new(Sentences.Of("repair:end-instead").With(source.Name, target.Name), edit =>
        {
            var flowchart = source.Parent!.JsonPath;
            var end = edit.Add(flowchart, "Elsa.End", "fim", source.JsonPath);
            edit.Redirect(flowchart, wire => wire.Source == source.Id && wire.Port == outcome && wire.Target == target.Id, end);
        });

    /// <summary>Connects an outcome with a new end; null outside flowcharts of the document.</summary>
    public static Repair? End(PlanNode node, string outcome) =>
        node.Parent?.Graph is null || !Study.IsOwn(node) ? null : new(Sentences.Of("repair:end").With(outcome, node.Name), edit => End(edit, node, outcome));

    /// <summary>Connects an outcome with a new end.</summary>
    public static void End(DocumentEdit edit, PlanNode node, string outcome)
    {
        var flowchart = node.Parent!.JsonPath;
        edit.Connect(flowchart, node.Id, outcome, edit.Add(flowchart, "Elsa.End", "fim", node.JsonPath));
    }

    /// <summary>Takes an activity out; what led to it leads on to what followed. Null where it is not a part of a flowchart of the document.</summary>
    public static Repair? Remove(PlanNode node) =>
        node.Parent?.Graph is null || !Study.IsOwn(node) ? null : new(Sentences.Of("repair:remove").With(node.Name), edit => edit.Remove(node.Parent.JsonPath, node.JsonPath, node.Id));

    /// <summary>The last connection of the document on a way round: preferably one that closes it.</summary>
    private static (PlanNode Source, PlanNode Target, string Outcome)? Connection(Plan plan, IReadOnlyList<Way> cycle)
    {
        var own = cycle.Select(way => (Source: plan.Nodes[way.From], Target: plan.Nodes[way.To], way.Outcome))
            .Where(way => way.Source.Parent is { Graph: { } graph } && way.Target.Parent == way.Source.Parent && Study.IsOwn(way.Source)
                && Array.Exists(graph.Outbound[way.Source.Local], edge => edge.Target == way.Target.Local && (edge.Port ?? "Done") == way.Outcome))
            .ToList();
        var back = own.FindLastIndex(way => Array.Exists(way.Source.Parent!.Graph!.Outbound[way.Source.Local], edge => edge.IsBackward && edge.Target == way.Target.Local));
        return own.Count == 0 ? null : own[back >= 0 ? back : own.Count - 1];
    }
}
