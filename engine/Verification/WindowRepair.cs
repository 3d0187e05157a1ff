using System.Globalization;
using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Shortens the longest wait before a send so that it falls into the window. Where a channel has approved templates, one of them is the better answer: the author must choose it.</summary>
internal static class WindowRepair
{
    private static readonly TimeSpan Room = TimeSpan.FromHours(23);

    public static Repair? For(Study study, IReadOnlyList<Way> ways, TimeSpan longest)
    {
        var waits = ways.Reverse().TakeWhile(way => way.Cause is not OutcomeCause.Customer)
            .Select(way => (Node: study.Plan.Nodes[way.From], way.Most, Input: InputOf(study.Plan.Nodes[way.From], way.Outcome)))
            .Where(wait => wait.Input is not null && Study.IsOwn(wait.Node) && wait.Most > TimeSpan.Zero && wait.Most < TimeSpan.MaxValue)
            .ToList();
        if (waits.Count == 0 || longest == TimeSpan.MaxValue)
        {
            return null;
        }

        var (node, most, input) = waits.MaxBy(wait => wait.Most);
        var shorter = most - (longest - Room);
        return shorter < TimeSpan.FromMinutes(1) ? null : new(Sentences.Of("repair:wait-less").With(node.Name, Text(shorter)), edit => edit.SetInput(node.JsonPath, input!, Text(shorter)));
    }

    private static string? InputOf(PlanNode node, string outcome)
    {
        var cause = PossibleOutcomes.CauseOf(node.Type, outcome);
        return cause is { Cause: OutcomeCause.Time, After: { } after } && !PossibleOutcomes.IsComputed(node, after) ? after : null;
    }

    private static string Text(TimeSpan time) => TimeSpan.FromMinutes(Math.Floor(time.TotalMinutes)).ToString("c", CultureInfo.InvariantCulture);
}
