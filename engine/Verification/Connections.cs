using Porfin.Control;
using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Outcomes that lead nowhere, activities to which nothing leads, and waits without end.</summary>
internal static class Connections
{
    public static IEnumerable<Finding> Find(Study study) => Loose(study).Concat(Dispatches.Find(study));

    private static IEnumerable<Finding> Loose(Study study)
    {
        foreach (var node in study.Plan.Nodes.Where(node => !node.IsComposite))
        {
            if (!study.Paths.IsReached(node.Index))
            {
                if (!study.Paths.IsReached(node.Parent!.Index))
                {
                    continue;
                }

                yield return Study.At(node, IsConnected(node) ? "node:unreachable/connected" : "node:unreachable", Severity.Warning, [], node.Name) with { Code = "node:unreachable", Repair = node == study.Plan.FaultPath ? null : ConnectionRepairs.Remove(node) };
                continue;
            }

            foreach (var outcome in node.Container is null || node.Ports.ContainsKey("flow") ? Loose(node, study.Plan) : [])
            {
                yield return Study.At(node, "outcome:unconnected", Severity.Warning, Left(study.Paths.To(node.Index, study.Effort), outcome), node.Name, outcome) with { Subject = outcome, Repair = ConnectionRepairs.End(node, outcome) };
            }

            if (node.Container is null && WaitsForEver(node))
            {
                yield return Study.At(node, "wait:forever", Severity.Info, study.Paths.To(node.Index, study.Effort), node.Name) with { Repair = Patience(node) };
            }
        }
    }

    /// <summary>True for an activity that stands where the flow could come to it: behind another in a flowchart, or in another container.</summary>
    private static bool IsConnected(PlanNode node) => node.Parent!.Graph is not { } graph || graph.Edges.Any(edge => edge.Target == node.Local);

    private static IReadOnlyList<PathStep> Left(IReadOnlyList<PathStep> path, string outcome) => path.Count == 0 ? path : [.. path.SkipLast(1), path[^1] with { Outcome = outcome }];

    /// <summary>True when only the customer can end a wait.</summary>
    private static bool WaitsForEver(PlanNode node)
    {
        var outcomes = PossibleOutcomes.Of(node).ToList();
        return outcomes.Exists(outcome => outcome.Cause is OutcomeCause.Customer) && !outcomes.Exists(outcome => outcome.Cause is OutcomeCause.Time);
    }

    /// <summary>The outcomes of a branching activity in a flowchart that have no connection.</summary>
    private static IEnumerable<string> Loose(PlanNode node, Plan plan)
    {
        if (node.Parent?.Graph is not { } graph || node.Type.IsTerminal || node.Type.EndsConversation || node.Type.ClassType == typeof(RaiseFault) || node.Type.ClassType == typeof(ExecuteWorkflow))
        {
            return [];
        }

        var outcomes = node.Container is null ? [.. PossibleOutcomes.Of(node).Select(outcome => outcome.Name)] : PossibleOutcomes.OfFlow(node, plan);
        return outcomes.Count < 2 ? [] : outcomes.Where(outcome => !graph.Outbound[node.Local].Any(edge => (edge.Port ?? "Done") == outcome));
    }

    /// <summary>Waits at most for 23 hours, so that there is still time to write within the window, and ends then.</summary>
    private static Repair? Patience(PlanNode node)
    {
        var silent = node.Type.Causes.FirstOrDefault(cause => cause is { Cause: OutcomeCause.Time, After: not null, IsOptional: true });
        return silent is null || node.Parent?.Graph is not { } graph || !Study.IsOwn(node) ? null : new(Sentences.Of("repair:patience").With(node.Name), edit =>
        {
            edit.SetInput(node.JsonPath, silent.After!, "23:00:00");
            if (!graph.Outbound[node.Local].Any(edge => edge.Port == silent.Outcome))
            {
                ConnectionRepairs.End(edit, node, silent.Outcome);
            }
        });
    }
}
