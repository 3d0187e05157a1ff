using Porfin.Engine.Tests.Recordings;
using Porfin.Execution;
using Porfin.Recordings;
using Xunit;

namespace Porfin.Engine.Tests.Execution;

/// <summary>An instance that stood still while a person talked instead.</summary>
public sealed class PauseTests
{
    private static readonly DateTimeOffset Begin = Flows.World.Now;

    [Fact]
    public void Waits_that_count_from_their_beginning_begin_anew_and_fixed_moments_stay()
    {
        var runner = Runner(
            [Flows.Say("s", "\"s\""), Flows.Ask("q"), """{"id":"d","type":"Elsa.Delay","timeSpan":"00:30:00"}""", """{"id":"at","type":"Elsa.StartAt","dateTime":"2026-11-21T13:10:00Z"}""", Flows.Say("silent", "\"silent\""), Flows.Say("late", "\"late\""), Flows.Say("on-time", "\"on time\"")],
            ["s > q", "s > d", "s > at", "q.Silent > silent", "d > late", "at > on-time"]);

        runner.Now = Begin.AddHours(2);
        var turn = runner.Run(Stimulus.Paused(runner.Now));

        Assert.True(turn.Consumed);
        Assert.Equal([("q", null), ("q", 180), ("d", 150), ("at", 70)], runner.Instance.Bookmarks.Select(wait => (wait.NodeId, wait.Due is { } due ? (int?)(due - Begin).TotalMinutes : null)));
        Assert.Equal(InstanceStatus.Waiting, runner.Instance.Status);
        Assert.Equal(["s"], runner.Lines);
    }

    [Fact]
    public void A_wait_that_would_end_later_all_the_same_is_left_alone()
    {
        var runner = Runner([Flows.Ask("q")], []);
        runner.Now = Begin.AddMinutes(30);

        runner.Run(Stimulus.Paused(Begin.AddMinutes(-5)));

        Assert.Equal(Begin.AddHours(1), runner.Instance.NextDue);
    }

    [Fact]
    public void Silence_is_told_only_after_the_whole_patience_from_then_on()
    {
        var runner = Runner([Flows.Ask("q"), Flows.Say("silent", "\"silent\"")], ["q.Silent > silent"]);
        runner.Now = Begin.AddHours(2);
        runner.Run(Stimulus.Paused(runner.Now));
        Assert.Equal(Begin.AddHours(3), runner.Instance.NextDue);

        runner.Now = Begin.AddHours(3);
        runner.Resume(runner.Instance.Bookmarks.Single(wait => wait.Due is not null));

        Assert.Equal(["silent"], runner.Lines);
        Assert.Equal(InstanceStatus.Finished, runner.Instance.Status);
    }

    [Fact]
    public void An_idle_life_counts_from_then_too()
    {
        var plan = Flows.Compile($$$"""{"definitionId":"f","customProperties":{"porfin":{"endsAfterIdle":"01:00:00"}},"root":{{{Flows.Ask("q", "00:00:00")}}}}""");
        var runner = new FlowRunner(plan, Flows.Id, Flows.World);
        runner.Run(Stimulus.Start());
        runner.Now = Begin.AddHours(2);

        runner.Run(Stimulus.Paused(runner.Now));

        Assert.Equal(Begin.AddHours(3), runner.Instance.NextDue);
    }

    [Fact]
    public void A_pause_is_a_turn_that_is_replayed_and_means_nothing_to_an_instance_that_is_over()
    {
        var runner = Runner([Flows.Ask("q"), Flows.Say("e", "\"e\"")], []);
        runner.Now = Begin.AddHours(2);
        runner.Run(Stimulus.Paused(runner.Now));
        runner.Run(new Stimulus(Stimulus.Kinds.Message));

        var recording = new Recording(Flows.Id, [.. runner.Turns.Select(turn => JournalReader.Read(JournalJson.Write(turn)))]);
        Assert.Equal(ReplayResult.Same, Replay.Exact(recording, (_, _) => runner.Turns[0].Plan).Result);
        Assert.Equal(ReplayResult.Same, Replay.Against(recording, runner.Turns[0].Plan).Result);
        Assert.False(runner.Run(Stimulus.Paused(runner.Now)).Consumed);
    }

    private static FlowRunner Runner(string[] activities, string[] connections)
    {
        var runner = new FlowRunner(Flows.Chart(1, activities, connections.Length == 0 ? null : connections), Flows.Id, Flows.World);
        runner.Run(Stimulus.Start());
        return runner;
    }
}
