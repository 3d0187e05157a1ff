using Porfin.Control;
using Porfin.Engine.Tests.Recordings;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Recordings;
using Porfin.Testing;
using Xunit;
using Replay = Porfin.Recordings.Replay;

namespace Porfin.Engine.Tests.Execution;

/// <summary>What random flows, lived again from their journals or gone through whole, once showed wrong in the engine: one small flow for each.</summary>
public sealed class FoundByRandomFlows
{
    private static readonly string Payload = Flows.Variable("p", "Object");

    [Fact]
    public void What_a_script_changes_afterwards_stays_as_it_was_sent_and_written_down()
    {
        var plan = Flows.Chart(
            1,
            [Script("make", "setVariable('p', [1])"), """{"id":"send","type":"Elsa.PublishEvent","eventName":"e","payload":{"expression":{"type":"JavaScript","value":"variables.p"}}}""", Script("change", "variables.p.push(2)")],
            null,
            Payload);
        var turn = FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World);

        Assert.Equal("[1]", ValueJson.Write(turn.Events.OfType<EventPublished>().Single().Payload));
        Assert.Null(Replays.Difference(plan, [turn]));
    }

    [Fact]
    public void What_woke_a_turn_is_told_as_it_came_though_the_flow_changes_it()
    {
        var plan = Flows.Chart(1, ["""{"id":"e","type":"Elsa.Event","eventName":"go","result":{"typeName":"Object","memoryReference":{"id":"p"}}}""", Script("change", "variables.p.push(variables.p.length)")], null, Payload);
        var runner = new FlowRunner(plan, Flows.Id, Flows.World);
        runner.Run(Stimulus.Start());
        runner.Run(new Stimulus(Stimulus.Kinds.Event, "go", Value.Of(new ValueList { Value.Of("a") })));

        Assert.Equal(InstanceStatus.Finished, runner.Instance.Status);
        Assert.Null(Replays.Difference(plan, runner.Turns));
    }

    [Fact]
    public void A_list_that_contains_itself_fails_the_step_that_would_keep_it()
    {
        var plan = Flows.Chart(1, [Script("make", "const a = []; a.push(a); setVariable('p', a)"), """{"id":"set","type":"Elsa.SetVariable","variable":{"id":"p"},"value":{"expression":{"type":"JavaScript","value":"variables.p"}}}""", Flows.Ask("ask")], null, Payload);
        var runner = new FlowRunner(plan, Flows.Id, Flows.World);
        runner.Run(Stimulus.Start());

        Assert.Equal((InstanceStatus.Faulted, "expression:too-deep"), (runner.Instance.Status, runner.Instance.Fault!.Code));
    }

    [Fact]
    public void A_turn_with_limits_of_its_own_ends_at_the_same_place_again()
    {
        var plan = Flows.Chart(1, [Flows.Say("a", "\"a\""), Flows.Say("b", "\"b\"")], ["a > b", "b > a"]);
        var turn = FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World, new() { Steps = 5 });
        var recording = JournalFile.Read(JournalJson.Write(turn)).Recordings[0];

        Assert.Equal("turn:too-long", turn.Instance.Fault?.Code);
        Assert.Equal(ReplayResult.Same, Replay.Exact(recording, (_, _) => plan).Result);
    }

    [Fact]
    public void A_map_that_looks_like_a_stored_date_stays_a_map()
    {
        var plan = Flows.Chart(1, [Script("make", "setVariable('p', { '$date': 'x', '$$date': 1, at: new Date(0) })"), Flows.Ask("ask"), Flows.Say("say", Flows.Js("JSON.stringify(variables.p)"))], ["make > ask", "ask.Answered > say"], Payload);
        var runner = new FlowRunner(plan, Flows.Id, Flows.World);
        runner.Run(Stimulus.Start());
        runner.Run(new Stimulus(Stimulus.Kinds.Message));

        Assert.Equal(["""{"$date":"x","$$date":1,"at":"1970-01-01T00:00:00.000Z"}"""], runner.Lines);
        Assert.Null(Replays.Difference(plan, runner.Turns));
    }

    [Fact]
    public void A_step_that_fails_while_too_much_is_waited_for_is_left_instead_of_tried_again()
    {
        var plan = Flows.Chart(
            1,
            ["""{"id":"s","type":"Elsa.Start"}""", Flows.Ask("ask", "00:00:00"), """{"id":"o","type":"Test.Outside","customProperties":{"onFailure":{"retry":{"count":3,"first":"00:00:01"} } }}""", Flows.Say("failed", "\"failed\"")],
            ["s > ask", "s > o", "o.Failed > failed"]);
        var turn = FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World, new() { Bookmarks = 1 });
        turn.Answer(new(default, "http:timeout"));

        Assert.Equal(["failed"], turn.Events.OfType<LineWritten>().Select(line => line.Text));
        Assert.Equal((InstanceStatus.Waiting, "ask"), (turn.Instance.Status, turn.Instance.Bookmarks.Single().NodeId));
    }

    [Fact]
    public void A_way_back_to_a_join_runs_it_at_once()
    {
        var plan = Flows.Chart(
            1,
            [Flows.Say("s", "\"s\""), Flows.Say("a", "\"a\""), Flows.Say("b", "\"b\""), Flows.Say("m", "\"m\""), Script("i", "setVariable('n', variables.n + 1)"), $$"""{"id":"d","type":"Elsa.FlowDecision","condition":{{Flows.Js("variables.n < 3")}}}"""],
            ["s > a", "s > b", "a > m", "b > m", "m > i", "i > d", "d.True > m"],
            Flows.Variable("n", "Int32"));

        Assert.Equal(["s", "a", "b", "m", "m", "m"], FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World).Events.OfType<LineWritten>().Select(line => line.Text));
    }

    private static string Script(string id, string script) => $$"""{"id":"{{id}}","type":"Elsa.RunJavaScript","script":"{{script}}"}""";
}
