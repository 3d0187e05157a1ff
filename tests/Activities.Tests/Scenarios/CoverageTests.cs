using Porfin.Activities.Coverage;
using Porfin.Activities.Scenarios;
using Porfin.Activities.Transcripts;
using Porfin.Execution;
using Porfin.Testing;
using Porfin.Verification;
using Xunit;

namespace Porfin.Activities.Tests.Scenarios;

/// <summary>What conversations reach of a flow, and what would reach the rest.</summary>
public sealed class CoverageTests
{
    [Fact]
    public void Steps_and_connections_are_counted_by_conversation()
    {
        var (plan, routes) = (SmallFlows.Price, FlowRoutes.Of(SmallFlows.Price)!);
        var count = new CoverageCount(plan, routes);
        count.Add(Play(plan, "! 200 {\"valor\": 1}\n< oi\n< Lia\n< oi\n@ +1h"));
        count.Add(Play(plan, "< oi\n@ +1h"));

        Assert.Equal([("perguntar", 2), ("consultar", 1), ("dizer", 1), ("chamar", 0), ("sumiu", 2)], count.Steps.Select(step => (step.Step, step.Times)));
        Assert.Equal([("Answered", 1), ("Silent", 2), ("Done", 1), ("Failed", 0)], count.Connections.Select(way => (way.Connection.Outcome, way.Times)));
        Assert.Equal(2, count.Conversations);
    }

    [Fact]
    public void What_was_never_reached_gets_a_scenario_that_reaches_it()
    {
        foreach (var plan in new[] { SmallFlows.Price, SmallFlows.Leads })
        {
            var routes = FlowRoutes.Of(plan)!;
            var rest = CoverageReport.Rest(plan, routes, new CoverageCount(plan, routes));
            Assert.Equal(routes.Steps, rest.Select(one => one.Step));
            Assert.All(rest, one =>
            {
                var again = new Scenario(one.Step, Assert.IsType<string>(one.Proposal)).Play(plan);
                Assert.Null(again.Failure);
                Assert.Contains(again.Played!.Turns, turn => turn.Journal.Any(entry => entry.NodeId == one.Step));
            });
        }
    }

    [Fact]
    public void Connections_get_one_too()
    {
        var (plan, routes) = (SmallFlows.Leads, FlowRoutes.Of(SmallFlows.Leads)!);
        var all = new CoverageCount(plan, routes);
        foreach (var file in Directory.GetFiles(Path.Combine(Shared.Root, "samples", "assistente-de-leads", "conversations")).Order().Take(4))
        {
            all.Add(TranscriptPlayer.Play(plan, Transcript.Parse(File.ReadAllText(file))).Turns);
        }

        var rest = CoverageReport.Rest(plan, routes, all);
        Assert.Contains(rest, one => one.Outcome is not null);
        Assert.All(rest.Where(one => one.Outcome is not null), one =>
        {
            var with = new CoverageCount(plan, routes);
            with.Add(Play(plan, Assert.IsType<string>(one.Proposal)));
            Assert.Equal(1, with.Connections.First(way => way.Connection == new FlowConnection(one.Step, one.Outcome!, one.Target!)).Times);
        });
    }

    [Fact]
    public void What_nothing_can_reach_is_shown_to_be_so()
    {
        var plan = SmallFlows.Compile("""
            {"name": "x", "variables": [{"id": "v", "name": "Aberto", "typeName": "Boolean", "value": "false"}], "root": {"type": "Elsa.Flowchart", "activities": [
              {"id": "perguntar", "type": "Porfin.Ask", "question": "Nome?"},
              {"id": "aberto", "type": "Elsa.FlowDecision", "condition": {"typeName": "Boolean", "expression": {"type": "JavaScript", "value": "variables.Aberto"}}},
              {"id": "nunca", "type": "Porfin.SendText", "text": "nunca"}, {"id": "ilha", "type": "Porfin.SendText", "text": "só"}],
             "connections": [{"source": {"activity": "perguntar", "port": "Answered"}, "target": {"activity": "aberto"}}, {"source": {"activity": "aberto", "port": "True"}, "target": {"activity": "nunca"}}]}}
            """);
        var routes = FlowRoutes.Of(plan)!;
        var rest = CoverageReport.Rest(plan, routes, new CoverageCount(plan, routes));

        Assert.Equal([("perguntar", true), ("aberto", true), ("nunca", false), ("ilha", false)], rest.Select(one => (one.Step, one.Way is not null)));
        Assert.Equal([true, true, false, false], rest.Select(one => one.Proposal is not null));
    }

    private static IReadOnlyList<Turn> Play(Plan plan, string text) => TranscriptPlayer.Play(plan, Transcript.Parse(text)).Turns;
}
