using System.Text;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Recordings;
using Porfin.Testing;
using Xunit;

namespace Porfin.Engine.Tests.Recordings;

/// <summary>What is told of a recording that is played on another version.</summary>
public sealed class ReplayTests
{
    private static readonly string[] Wires = ["hi > ask", "ask.Answered > call", "ask.Silent > bye", "call.Even > even", "call.Odd > bye"];

    private static readonly string[] First = [Flows.Say("hi", "\"Oi\""), Flows.Ask("ask"), Flows.Outside("call"), Flows.Say("even", "\"Par\""), Flows.Say("bye", "\"Tchau\"")];

    [Fact]
    public void The_same_flow_does_the_same() => Assert.Equal(ReplayResult.Same, Against(First, Wires).Result);

    [Fact]
    public void Another_text_is_told_with_its_place()
    {
        var report = Against([Flows.Say("hi", "\"Oi\""), .. First[1..3], Flows.Say("even", "\"É par\""), First[4]], Wires);

        Assert.Equal(ReplayResult.OtherText, report.Result);
        Assert.Equal(("even", """LineWritten {"text":"Par"}""", """LineWritten {"text":"É par"}"""), (report.First!.NodeId, report.First.Expected, report.First.Got));
        Assert.Equal((2, 6L), (report.First.Turn, report.First.Step));
    }

    [Fact]
    public void Another_way_is_worse_than_another_text()
    {
        var report = Against([Flows.Say("hi", "\"Olá\""), .. First[1..]], ["hi > ask", "ask.Answered > call", "call.Even > bye"]);

        Assert.Equal(ReplayResult.OtherPath, report.Result);
        Assert.Equal("hi", report.First!.NodeId);
    }

    [Fact]
    public void A_flow_that_ended_before_the_customer_wrote_is_stuck()
    {
        var report = Against([First[0], First[4]], ["hi > bye"]);

        Assert.Equal(ReplayResult.Stuck, report.Result);
    }

    [Fact]
    public void A_call_without_a_recorded_answer_is_stuck()
    {
        var report = Against([.. First[..2], Flows.Outside("other"), .. First[3..]], ["hi > ask", "ask.Answered > other", "other.Even > even"]);

        Assert.Equal(ReplayResult.Stuck, report.Result);
    }

    [Fact]
    public void A_flow_that_fails_where_it_had_not_is_stuck()
    {
        var report = Against([.. First[..3], Flows.Say("even", Flows.Js("nobody")), First[4]], Wires);

        Assert.Equal((ReplayResult.Stuck, 2), (report.Result, report.First!.Turn));
    }

    [Fact]
    public void A_timer_fires_at_its_recorded_moment_and_an_earlier_one_when_it_is_due()
    {
        var silent = Record(First, Wires, runner => runner.Resume(runner.Instance.Bookmarks[1]));

        Assert.Equal(ReplayResult.Same, Replay.Against(silent, Flows.Chart(2, First, Wires)).Result);
        Assert.Equal(ReplayResult.OtherText, Replay.Against(silent, Flows.Chart(2, [First[0], Flows.Ask("ask", "00:30:00"), .. First[2..]], Wires)).Result);
        Assert.Equal(ReplayResult.OtherPath, Replay.Against(silent, Flows.Chart(2, [First[0], Flows.Ask("ask", "02:00:00"), .. First[2..]], Wires)).Result);

        // The recorded flow waited for an hour until somebody wrote; the other one gives up before.
        var answered = Record([First[0], Flows.Ask("ask", "00:00:00"), .. First[2..]], Wires, runner =>
        {
            runner.Now += TimeSpan.FromHours(1);
            runner.Run(new Stimulus(Stimulus.Kinds.Message));
        });
        Assert.Equal(ReplayResult.Stuck, Replay.Against(answered, Flows.Chart(2, [First[0], Flows.Ask("ask", "00:30:00"), .. First[2..]], Wires)).Result);
    }

    [Fact]
    public void An_exact_replay_tells_another_text_and_another_way()
    {
        var recording = Record(First, Wires, Answer);

        Assert.Equal(ReplayResult.Same, Replay.Exact(recording, (_, _) => Flows.Chart(1, First, Wires)).Result);
        Assert.Equal(ReplayResult.OtherText, Replay.Exact(recording, (_, _) => Flows.Chart(1, [Flows.Say("hi", "\"Olá\""), .. First[1..]], Wires)).Result);
        Assert.Equal(ReplayResult.OtherPath, Replay.Exact(recording, (_, _) => Flows.Chart(1, First, ["hi > ask", "ask.Answered > call", "call.Even > bye"])).Result);
        Assert.Equal(ReplayResult.Stuck, Replay.Exact(recording, (_, _) => Flows.Chart(1, [First[0], First[4]], ["hi > bye"])).Result);
    }

    [Fact]
    public void A_file_carries_its_flows_and_is_refused_with_a_reason()
    {
        var plan = Flows.Chart(1, First, Wires);
        var line = Encoding.UTF8.GetString(JournalFile.LineOf(new(plan.Flow, [])));
        var turns = string.Join('\n', Turns(plan, Answer).Select(turn => Encoding.UTF8.GetString(JournalJson.Write(turn))));
        var file = Parse($"{line}\n{turns}\n");

        Assert.Equal(ReplayResult.Same, Replay.Exact(file.Recordings[0], file.Plans(Verification.RandomFlows.Catalog)).Result);
        Refused("Line 1: It is no JSON", "{");
        Refused("Line 2: The journal is of format 2", $"{line}\n{turns.Replace("\"v\":1", "\"v\":2", StringComparison.Ordinal)}");
        Refused("Line 1: The journal tells of 'Danced'", turns.Replace("\"Left\"", "\"Danced\"", StringComparison.Ordinal));
        Refused("begins with turn 2", turns.Split('\n')[1]);
        var without = Assert.Throws<InvalidDataException>(() => Replay.Exact(file.Recordings[0], Parse(turns).Plans(Verification.RandomFlows.Catalog)));
        Assert.Contains("does not carry its document", without.Message, StringComparison.Ordinal);
    }

    private static void Refused(string reason, string file) => Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Parse(file)).Message, StringComparison.Ordinal);

    private static JournalFile Parse(string file) => JournalFile.Read(Encoding.UTF8.GetBytes(file));

    private static ReplayReport Against(string[] activities, string[] connections) => Replay.Against(Record(First, Wires, Answer), Flows.Chart(2, activities, connections));

    private static void Answer(FlowRunner runner) => runner.Run(new Stimulus(Stimulus.Kinds.Message));

    private static Recording Record(string[] activities, string[] connections, Action<FlowRunner> then) =>
        Replays.Record(Turns(Flows.Chart(1, activities, connections), then)).Recordings[0];

    private static List<Turn> Turns(Plan plan, Action<FlowRunner> then)
    {
        var runner = new FlowRunner(plan, Flows.Id, Flows.World, _ => new(Value.Of(new ValueList { Value.Of(2) })));
        runner.Run(Stimulus.Start());
        then(runner);
        return runner.Turns;
    }
}
