using System.Reflection;
using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>
/// Sends that may fall outside the 24-hour window in which WhatsApp lets a business write freely. For each activity the interval of "time since the
/// customer last wrote" is computed to a fixed point; an interval that still grows after some rounds is taken as unbounded.
/// </summary>
internal static class Window
{
    private const int Rounds = 8;

    private static readonly TimeSpan Open = TimeSpan.FromHours(24);

    public static IEnumerable<Finding> Find(Plan plan, FlowMap map)
    {
        var (least, most, from) = Solve(plan, map);
        foreach (var node in plan.Nodes)
        {
            if (most[node.Index] is not { } longest || longest < Open || node.Type.ClassType.GetCustomAttribute<WritesToCustomerAttribute>() is not { IsTemplate: false })
            {
                continue;
            }

            var always = least[node.Index] >= Open;
            yield return new(
                always ? "window:outside" : "window:may-be-outside",
                always ? Severity.Error : Severity.Warning,
                node.Path,
                $"'{node.Name}' {(always ? "sempre escreve" : "pode escrever")} mais de 24 horas depois da última mensagem do cliente; o WhatsApp só aceita um modelo aprovado. Use um modelo ou espere menos.",
                $"'{node.Name}' {(always ? "always writes" : "may write")} more than 24 hours after the customer's last message; WhatsApp accepts only an approved template then. Use a template, or wait less.",
                Path(plan, from, node.Index));
        }
    }

    private static (TimeSpan[] Least, TimeSpan?[] Most, Way?[] From) Solve(Plan plan, FlowMap map)
    {
        var least = new TimeSpan[plan.Nodes.Length];
        var most = new TimeSpan?[plan.Nodes.Length];
        var from = new Way?[plan.Nodes.Length];
        var grown = new int[plan.Nodes.Length];
        var waits = JoinWaits.Of(plan, map).ToLookup(way => way.From);
        most[FlowMap.Start] = TimeSpan.Zero;
        var queue = new Queue<int>([FlowMap.Start]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var way in map.Outbound[at].Concat(waits[at]))
            {
                if (way.To < 0)
                {
                    continue;
                }

                var reset = way.Cause is OutcomeCause.Customer;
                var lower = reset ? TimeSpan.Zero : Sum(least[at], way.Least);
                var upper = reset ? TimeSpan.Zero : Sum(most[at]!.Value, way.Most);
                if (Widen(least, most, grown, way.To, lower, upper, out var longer))
                {
                    from[way.To] = longer ? way : from[way.To] ?? way;
                    queue.Enqueue(way.To);
                }
            }
        }

        return (least, most, from);
    }

    private static bool Widen(TimeSpan[] least, TimeSpan?[] most, int[] grown, int node, TimeSpan lower, TimeSpan upper, out bool longer)
    {
        if (most[node] is not { } known)
        {
            (least[node], most[node], longer) = (lower, upper, true);
            return true;
        }

        longer = upper > known;
        var shorter = lower < least[node];
        if (longer)
        {
            most[node] = ++grown[node] > Rounds ? TimeSpan.MaxValue : upper;
        }

        least[node] = shorter ? lower : least[node];
        return longer || shorter;
    }

    private static TimeSpan Sum(TimeSpan a, TimeSpan b) => a > TimeSpan.MaxValue - b ? TimeSpan.MaxValue : a + b;

    private static List<PathStep> Path(Plan plan, Way?[] from, int node)
    {
        var ways = new List<Way>();
        for (var at = node; from[at] is { } way && ways.Count < from.Length; at = way.From)
        {
            ways.Add(way);
        }

        ways.Reverse();
        return [.. ways.Where(way => plan.Nodes[way.From].Container is null).Select(way => new PathStep(plan.Nodes[way.From].Path, way.Outcome)), new(plan.Nodes[node].Path, null)];
    }
}
