using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Recordings;
using Porfin.Testing;
using Xunit;

namespace Porfin.Engine.Tests.Recordings;

/// <summary>An instance is rebuilt at a moment of its journal, and goes on otherwise.</summary>
public sealed class TimeTravelTests
{
    private static readonly Plan Plan = Flows.Chart(
        1,
        [Flows.Ask("ask"), Flows.Outside("call"), Flows.Say("say", Flows.Js("variables.name + ' ' + JSON.stringify(variables.answer)")), Flows.Ask("again"), Flows.Say("last", "\"Fim\"")],
        ["ask.Answered > call", "ask.Silent > last", "call.Even > say", "call.Odd > last", "say > again", "again.Answered > last"],
        $"{Flows.Variable("name")},{Flows.Variable("answer", "Object")}");

    private static readonly Recording Recorded = Record();

    [Fact]
    public void It_goes_on_as_recorded()
    {
        var rebuilt = RebuiltInstance.After(Recorded, Of, 1);

        Assert.Equal(["ask"], rebuilt.Instance.Bookmarks.Select(bookmark => bookmark.NodeId).Distinct());
        Assert.Equal(["null [2]"], Lines(rebuilt.Next()));
        Assert.Equal(["Fim"], Lines(rebuilt.Next()));
        Assert.Null(rebuilt.Coming);
        Assert.Equal(InstanceStatus.Finished, rebuilt.Instance.Status);
        Assert.Throws<InvalidOperationException>(() => rebuilt.Next());
    }

    [Fact]
    public void It_goes_on_with_silence_instead_of_an_answer()
    {
        var rebuilt = RebuiltInstance.After(Recorded, Of, 1);
        var timer = rebuilt.Instance.Bookmarks.Single(bookmark => bookmark.Due is not null);

        Assert.Equal(["Fim"], Lines(rebuilt.Run(Stimulus.Elapsed(timer.Id), Flows.World with { Now = timer.Due!.Value })));
    }

    [Fact]
    public void It_goes_on_with_another_answer_to_a_call()
    {
        var rebuilt = RebuiltInstance.After(Recorded, Of, 1);

        Assert.Equal(["Fim"], Lines(rebuilt.Run(rebuilt.Coming!.Stimulus, rebuilt.Coming.World, _ => new(Value.Of(new ValueList { Value.Of(3) })))));
    }

    [Fact]
    public void It_goes_on_with_another_variable()
    {
        var rebuilt = RebuiltInstance.After(Recorded, Of, 1);

        Assert.True(rebuilt.Set("name", Value.Of("Ana")));
        Assert.False(rebuilt.Set("nobody", Value.Of(1)));
        Assert.Equal(Value.Of("Ana"), rebuilt.Get("name", at: "ask"));
        Assert.Equal(["Ana [2]"], Lines(rebuilt.Next()));
    }

    [Fact]
    public void It_stands_still_before_a_step_in_the_midst_of_a_turn()
    {
        var step = Recorded.Turns[1].Entries.First(entry => entry.NodeId is "say").Step;
        var rebuilt = RebuiltInstance.Before(Recorded, Of, step);

        Assert.Equal(Value.Of(new ValueList { Value.Of(2) }), rebuilt.Get("answer"));
        Assert.Empty(rebuilt.Paused!.Events);
        Assert.Throws<InvalidOperationException>(() => rebuilt.Next());
        rebuilt.Set("answer", Value.Of("nada"));
        Assert.Equal(["null \"nada\""], Lines(rebuilt.GoOn()));
        Assert.Equal(["Fim"], Lines(rebuilt.Next()));
        Assert.Throws<ArgumentOutOfRangeException>(() => RebuiltInstance.Before(Recorded, Of, 99));
    }

    [Fact]
    public void It_can_stand_still_before_the_step_that_calls_and_be_answered_otherwise()
    {
        var step = Recorded.Turns[1].Entries.First(entry => entry.NodeId is "call").Step;

        Assert.Equal(["Fim"], Lines(RebuiltInstance.Before(Recorded, Of, step).GoOn(_ => new(Value.Of(new ValueList { Value.Of(5) })))));
    }

    private static IEnumerable<string> Lines(Turn turn) => turn.Events.OfType<LineWritten>().Select(line => line.Text);

    private static Plan Of(string definition, int version) => Plan;

    private static Recording Record()
    {
        var runner = new FlowRunner(Plan, Flows.Id, Flows.World, _ => new(Value.Of(new ValueList { Value.Of(2) })));
        runner.Run(Stimulus.Start());
        runner.Run(new Stimulus(Stimulus.Kinds.Message));
        runner.Run(new Stimulus(Stimulus.Kinds.Message));
        return Replays.Record(runner.Turns).Recordings[0];
    }
}
