using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Loops in which nothing pauses: no customer's turn, no real delay, no list, range or counter that comes to its end.</summary>
internal static class Loops
{
    public static IEnumerable<Finding> Find(Study study)
    {
        foreach (var (members, cycle) in Rounds.Endless(study, static way => !way.Pauses, static node => node.Container is null))
        {
            var first = First(study.Plan, cycle);
            var canLeave = members.Any(member => study.Map.Outbound[member].Exists(way => !members.Contains(way.To)));
            yield return Study.At(first, canLeave ? "loop:unproven" : "loop:endless", canLeave ? Severity.Warning : Severity.Error, study.Paths.Over(cycle[0].From, cycle, study.Effort), first.Name) with
            {
                NodeIds = Visible(study.Plan, cycle),
                Repair = ConnectionRepairs.Pause(study.Plan, cycle),
            };
        }

        foreach (var loop in study.Reached.Where(node => LoopBounds.Rounds(node) > TurnLimits.Default.Steps && study.Paths.Between(node.Index, node.Index, static way => !way.Pauses, study.Effort) is not null))
        {
            yield return Study.At(loop, "loop:too-long", Severity.Warning, study.Paths.To(loop.Index, study.Effort), loop.Name, LoopBounds.Rounds(loop)!, TurnLimits.Default.Steps);
        }
    }

    /// <summary>The activities that may run for ever in one turn.</summary>
    public static IReadOnlyList<PlanNode> Endless(Study study) =>
        [.. Rounds.Endless(study, static way => !way.Pauses, static node => node.Container is null).SelectMany(round => round.Members).Distinct().Select(member => study.Plan.Nodes[member])];

    /// <summary>The first activity of a way round that people see.</summary>
    public static PlanNode First(Plan plan, IReadOnlyList<Way> cycle) => cycle.Select(way => plan.Nodes[way.From]).FirstOrDefault(member => member.Container is null) ?? plan.Nodes[cycle[0].From];

    /// <summary>The activities on a way round that people see.</summary>
    public static IReadOnlyList<string> Visible(Plan plan, IReadOnlyList<Way> cycle) => [.. cycle.Select(way => plan.Nodes[way.From]).Where(node => node.Container is null).Select(node => node.Path).Distinct()];
}

/// <summary>Ways round on which the flow writes and only time passes: a customer who never answers gets messages for ever.</summary>
internal static class FollowUps
{
    public static IEnumerable<Finding> Find(Study study)
    {
        foreach (var (members, cycle) in Rounds.Endless(study, Unheard, Writes))
        {
            if (cycle.Exists(static way => way.Pauses) && Writer(study, members, study.Plan.Nodes[cycle[0].From]) is { } writer)
            {
                yield return Study.At(writer, "followup:endless", Severity.Warning, study.Paths.Over(cycle[0].From, cycle, study.Effort), writer.Name) with
                {
                    NodeIds = [.. Loops.Visible(study.Plan, cycle).Prepend(writer.Path).Distinct()],
                    Repair = ConnectionRepairs.EndInstead(study.Plan, cycle),
                };
            }
        }
    }

    private static bool Unheard(Way way) => way.Cause is not (OutcomeCause.Customer or OutcomeCause.Outside);

    private static bool Writes(PlanNode node) => node.Type.Writes is not null;

    /// <summary>Who writes each time round: an activity of the circle, one in a counted loop that belongs to it, or one on a branch that leaves it side by side.</summary>
    private static PlanNode? Writer(Study study, HashSet<int> members, PlanNode first)
    {
        if (Writes(first))
        {
            return first;
        }

        var loops = members.Select(member => study.Plan.Nodes[member]).Where(node => node.Container is Control.Loop).ToList();
        if (study.Reached.FirstOrDefault(node => Writes(node) && loops.Exists(loop => study.Map.IsInside(node.Index, loop))) is { } inside)
        {
            return inside;
        }

        var isSplit = members.Select(member => study.Plan.Nodes[member].Parent).OfType<PlanNode>().Distinct().Any(SideBySide.Splits);
        var found = isSplit ? study.Paths.Search([.. members], Unheard, null, study.Effort).Reached : [];
        return study.Plan.Nodes.FirstOrDefault(node => isSplit && found[node.Index] && Writes(node));
    }
}
