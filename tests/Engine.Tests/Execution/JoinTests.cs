using Porfin.Engine.Tests.Recordings;
using Porfin.Execution;
using Xunit;

namespace Porfin.Engine.Tests.Execution;

/// <summary>What a WaitAny join gives up when it runs, and what it leaves alone. Shapes that Elsa has too are cases in <c>tests/cases/elsa</c>.</summary>
public sealed class JoinTests
{
    private const string Join = """{"id":"j","type":"Elsa.FlowJoin","mode":"WaitAny"}""";

    private static string[] Say(params string[] ids) => [.. ids.Select(id => Flows.Say(id, $"\"{id}\""))];

    [Fact]
    public void A_join_before_it_at_which_somebody_had_arrived_is_given_up()
    {
        var runner = Run([.. Say("s", "a", "c0", "c", "p", "e"), Event("w"), Join], ["w > p", "s > a", "s > w", "s > c0", "c0 > c", "a > p", "p > j", "c > j", "j > e"]);

        Assert.Equal(["s", "a", "c0", "c", "e"], runner.Lines);
        Assert.Equal(InstanceStatus.Finished, runner.Instance.Status);
    }

    [Fact]
    public void A_branch_that_lost_is_given_up_where_it_would_wait()
    {
        var runner = Run([.. Say("s", "a", "b", "never", "e"), Event("w"), Join], ["s > a", "s > b", "a > j", "b > w", "w > never", "never > j", "j > e"]);

        Assert.Equal(["s", "a", "b", "e"], runner.Lines);
        Assert.Equal(InstanceStatus.Finished, runner.Instance.Status);
        Assert.Contains(runner.Turns[0].Journal, entry => entry is { Kind: JournalKind.Cancelled, NodeId: "w" });
    }

    [Fact]
    public void A_branch_that_lost_comes_to_no_other_join_on_its_way_and_frees_those_beside()
    {
        var runner = Run([.. Say("s", "a", "b", "b2", "p", "x", "k", "e"), Join], ["s > a", "s > b", "s > x", "a > j", "b > b2", "b2 > p", "x > p", "b2 > k", "x > k", "p > j", "j > e"]);

        Assert.Equal(["s", "a", "b", "x", "b2", "e", "k"], runner.Lines);
        Assert.Equal(InstanceStatus.Finished, runner.Instance.Status);
    }

    [Fact]
    public void A_branch_that_lost_does_not_begin_its_loop_again()
    {
        var runner = Run([.. Say("s", "a", "b", "e"), Event("go"), $$"""{"id":"d","type":"Elsa.FlowDecision","condition":{{Flows.Js("true")}}}""", Join], ["s > a", "s > b", "a > j", "b > d", "d.True > b", "d.False > j", "j > e"]);

        Assert.Equal(["s", "a", "b", "e"], runner.Lines);
        Assert.Equal(InstanceStatus.Finished, runner.Instance.Status);
    }

    [Fact]
    public void An_instance_that_was_cancelled_before_it_began_does_not_begin()
    {
        var plan = Flows.Chart(1, Say("s"), []);
        var instance = new FlowInstance(Flows.Id, plan);
        FlowEngine.Cancel(instance);
        var turn = FlowEngine.Run(plan, instance, Stimulus.Start(), Flows.World);

        Assert.Equal((false, InstanceStatus.Cancelled), (turn.Consumed, instance.Status));
        Assert.Empty(turn.Events);
    }

    [Fact]
    public void Only_triggers_that_are_marked_begin_a_flow()
    {
        static string Marked(string activity) => activity.Replace("\"type\"", "\"customProperties\":{\"canStartWorkflow\":true},\"type\"", StringComparison.Ordinal);
        var plan = Flows.Chart(1, [Marked(Say("s")[0]), Event("a"), Marked(Event("b"))]);

        Assert.Equal(["b"], Triggers.Of(plan, Flows.World, out var problems).Select(trigger => trigger.NodeId));
        Assert.Empty(problems);
    }

    [Fact]
    public void A_join_waits_for_no_trigger_by_which_the_instance_did_not_begin()
    {
        static string Marked(string id) => $$"""{"id":"{{id}}","type":"Elsa.Event","eventName":"{{id}}","customProperties":{"canStartWorkflow":true} }""";
        var plan = Flows.Chart(1, [Marked("a"), Marked("b"), .. Say("m")], ["a > m", "b > m"]);
        var turn = FlowEngine.Run(plan, new(Flows.Id, plan), new Stimulus(Stimulus.Kinds.Trigger, "b"), Flows.World);

        Assert.Equal(["m"], turn.Events.OfType<LineWritten>().Select(line => line.Text));
        Assert.Equal(2, plan.Nodes.Single(node => node.Id is "chart").Graph!.ForwardInbound[plan.ByPath["m"].Local]);
    }

    [Fact]
    public void What_a_bulk_dispatch_used_for_each_item_is_not_kept()
    {
        var plan = Flows.Chart(1, ["""{"id":"b","type":"Elsa.BulkDispatchWorkflows","workflowDefinitionId":"other","items":{"expression":{"type":"JavaScript","value":"['secret-item']"}}}"""], []);
        var instance = FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World).Instance;

        Assert.Equal(InstanceStatus.Waiting, instance.Status);
        Assert.DoesNotContain("secret-item", System.Text.Encoding.UTF8.GetString(InstanceState.Write(instance, plan)), StringComparison.Ordinal);
    }

    private static string Event(string id) => $$"""{"id":"{{id}}","type":"Elsa.Event","eventName":"{{id}}"}""";

    private static FlowRunner Run(string[] activities, string[] connections)
    {
        var runner = new FlowRunner(Flows.Chart(1, activities, connections), Flows.Id, Flows.World);
        runner.Run(Stimulus.Start());
        return runner;
    }
}
