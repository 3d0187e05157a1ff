using Porfin.Control;
using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Conversations that wait for a flow which they dispatched: nobody tells a conversation of its end, so that it would wait for ever.</summary>
internal static class Dispatches
{
    public static IEnumerable<Finding> Find(Study study)
    {
        var waiting = study.Reached.Select(node => (Node: node, Waits: Waits(node))).Where(dispatch => dispatch.Waits is not false).ToList();
        if (waiting.Count == 0 || !study.Plan.Nodes.Any(node => node.Type.Writes is not null || node.Type.Causes.Any(cause => cause.Cause is OutcomeCause.Customer)))
        {
            yield break;
        }

        foreach (var (node, waits) in waiting)
        {
            yield return Study.At(node, "wait:dispatched", waits is true ? Severity.Error : Severity.Warning, study.Paths.To(node.Index, study.Effort), node.Name) with { Repair = waits is true ? Execute(node) : null };
        }
    }

    /// <summary>Whether an activity waits for what it dispatches; null when an expression decides.</summary>
    private static bool? Waits(PlanNode node)
    {
        var type = node.Type.ClassType;
        if (type != typeof(DispatchWorkflow) && type != typeof(BulkDispatch))
        {
            return false;
        }

        return PossibleOutcomes.IsComputed(node, "waitForCompletion") ? null
            : PossibleOutcomes.ConstantOf(node, "waitForCompletion") is { } given ? Conditions.Holds(given) : type == typeof(BulkDispatch);
    }

    /// <summary>Runs the flow as a part of the conversation instead, where it is one that the document names.</summary>
    private static Repair? Execute(PlanNode node) => node.Type.ClassType != typeof(DispatchWorkflow) || !Study.IsOwn(node) || PossibleOutcomes.ConstantOf(node, "workflowDefinitionId") is null ? null
        : new(Sentences.Of("repair:execute").With(node.Name), edit => edit.Set(node.JsonPath, "type", "Elsa.ExecuteWorkflow"));
}
