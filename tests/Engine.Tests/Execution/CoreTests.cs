using Porfin.Engine.Tests.Recordings;
using Porfin.Execution;
using Porfin.Recordings;
using Porfin.Testing;
using Xunit;

namespace Porfin.Engine.Tests.Execution;

/// <summary>What random flows and the cases of others did not notice when a fault was seeded into the engine.</summary>
public sealed class CoreTests
{
    [Fact]
    public void A_join_waits_for_a_branch_whose_only_way_there_leads_back_through_its_loop()
    {
        var plan = Flows.Chart(
            1,
            [Flows.Say("s", "\"s\""), """{"id":"a","type":"Elsa.RunJavaScript","script":"variables.n = variables.n + 1"}""", $$"""{"id":"d","type":"Elsa.FlowDecision","condition":{{Flows.Js("variables.n < 2")}}}""", Flows.Ask("b", "00:00:00"), Flows.Say("c", "\"c\""), """{"id":"j","type":"Elsa.FlowJoin","mode":"WaitAllActive"}""", Flows.Say("z", "\"z\"")],
            ["s > a", "s > c", "a > d", "d.True > b", "b.Answered > a", "d.False > j", "c > j", "j > z"],
            """{"id":"n","name":"n","typeName":"Int32","value":0}""");
        var runner = new FlowRunner(plan, Flows.Id, Flows.World);

        runner.Run(Stimulus.Start());
        Assert.Equal(["s", "c"], runner.Lines);
        runner.Run(new Stimulus(Stimulus.Kinds.Message));
        Assert.Equal(["s", "c", "z"], runner.Lines);
    }

