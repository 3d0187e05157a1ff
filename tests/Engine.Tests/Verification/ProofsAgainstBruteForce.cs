using Porfin.Execution;
using Porfin.Verification;
using Xunit;

namespace Porfin.Engine.Tests.Verification;

/// <summary>
/// What the proofs call safe is tried exhaustively: no random flow may do what no finding announced. What they call unsafe is looked for too; how often it is not
/// there is the rate of false alarms. <c>PORFIN_PROOFS=10000</c> runs the campaign whose result is in tests/Benchmarks/README.md.
/// </summary>
public sealed class ProofsAgainstBruteForce
{
    private static int Flows => int.TryParse(Environment.GetEnvironmentVariable("PORFIN_PROOFS"), out var count) ? count : 300;

    private static int First => int.TryParse(Environment.GetEnvironmentVariable("PORFIN_PROOFS_FROM"), out var seed) ? seed : 0;

    /// <summary>Some flows only, by <c>PORFIN_PROOFS_SEEDS=20105,20350</c>.</summary>
    private static IEnumerable<int> Seeds => Environment.GetEnvironmentVariable("PORFIN_PROOFS_SEEDS") is { Length: > 0 } list
        ? list.Split(',').Select(int.Parse)
        : Enumerable.Range(First, Flows);

    [Fact]
    public void Nothing_happens_that_no_finding_announced()
    {
        var tally = new AlarmTally();
        var broken = new List<string>();
        foreach (var seed in Seeds)
        {
            var plan = RandomFlows.Compile(seed);
            var findings = Verifier.Verify(plan);
            var seen = new Explorer(plan).Explore();
            broken.AddRange(Unannounced(plan, findings, seen).Select(what => $"Flow {seed} {what}"));
            broken.AddRange(tally.Add(plan, findings, seen, seed).Select(finding => $"Flow {seed} does not show {finding.Code} at '{finding.NodeId}' on its way"));
        }

        TestContext.Current.TestOutputHelper!.WriteLine(tally.ToString());
        if (Environment.GetEnvironmentVariable("PORFIN_PROOFS_RESULT") is { } file)
        {
            File.WriteAllText(file, tally + "\n" + string.Join('\n', broken));
        }

        Assert.True(broken.Count == 0, $"{broken.Count} false safe:\n{string.Join('\n', broken.Take(20))}");
        Assert.All(Environment.GetEnvironmentVariable("PORFIN_PROOFS_SEEDS") is null ? AlarmTally.Common : [], code => Assert.True(tally.Confirmed(code) > 0, $"{code} was never seen to be right: the test proves nothing about it."));
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

    /// <summary>What was seen although the findings do not say so.</summary>
    private static IEnumerable<string> Unannounced(Plan plan, IReadOnlyList<Finding> findings, Sightings seen)
    {
        HashSet<string> At(params string[] codes) => [.. findings.Where(finding => codes.Contains(finding.Code)).Select(finding => finding.NodeId)];
        bool Any(params string[] codes) => At(codes).Count > 0;
        var twice = findings.Where(finding => finding.Code is "text:repeated").SelectMany(finding => finding.NodeIds).ToHashSet();
        var loops = Any("loop:endless", "loop:unproven", "loop:too-long");
        var wrong = new (string What, bool IsWrong)[]
        {
            ("looped for ever", seen.LoopedForEver && !loops),
            ("followed up for ever", seen.FollowedUpForEver && !loops && !Any("followup:endless")),
            ("ended in silence at " + string.Join(", ", seen.EndedInSilence), seen.EndedInSilence.Count > 0 && !Any("path:silent")),
            ("wrote outside the window at " + string.Join(", ", seen.WroteOutside.Except(At("window:outside", "window:may-be-outside"))), !seen.WroteOutside.IsSubsetOf(At("window:outside", "window:may-be-outside"))),
            ("wrote too much at " + string.Join(", ", seen.WroteTooMuch), !seen.WroteTooMuch.IsSubsetOf(At("limit:exceeded", "limit:may-be-exceeded"))),
            ("wrote twice at " + string.Join(", ", seen.WroteTwice.Except(twice)), !seen.WroteTwice.IsSubsetOf(twice)),
            ("gave up the join " + string.Join(", ", seen.GivenUp.Except(At("join:never", "join:may-be-given-up"))), !seen.GivenUp.IsSubsetOf(At("join:never", "join:may-be-given-up"))),
            ("visited what was called unreachable", seen.Visited.Overlaps(At("node:unreachable"))),
            ("visited a join that was called impossible", seen.Visited.Overlaps(At("join:never"))),
            ("read unset " + string.Join(", ", seen.ReadUnset), seen.ReadUnset.Any(read => !findings.Any(finding => AlarmTally.IsAbout(finding, read)))),
            ("left by an outcome without a connection: " + string.Join(", ", Loose(plan, seen)), Loose(plan, seen).Any(left => !findings.Any(finding => finding.Code is "outcome:unconnected" && finding.NodeId == left.NodeId && finding.English.Contains($"'{left.Outcome}'", StringComparison.Ordinal)))),
        };
        return wrong.Where(entry => entry.IsWrong).Select(entry => entry.What);
    }

    /// <summary>Outcomes that were taken and have no connection, of activities that branch.</summary>
    private static IEnumerable<(string NodeId, string Outcome)> Loose(Plan plan, Sightings seen) => seen.Left.Where(left =>
        plan.ByPath[left.NodeId] is { Parent.Graph: { } graph, Type.Name: "Test.Chance" or "Test.Question" or "Elsa.FlowDecision" or "Elsa.FlowFork" } node
        && (node.Type.Name is not "Test.Question" || node.Inputs.Any(input => input.Input.Name is "patience" && ((Porfin.Expressions.Constant)input.Expression).Value.Text is not "00:00:00"))
        && !Array.Exists(graph.Outbound[node.Local], edge => (edge.Port ?? "Done") == left.Outcome));
}
