using System.Reflection;

namespace Porfin.Verification;

/// <summary>
/// Sends that may fall outside the 24-hour window in which WhatsApp lets a business write freely. For each activity the interval of "time since the
/// customer last wrote" is computed to a fixed point; an interval that still grows after some rounds is taken as unbounded.
/// </summary>
internal sealed class Window
{
    private const int GrowingRounds = 40;

    private static readonly TimeSpan Open = TimeSpan.FromHours(24);

    private readonly Study study;
    private readonly ILookup<int, int> waits;
    private readonly TimeSpan[] least;
    private readonly TimeSpan?[] most;
    private readonly Way?[] from;
    private readonly int[] grown;
    private readonly Queue<int> queue = new([FlowMap.Start]);

    private Window(Study study)
    {
        this.study = study;
        waits = JoinWaits.Of(study);
        var count = study.Plan.Nodes.Length;
        (least, most, from, grown) = (new TimeSpan[count], new TimeSpan?[count], new Way?[count], new int[count]);
        most[FlowMap.Start] = TimeSpan.Zero;
    }

    public static IEnumerable<Finding> Find(Study study) => new Window(study).Findings();

    private IEnumerable<Finding> Findings()
    {
        Solve();
        // A branch beside may hear from the customer meanwhile: then nothing is said about "always".
        var isBeside = SideBySide.Anywhere(study.Plan);
        foreach (var node in study.Plan.Nodes)
        {
            if (most[node.Index] is not { } longest || longest < Open || node.Type.ClassType.GetCustomAttribute<WritesToCustomerAttribute>() is not { IsTemplate: false })
            {
                continue;
            }

            var always = least[node.Index] >= Open && !isBeside;
            var ways = Ways(node.Index);
            yield return Study.At(node, always ? "window:outside" : "window:may-be-outside", always ? Severity.Error : Severity.Warning, study.Paths.Steps(ways, node.Index), node.Name, Shown(least[node.Index]), Shown(longest)) with
            {
                Repair = WindowRepair.For(study, ways, longest),
            };
        }
    }

    private void Solve()
    {
        while (queue.TryDequeue(out var at))
        {
            foreach (var way in study.Map.Outbound[at])
            {
                study.Effort.Spend();
                Follow(way, way.To);
                foreach (var join in waits[at])
                {
                    study.Effort.Spend();
                    Follow(way with { To = join }, join);
                }
            }
        }
    }

    private void Follow(Way way, int to)
    {
        if (to < 0)
        {
            return;
        }

        var isHeard = way.Cause is OutcomeCause.Customer;
        var lower = isHeard ? TimeSpan.Zero : Sum(least[way.From], way.Least);
        var upper = isHeard ? TimeSpan.Zero : Sum(most[way.From]!.Value, way.Most);
        if (most[to] is not { } known)
        {
            (least[to], most[to], from[to]) = (lower, upper, way);
            queue.Enqueue(to);
            return;
        }

        if (upper > known)
        {
            (most[to], from[to]) = (++grown[to] > GrowingRounds ? TimeSpan.MaxValue : upper, way);
        }

        if (upper > known || lower < least[to])
        {
            least[to] = lower < least[to] ? lower : least[to];
            queue.Enqueue(to);
        }
    }

    private static TimeSpan Sum(TimeSpan a, TimeSpan b) => a > TimeSpan.MaxValue - b ? TimeSpan.MaxValue : a + b;

    private static string Shown(TimeSpan time) => time > TimeSpan.FromDays(3650) ? "∞" : time == TimeSpan.Zero ? "0 h" : time.TotalHours >= 1 ? $"{Math.Round(time.TotalHours, 1).ToString(System.Globalization.CultureInfo.InvariantCulture)} h" : $"{Math.Ceiling(time.TotalMinutes).ToString(System.Globalization.CultureInfo.InvariantCulture)} min";

    /// <summary>The way that took longest, from the start or once round.</summary>
    private List<Way> Ways(int node)
    {
        var ways = new List<Way>();
        var seen = new HashSet<int>();
        for (var at = node; from[at] is { } way && seen.Add(at); at = way.From)
        {
            study.Effort.Spend();
            ways.Add(way);
        }

        ways.Reverse();
        if (ways.Count == 0 || ways[0].From == FlowMap.Start)
        {
            return ways;
        }

        // It closes a circle: the shortest way leads there, and the circle is gone round once more than shown.
        var (back, _) = study.Paths.Search([FlowMap.Start], static _ => true, ways[0].From, study.Effort);
        return [.. ShortestPaths.Back(back, ways[0].From, study.Effort), .. ways];
    }
}
