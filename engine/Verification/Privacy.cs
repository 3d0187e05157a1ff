namespace Porfin.Verification;

/// <summary>Personal data that reaches a model, another system or a log.</summary>
internal static class Privacy
{
    public static IEnumerable<Finding> Find(Study study)
    {
        var sinks = study.Reached.Select(node => (Node: node, Discloses: node.Type.Discloses)).Where(sink => sink.Discloses is not null).ToList();
        if (sinks.Count == 0)
        {
            yield break;
        }

        var flows = new PersonalFlows(study);
        var isBeside = SideBySide.Anywhere(study.Plan);
        foreach (var (node, discloses) in sinks)
        {
            foreach (var (kind, origin) in flows.ReadBy(node).OrderBy(pair => pair.Key))
            {
                var ways = origin is null || !study.Paths.IsReached(origin.Index) ? null : study.Paths.Between(origin.Index, node.Index, static _ => true, study.Effort);
                if (ways is null && origin is not null && !isBeside)
                {
                    // What is learnt later is not shown here.
                    continue;
                }

                yield return Study.At(node, "privacy:" + discloses!.To.ToString().ToLowerInvariant(), Severity.Warning, ways is null ? study.Paths.To(node.Index, study.Effort) : study.Paths.Over(origin!.Index, ways, study.Effort), node.Name, Sentences.Of("personal:" + kind)) with
                {
                    NodeIds = origin is null ? [node.Path] : [node.Path, origin.Path],
                    Repair = discloses.To is Outsider.Log && PossibleOutcomes.Of(node).Count() == 1 ? ConnectionRepairs.Remove(node) : null,
                };
            }
        }
    }
}
