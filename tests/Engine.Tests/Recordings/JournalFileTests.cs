using System.Text;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Engine.Tests.Verification;
using Porfin.Execution;
using Porfin.Migration;
using Porfin.Recordings;
using Porfin.Testing;
using Xunit;
using Replay = Porfin.Recordings.Replay;

namespace Porfin.Engine.Tests.Recordings;

/// <summary>Journals as files with all that they need, and what is told of those that are not as they were written.</summary>
public sealed class JournalFileTests
{
    [Fact]
    public void A_file_carries_the_flows_that_its_flow_runs_and_every_version()
    {
        var part = FlowReader.Read($$"""{"definitionId":"part","name":"part","root":{{Flows.Say("in", "\"in\"")}}}""").Flow!;
        var library = new FlowLibrary();
        library.Add(part);
        Plan Of(int version) => FlowCompiler.Compile(Encoding.UTF8.GetBytes($$"""{"definitionId":"f","version":{{version}},"root":{"id":"run","type":"Porfin.RunFlow","workflowDefinitionId":"part"} }"""), RandomFlows.Catalog, library).Plan!;
        var (first, second) = (Of(1), Of(2));
        var turn = FlowEngine.Run(second, new(Flows.Id, second), Stimulus.Start(), Flows.World);
        var file = JournalFile.Read(Lines(JournalFile.LineOf(new(first.Flow, [.. first.Parts])), JournalFile.LineOf(new(second.Flow, [.. second.Parts])), JournalJson.Write(turn)));

        Assert.Equal(ReplayResult.Same, Replay.Exact(file.Recordings[0], file.Plans(RandomFlows.Catalog)).Result);
        Assert.Equal(2, file.Plans(RandomFlows.Catalog)("f", 2).Flow.Version);
        var newer = Encoding.UTF8.GetString(JournalFile.LineOf(new(first.Flow, []))).Replace("{\"v\":1", "{\"v\":99", StringComparison.Ordinal);
        Assert.Contains("format 99", Assert.Throws<InvalidDataException>(() => JournalFile.Read(Encoding.UTF8.GetBytes(newer))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_that_is_written_in_another_way_is_told()
    {
        var plan = Flows.Chart(1, [Flows.Say("s", "\"s\"")]);
        var turn = FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World);
        var spaced = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(JournalJson.Write(turn)).Replace(",", ", ", StringComparison.Ordinal));

        Assert.Equal(ReplayResult.OtherText, Replay.Exact(JournalFile.Read(spaced).Recordings[0], (_, _) => plan).Result);
    }

    [Fact]
    public void What_people_wrote_is_masked_letter_by_letter()
    {
        var plan = Flows.Chart(1, [Flows.Say("s", "\"Olá, Zoë 12!\"")]);
        var masked = Encoding.UTF8.GetString(JournalMask.Apply(JournalJson.Write(FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World))));

        Assert.Contains("xxx, xxx 00!", masked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_moment_that_the_recording_has_not_is_refused_and_one_after_a_move_is_found()
    {
        var old = Flows.Chart(1, [Flows.Ask("ask")], []);
        var next = Flows.Chart(2, [Flows.Ask("ask"), Flows.Say("say", "\"say\"")], ["ask.Answered > say"]);
        Plan Of(string definition, int version) => version == 1 ? old : next;
        var begun = FlowEngine.Run(old, new(Flows.Id, old), Stimulus.Start(), Flows.World);
        var lines = new List<byte[]> { JournalJson.Write(begun) };
        var moved = InstanceMigration.Move(old, next, InstanceState.Read(InstanceState.Write(begun.Instance, old), old), MigrationRules.Safe, Flows.World).Turn!;
        lines.Add(JournalJson.Write(moved));
        var last = FlowEngine.Run(next, moved.Instance, new Stimulus(Stimulus.Kinds.Message), Flows.World);
        lines.Add(JournalJson.Write(last));
        var recording = JournalFile.Read(Lines([.. lines])).Recordings[0];
        var step = last.Journal.First(entry => entry.NodeId is "say").Step;

        Assert.Equal(2, RebuiltInstance.Before(recording, Of, step).Plan.Flow.Version);
        Assert.Throws<ArgumentOutOfRangeException>(() => RebuiltInstance.Before(recording, Of, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RebuiltInstance.After(recording, Of, 4));
    }

    [Fact]
    public void A_timer_of_the_very_moment_comes_after_what_was_recorded()
    {
        Recording Answered(string patience)
        {
            var runner = new FlowRunner(Of(1, patience), Flows.Id, Flows.World);
            runner.Run(Stimulus.Start());
            runner.Now += TimeSpan.FromHours(1);
            runner.Run(new Stimulus(Stimulus.Kinds.Message));
            return Replays.Record(runner.Turns).Recordings[0];
        }

        Assert.NotEqual(ReplayResult.Stuck, Replay.Against(Answered("02:00:00"), Of(2, "01:00:00")).Result);
        Assert.Equal(ReplayResult.Stuck, Replay.Against(Answered("02:00:00"), Of(2, "00:59:59")).Result);

        static Plan Of(int version, string patience) => Flows.Chart(version, [Flows.Ask("ask", patience), Flows.Say("a", "\"a\""), Flows.Say("b", "\"b\"")], ["ask.Answered > a", "ask.Silent > b"]);
    }

    [Fact]
    public void Timers_that_fire_for_ever_between_two_turns_are_given_up()
    {
        var recorded = Flows.Chart(1, [Flows.Ask("ask", "00:00:00")], []);
        var runner = new FlowRunner(recorded, Flows.Id, Flows.World);
        runner.Run(Stimulus.Start());
        runner.Now += TimeSpan.FromHours(1);
        runner.Run(new Stimulus(Stimulus.Kinds.Message));
        var ticking = Flows.Chart(
            2,
            ["""{"id":"s","type":"Elsa.Start"}""", Flows.Ask("ask", "00:00:00"), """{"id":"t","type":"Elsa.Delay","timeSpan":"00:00:01"}""", $$"""{"id":"i","type":"Elsa.SetVariable","variable":{"id":"n"},"value":{{Flows.Js("variables.n + 1")}}}""",
                $$"""{"id":"d","type":"Elsa.FlowDecision","condition":{{Flows.Js("variables.n < 1500")}}}""", """{"id":"bad","type":"Elsa.Fault","message":"1500"}"""],
            ["s > ask", "s > t", "t > i", "i > d", "d.True > t", "d.False > bad"],
            Flows.Variable("n", "Int32"));

        Assert.Equal(ReplayResult.OtherPath, Replay.Against(Replays.Record(runner.Turns).Recordings[0], ticking).Result);
    }

    private static byte[] Lines(params byte[][] lines) => [.. lines.SelectMany(line => line.Append((byte)'\n'))];
}
