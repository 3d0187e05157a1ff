namespace Porfin.Verification;

/// <summary>
/// Sends that may fall outside the 24-hour window in which WhatsApp lets a business write freely, by the interval of "time since the customer last wrote"
/// at each activity.
/// </summary>
internal static class Window
{
    private static readonly TimeSpan Open = TimeSpan.FromHours(24);

    public static IEnumerable<Finding> Find(Study study)
    {
        var since = new SinceCustomer(study);
        // A branch beside may hear from the customer meanwhile: then nothing is said about "always".
        var isBeside = SideBySide.Anywhere(study.Plan);
        foreach (var node in study.Plan.Nodes)
        {
            if (since.Most[node.Index] is not { } longest || longest < Open || node.Type.Writes is not { IsTemplate: false })
            {
                continue;
            }

            var always = since.Least[node.Index] >= Open && !isBeside;
            var ways = study.Effort.WantsPaths ? Ways(study, since, node.Index) : [];
            yield return Study.At(node, always ? "window:outside" : "window:may-be-outside", always ? Severity.Error : Severity.Warning, study.Paths.Steps(ways, node.Index), node.Name, Shown(since.Least[node.Index]), Shown(longest)) with
            {
                Repair = WindowRepair.For(study, ways, longest),
            };
        }
    }

    private static string Shown(TimeSpan time) => time > TimeSpan.FromDays(3650) ? "∞" : time == TimeSpan.Zero ? "0 h" : time.TotalHours >= 1 ? $"{Math.Round(time.TotalHours, 1).ToString(System.Globalization.CultureInfo.InvariantCulture)} h" : $"{Math.Ceiling(time.TotalMinutes).ToString(System.Globalization.CultureInfo.InvariantCulture)} min";

    /// <summary>The way that took longest since the customer wrote, or once round a circle, and the shortest way there.</summary>
    private static List<Way> Ways(Study study, SinceCustomer since, int node)
    {
        var ways = new List<Way>();
        var seen = new HashSet<int>();
        for (var at = node; since.From[at] is { } way && seen.Add(at); at = way.Cause is OutcomeCause.Customer ? FlowMap.Start : way.From)
        {
            study.Effort.Spend();
            ways.Add(way);
        }

        ways.Reverse();
        return ways.Count == 0 ? ways : [.. study.Paths.Ways(ways[0].From, study.Effort), .. ways];
    }
}
