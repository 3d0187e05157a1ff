using Porfin.Verification;
using Xunit;

namespace Porfin.Engine.Tests.Verification;

/// <summary>What the proofs call safe is tried exhaustively: no random flow may do what no finding announced.</summary>
public sealed class ProofsAgainstBruteForce
{
    private static int Flows => int.TryParse(Environment.GetEnvironmentVariable("PORFIN_PROOFS"), out var count) ? count : 500;

    [Fact]
    public void Nothing_happens_that_no_finding_announced()
    {
        var (alarms, confirmed) = (0, 0);
        for (var seed = 0; seed < Flows; seed++)
        {
            var plan = RandomFlows.Compile(seed);
            var findings = Verifier.Verify(plan);
            var seen = new Explorer(plan).Explore();
            var loops = findings.Any(finding => finding.Code is "loop:endless" or "loop:unproven");
            var outside = findings.Where(finding => finding.Code is "window:outside" or "window:may-be-outside").Select(finding => finding.NodeId).ToHashSet();
            var unreachable = findings.Where(finding => finding.Code is "node:unreachable").Select(finding => finding.NodeId).ToHashSet();

            Assert.True(!seen.LoopedForEver || loops, $"Flow {seed} looped for ever, but was called safe: {RandomFlows.Json(seed)}");
            Assert.True(seen.WroteOutside.IsSubsetOf(outside), $"Flow {seed} wrote outside the window at {string.Join(", ", seen.WroteOutside.Except(outside))}, but was called safe: {RandomFlows.Json(seed)}");
            Assert.True(!seen.EndedInSilence || findings.Any(finding => finding.Code is "path:silent"), $"Flow {seed} ended in silence, but was called safe: {RandomFlows.Json(seed)}");
            Assert.False(seen.Visited.Overlaps(unreachable), $"Flow {seed} visited what was called unreachable: {RandomFlows.Json(seed)}");
            alarms += outside.Count;
            confirmed += seen.WroteOutside.Count;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{Flows} flows; {alarms} window alarms, of which {confirmed} were reproduced within the bounds of the search");
        Assert.True(confirmed > Flows / 100, "The random flows hardly ever leave the window: the test proves nothing.");
    }

    [Fact]
    public void A_path_leads_from_connection_to_connection()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var plan = RandomFlows.Compile(seed);
            Assert.All(Verifier.Verify(plan), finding => Assert.All(finding.Path, step => Assert.True(plan.ByPath.ContainsKey(step.NodeId))));
        }
    }
}
