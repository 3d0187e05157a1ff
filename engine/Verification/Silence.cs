using Porfin.Control;
using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Ways on which the customer writes and the flow ends without a word, a hand-off or a declared end.</summary>
internal static class Silence
{
    public static IEnumerable<Finding> Find(Study study)
    {
        var asking = study.Reached.SelectMany(node => study.Map.Outbound[node.Index]).Where(way => way.Cause is OutcomeCause.Customer).ToList();
        if (asking.Count == 0 && !study.Plan.Nodes.Any(node => Speaks(node) || study.Map.Outbound[node.Index].Exists(way => way.Cause is OutcomeCause.Customer)))
        {
            yield break;
        }

        var ending = Ending(study);
        if (ending[FlowMap.Start] is not null)
        {
            // The flow begins with a message.
            var ways = Onwards(study, ending, FlowMap.Start);
            var last = study.Plan.Nodes[ways[^1].From];
            yield return Told(study, last, "path:silent/start", study.Paths.Steps(ways, -1), ways[^1], last.Name);
        }

        foreach (var asked in asking.Where(way => way.To < 0 || ending[way.To] is not null).DistinctBy(way => way.From))
        {
            List<Way> ways = [asked, .. Onwards(study, ending, asked.To)];
            var (node, last) = (study.Plan.Nodes[asked.From], study.Plan.Nodes[ways[^1].From]);
            yield return Told(study, last, "path:silent", study.Paths.Over(node.Index, ways, study.Effort), ways[^1], node.Name, last.Name) with { NodeIds = [last.Path, node.Path] };
        }
    }

    private static Finding Told(Study study, PlanNode last, string sentence, IReadOnlyList<PathStep> path, Way end, params object[] values) => Study.At(last, sentence, Severity.Warning, path, values) with
    {
        Code = "path:silent",
        Repair = IsLoose(last, end) ? ConnectionRepairs.End(last, end.Outcome) : null,
    };

    /// <summary>The ways from an activity to an end without a word.</summary>
    private static List<Way> Onwards(Study study, Way?[] ending, int from)
    {
        var ways = new List<Way>();
        for (var at = from; at >= 0; at = ways[^1].To)
        {
            study.Effort.Spend();
            ways.Add(ending[at]!);
        }

        return ways;
    }

    /// <summary>For each activity from which the flow can end without a word, the next way there: backwards from the ends, shortest first.</summary>
    private static Way?[] Ending(Study study)
    {
        var torn = new TornWays(study, new Beside(study, index => Speaks(study.Plan.Nodes[index])));
        var inbound = study.Map.Outbound.SelectMany(ways => ways).Concat(torn.All).Where(way => way.Cause is not OutcomeCause.Customer && way.To >= 0).ToLookup(way => way.To);
        var next = new Way?[study.Plan.Nodes.Length];
        var queue = new Queue<int>();
        foreach (var node in study.Reached.Where(node => !Speaks(node)))
        {
            study.Effort.Spend();
            if ((study.Map.Outbound[node.Index].Find(way => way.To < 0 && way.Cause is not OutcomeCause.Customer && !IsDeclared(study.Plan, node)) ?? torn[node.Index].FirstOrDefault(way => way.To < 0)) is { } end)
            {
                next[node.Index] = end;
                queue.Enqueue(node.Index);
            }
        }

        while (queue.TryDequeue(out var at))
        {
            foreach (var way in inbound[at])
            {
                study.Effort.Spend();
                if (next[way.From] is null && !Speaks(study.Plan.Nodes[way.From]))
                {
                    next[way.From] = way;
                    queue.Enqueue(way.From);
                }
            }
        }

        return next;
    }

    /// <summary>True for an activity by which the author ends the flow on purpose. Beside other branches an end may be that of its own branch only.</summary>
    private static bool IsDeclared(Plan plan, PlanNode node)
    {
        var type = node.Type.ClassType;
        return type == typeof(Finish) || FaultBranch.IsWanted(node) || (type == typeof(RaiseFault) && node.Failing.Then is FaultPolicy.EndBranch && plan.FaultPath is null) || (node.Type.IsTerminal && type != typeof(Break) && (node.Parent!.Parent!.IsComposite || !SideBySide.IsBeside(node.Parent)));
    }

    private static bool Speaks(PlanNode node) => node.Type.Writes is not null || node.Type.EndsConversation;

    private static bool IsLoose(PlanNode last, Way way) => last.Container is null && last.Type.ClassType != typeof(RaiseFault) && last.Parent?.Graph is { } graph && !Array.Exists(graph.Outbound[last.Local], edge => (edge.Port ?? "Done") == way.Outcome);
}