    [Fact]
    public void The_earliest_timer_is_due_next()
    {
        var plan = Flows.Chart(1, [Flows.Say("s", "\"s\""), Delay("late", "02:00:00"), Delay("soon", "01:00:00"), Delay("later", "03:00:00"), Flows.Ask("no", "00:00:00")], ["s > late", "s > soon", "s > later", "s > no"]);

        Assert.Equal(Flows.World.Now.AddHours(1), FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World).Instance.NextDue);
    }

    [Theory]
    [InlineData("02:00:00", "00:30:00", 30)]
    [InlineData("00:20:00", "00:30:00", 20)]
    public void A_life_ends_by_what_comes_first_and_remembers_it_over_a_wait(string total, string idle, int minutes)
    {
        var plan = Flows.Compile($$$"""{"definitionId":"f","customProperties":{"porfin":{"endsAfter":"{{{total}}}","endsAfterIdle":"{{{idle}}}"}},"root":{"id":"s","type":"Elsa.Sequence","activities":[{{{Flows.Ask("a", "00:00:00")}}},{{{Flows.Ask("b", "00:00:00")}}}]}}""");
        var runner = new FlowRunner(plan, Flows.Id, Flows.World);
        runner.Run(Stimulus.Start());
        Assert.Equal(Flows.World.Now.AddMinutes(minutes), runner.Instance.NextDue);

        runner.Now += TimeSpan.FromMinutes(15);
        runner.Run(new Stimulus(Stimulus.Kinds.Message));
        Assert.Equal(Flows.World.Now.AddMinutes(minutes == 20 ? 20 : 45), runner.Instance.NextDue);
        runner.Resume(runner.Instance.Bookmarks[^1]);
        Assert.Equal((InstanceStatus.Cancelled, "instance:expired"), (runner.Instance.Status, runner.Instance.Fault?.Code));
    }

    [Fact]
    public void A_loop_that_is_tried_again_begins_anew()
    {
        var plan = Flows.Chart(
            1,
            [$$$"""{"id":"l","type":"Elsa.ForEach","items":{{{Flows.Js("(variables.n = variables.n + 1) === 2 ? nobody : ['x', 'y']")}}},"customProperties":{"onFailure":{"retry":{"count":1,"first":"00:00:01"} } },"body":{{{Flows.Say("a", Flows.Js("variables.CurrentValue"))}}}}"""],
            [],
            """{"id":"n","name":"n","typeName":"Int32","value":0}""");
        var runner = new FlowRunner(plan, Flows.Id, Flows.World);
        runner.Run(Stimulus.Start());
        runner.Drive();

        Assert.Equal(["x", "x", "y"], runner.Lines);
        Assert.Equal(InstanceStatus.Finished, runner.Instance.Status);
        Assert.Null(Replays.Difference(plan, runner.Turns));
    }

    [Fact]
    public void A_join_of_all_that_begins_a_loop_waits_for_the_ways_from_outside_only()
    {
        var plan = Flows.Chart(
            1,
            [Flows.Say("s", "\"s\""), Flows.Say("x", "\"x\""), Flows.Say("y", "\"y\""), """{"id":"j","type":"Elsa.FlowJoin","mode":"WaitAll"}""", Flows.Ask("q", "00:00:00"), Flows.Say("z", "\"z\"")],
            ["s > x", "s > y", "x > j", "y > j", "j > z", "z > q", "q.Answered > j"]);
        var runner = new FlowRunner(plan, Flows.Id, Flows.World);
        runner.Run(Stimulus.Start());
        runner.Run(new Stimulus(Stimulus.Kinds.Message));

        Assert.Equal(["s", "x", "y", "z", "z"], runner.Lines);
    }

    [Fact]
    public void An_instance_whose_state_cannot_be_stored_has_failed_when_it_is_rebuilt()
    {
        var plan = Flows.Chart(1, [Flows.Ask("a")]);
        var turn = FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World, new() { StateBytes = 10 });
        var rebuilt = RebuiltInstance.After(Replays.Record([turn]).Recordings[0], (_, _) => plan, 1).Instance;

        Assert.Equal((InstanceStatus.Faulted, "state:too-large"), (rebuilt.Status, rebuilt.Fault?.Code));
        Assert.Empty(rebuilt.Bookmarks);
        Assert.Empty(rebuilt.Frames);
    }

    [Fact]
    public void An_outcome_that_tells_of_a_failure_is_tried_again_as_often_as_its_policy_says()
    {
        var plan = Flows.Chart(1, ["""{"id":"o","type":"Test.Outside","customProperties":{"onFailure":{"retry":{"count":2,"first":"00:00:01"}}}}""", Flows.Say("even", "\"par\""), Flows.Say("no", "\"não\"")], ["o.Even > even", "o.Failed > no"]);
        IEnumerable<string> With(int failures)
        {
            var asked = 0;
            var runner = new FlowRunner(plan, Flows.Id, Flows.World, _ => ++asked <= failures ? new(default, "test:failed") : new(Porfin.Expressions.Value.Of(new Porfin.Expressions.ValueList { Porfin.Expressions.Value.Of(2) })));
            runner.Run(Stimulus.Start());
            runner.Drive();
            Assert.Equal(Math.Min(failures + 1, 3), asked);
            return runner.Lines;
        }

        Assert.Equal(["par"], With(0));
        Assert.Equal(["par"], With(2));
        Assert.Equal(["não"], With(3));
    }

    [Fact]
    public void A_loop_over_nothing_is_left_by_its_outcome()
    {
        var plan = Flows.Chart(1, [$$"""{"id":"l","type":"Elsa.ParallelForEach","items":{{Flows.Js("[]")}},"body":{{Flows.Say("x", "\"x\"")}}}""", Flows.Say("z", "\"z\"")], ["l.Done > z"]);

        Assert.Equal(["z"], Lines(plan));
    }

    [Fact]
    public void Each_expression_of_a_turn_has_a_budget_of_its_own()
    {
        var plan = Flows.Compile("""{"definitionId":"f","root":{"id":"l","type":"Elsa.For","start":1,"end":60,"body":{"id":"r","type":"Elsa.RunJavaScript","script":"for (let i = 0; i < 20000; i++) { i * 2 }"}}}""");

        Assert.Equal(InstanceStatus.Finished, FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World).Instance.Status);
    }

    [Fact]
    public void A_name_that_only_looks_like_an_accessor_is_unknown()
    {
        var plan = Flows.Chart(1, [Flows.Say("x", Flows.Js("getResultFrom()"))]);

        Assert.Equal(InstanceStatus.Faulted, FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World).Instance.Status);
    }

    [Fact]
    public void What_begins_a_flow_is_found()
    {
        var plan = Flows.Chart(1, ["""{"id":"e","type":"Elsa.Event","eventName":"pago","canStartWorkflow":true}""", Flows.Say("z", "\"z\"")], ["e > z"]);

        Assert.Equal([("e", "event", "pago")], Triggers.Of(plan, Flows.World, out var problems).Select(trigger => (trigger.NodeId, trigger.Wake.Kind, trigger.Wake.Key)));
        Assert.Empty(problems);
    }

    [Fact]
    public void A_correlation_id_that_the_caller_gave_is_in_the_journal()
    {
        var plan = Flows.Chart(1, [Flows.Say("x", Flows.Js("getCorrelationId()"))]);
        var turn = FlowEngine.Run(plan, new(Flows.Id, plan) { CorrelationId = "pedido-7" }, Stimulus.Start(), Flows.World);

        Assert.Equal(["pedido-7"], turn.Events.OfType<LineWritten>().Select(line => line.Text));
        Assert.Null(Replays.Difference(plan, [turn]));
    }

    private static string Delay(string id, string time) => $$"""{"id":"{{id}}","type":"Elsa.Delay","timeSpan":"{{time}}"}""";

    private static IEnumerable<string> Lines(Plan plan) => FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World).Events.OfType<LineWritten>().Select(line => line.Text);
}
