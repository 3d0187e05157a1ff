using Porfin.Control;
using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Outcomes that lead nowhere, activities to which nothing leads, and waits without end.</summary>
internal static class Connections
{
    public static IEnumerable<Finding> Find(Plan plan, FlowMap map, ShortestPaths paths)
    {
        foreach (var node in plan.Nodes.Where(node => node.Container is null))
        {
            if (!paths.IsReached(node.Index))
            {
                yield return new("node:unreachable", Severity.Warning, node.Path, $"Nenhum caminho chega a '{node.Name}'. Ligue-o ao fluxo ou apague-o.", $"No way leads to '{node.Name}'. Connect it or delete it.", []);
                continue;
            }

            foreach (var outcome in Loose(node))
            {
                yield return new("outcome:unconnected", Severity.Warning, node.Path, $"A saída '{outcome}' de '{node.Name}' não leva a lugar nenhum: o fluxo acaba ali. Ligue-a ao próximo passo ou a um fim.", $"The outcome '{outcome}' of '{node.Name}' leads nowhere: the flow ends there. Connect it to a next step or to an end.", paths.To(node.Index));
            }

            var outcomes = FlowMap.OutcomesOf(node).ToList();
            if (outcomes.Exists(outcome => outcome.Cause is OutcomeCause.Customer) && !outcomes.Exists(outcome => outcome.Cause is OutcomeCause.Time))
            {
                yield return new("wait:forever", Severity.Info, node.Path, $"'{node.Name}' espera o cliente para sempre. Defina uma paciência e o que fazer quando ele não responde.", $"'{node.Name}' waits for the customer for ever. Set a patience, and what to do in silence.", paths.To(node.Index));
            }
        }
    }

    /// <summary>The outcomes of a branching activity in a flowchart that have no connection.</summary>
    private static IEnumerable<string> Loose(PlanNode node)
    {
        if (node.Parent?.Graph is not { } graph || node.Type.IsTerminal || node.Type.ClassType.IsDefined(typeof(EndsConversationAttribute), false) || node.Type.ClassType == typeof(RaiseFault))
        {
            return [];
        }

        var outcomes = FlowMap.OutcomesOf(node).Select(outcome => outcome.Outcome).ToList();
        return outcomes.Count < 2 ? [] : outcomes.Where(outcome => !graph.Outbound[node.Local].Any(edge => (edge.Port ?? "Done") == outcome));
    }
}
