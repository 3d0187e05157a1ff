using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Joins that wait for all branches although not all can come: such a join is given up, and the flow ends there without a word.</summary>
internal static class Joins
{
    public static IEnumerable<Finding> Find(Study study)
    {
        foreach (var flowchart in study.Reached.Where(node => node.Graph is not null))
        {
            var graph = flowchart.Graph!;
            var choices = new Lazy<Choices>(() => new(study, graph));
            foreach (var join in graph.Nodes.Where(node => graph.Joins[node.Local] is FlowJoinMode.WaitAll && graph.ForwardInbound[node.Local] > 1 && study.Paths.IsReached(node.Index)))
            {
                var arrivals = new Arrivals(study, choices.Value, join.Local);
                var never = arrivals.ExcludeEachOther();
                if (never || !arrivals.AreComplete())
                {
                    yield return Study.At(join, never ? "join:never" : "join:may-be-given-up", never ? Severity.Error : Severity.Warning, study.Paths.To(join.Index, study.Effort), join.Name) with { Repair = TakeActive(join) };
                }
            }
        }
    }

    private static Repair? TakeActive(PlanNode join) => !Study.IsOwn(join) ? null : new(Sentences.Of("repair:wait-active").With(join.Name), edit => edit.SetInput(join.JsonPath, "mode", nameof(FlowJoinMode.WaitAllActive)));
}
