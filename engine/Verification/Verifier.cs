using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Proves things about a plan: what can happen on some way through it, whatever customers do. What it does not report cannot happen.</summary>
public static class Verifier
{
    /// <summary>All findings, worst first.</summary>
    public static IReadOnlyList<Finding> Verify(Plan plan)
    {
        var map = new FlowMap(plan);
        var paths = new ShortestPaths(plan, map);
        return
        [
            .. new[]
            {
                Loops.Find(plan, map, paths),
                Connections.Find(plan, map, paths),
                Silence.Find(plan, map, paths),
                Window.Find(plan, map),
                Repetition.Find(plan, map, paths),
                Names.Find(plan, map, paths),
            }.SelectMany(findings => findings).OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Code, StringComparer.Ordinal),
        ];
    }
}
