using System.Text;
using System.Text.Json.Nodes;
using Porfin.Verification;
using Xunit;

namespace Porfin.Engine.Tests.Verification;

/// <summary>Repairs of random flows: the document stays a flow, its finding goes, and what is not concerned stays.</summary>
public sealed class RepairTests
{
    [Fact]
    public void A_repair_mends_what_it_says_in_any_flow()
    {
        var repairs = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var json = RandomFlows.Json(seed);
            foreach (var finding in Verify(seed, json).Findings.Where(finding => finding.Repair is not null))
            {
                var repaired = finding.Repair!.Apply(json);
                var after = Verify(seed, repaired);
                Assert.True(after.Plan is not null, $"Flow {seed}, {finding.Code}: {repaired}");
                var isGone = !after.Findings.Any(other => other.Code == finding.Code && other.NodeId == finding.NodeId && other.English == finding.English && other.Path.SequenceEqual(finding.Path));
                Assert.True(isGone, $"Flow {seed}: {finding.Code} at '{finding.NodeId}' is still there after '{finding.Repair.Label.English}'.\n{json}\n{repaired}");
                Assert.True(finding.Code is "node:unreachable" || Kept(json, repaired) <= 1, $"Flow {seed}: '{finding.Repair.Label.English}' touched more than one activity.");
                repairs++;
            }
        }

        Assert.True(repairs > 60, $"Only {repairs} repairs were tried.");
    }

    [Fact]
    public void The_document_that_is_given_stays_as_it_is()
    {
        var json = RandomFlows.Json(0);
        var document = JsonNode.Parse(json)!.AsObject();
        foreach (var finding in Verify(0, json).Findings.Where(finding => finding.Repair is not null))
        {
            finding.Repair!.Apply(document);
            Assert.Equal(JsonNode.Parse(json)!.ToJsonString(), document.ToJsonString());
        }
    }

    private static Porfin.Verification.Verification Verify(int seed, string json) => Verifier.Verify(Encoding.UTF8.GetBytes(json), RandomFlows.Catalog, RandomFlows.Library(seed));

    /// <summary>How many activities of the document are not in the repaired one as they were.</summary>
    private static int Kept(string before, string after)
    {
        var left = Activities(JsonNode.Parse(after)!).ToHashSet();
        return Activities(JsonNode.Parse(before)!).Count(activity => !left.Contains(activity));
    }

    /// <summary>Activities that contain none, as text.</summary>
    private static IEnumerable<string> Activities(JsonNode node) => node switch
    {
        JsonObject map when map.ContainsKey("type") && map.ContainsKey("id") && !map.Any(pair => pair.Key is "activities" or "body" or "then") => [map.ToJsonString()],
        JsonObject map => map.Where(pair => pair.Key is not ("connections" or "variables")).SelectMany(pair => pair.Value is null ? [] : Activities(pair.Value)),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Activities),
        _ => [],
    };
}
