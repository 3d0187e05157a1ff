using System.Text;
using Porfin.Engine.Tests.Recordings;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Migration;
using Porfin.Recordings;
using Xunit;

namespace Porfin.Engine.Tests.Migration;

/// <summary>Which waiting instances move to another version, and why others do not.</summary>
public sealed class MigrationTests
{
    private static readonly string[] Activities = [Flows.Say("hi", "\"Oi\""), Flows.Ask("ask"), Flows.Say("say", Flows.Js("'n=' + variables.n")), Flows.Say("bye", "\"Tchau\"")];

    private static readonly string[] Wires = ["hi > ask", "ask.Answered > say", "ask.Silent > bye"];

    private static readonly string N = Flows.Variable("n", "Int32");

    private static readonly Plan Old = Flows.Chart(1, Activities, Wires, N);

    [Fact]
    public void An_instance_stays_with_its_version()
    {
        var instance = Wait(Old);

        Assert.Throws<ArgumentException>(() => FlowEngine.Run(Flows.Chart(2, Activities, Wires, N), instance, new Stimulus(Stimulus.Kinds.Message), Flows.World));
        Assert.Throws<InvalidDataException>(() => InstanceState.Read(InstanceState.Write(instance, Old), Flows.Chart(2, Activities, Wires, N)));
    }

    [Fact]
    public void It_waits_on_in_the_new_version_with_its_values_and_its_timer()
    {
        var next = Flows.Chart(2, [Flows.Say("new", "\"!\""), .. Activities[..2], Flows.Say("say", Flows.Js("'novo ' + variables.n"))], [.. Wires[..2], "new > hi", "ask.Silent > say"], N);
        var before = Wait(Old);
        var moved = Move(next, before);

        Assert.Equal(MigrationResult.Moved, moved.Result);
        Assert.Equal(before.Bookmarks, moved.Turn!.Instance.Bookmarks);
        Assert.Equal((2, 2, 1), (moved.Turn.Instance.Version, moved.Turn.Instance.Turns, before.Version));
        Assert.Empty(moved.Turn.Events);
        Assert.Equal(["novo 7"], Answer(moved));
    }

    [Theory]
    [InlineData("migration:activity-gone", "other > bye", "n")]
    [InlineData("migration:other-type", "hi > ask", "n")]
    [InlineData("migration:outcome-unconnected", "hi > ask;ask.Answered > say", "n")]
    [InlineData("migration:variable-type", "hi > ask;ask.Answered > say;ask.Silent > bye", "n:DateTime")]
    public void It_stays_and_is_told_why(string code, string wires, string variable)
    {
        var ask = code switch { "migration:activity-gone" => Flows.Ask("other"), "migration:other-type" => Flows.Say("ask", "\"?\""), _ => Activities[1] };
        var type = variable.Split(':') is [_, var name] ? name : "Int32";
        var instance = Wait(Flows.Chart(1, Activities, Wires, Flows.Variable("n", type == "Int32" ? type : "String")), type == "Int32" ? Value.Of(7) : Value.Of("sete"));
        var before = Flows.Chart(1, Activities, Wires, Flows.Variable("n", type == "Int32" ? type : "String"));
        var moved = InstanceMigration.Move(before, Flows.Chart(2, [Activities[0], ask, .. Activities[2..]], wires.Split(';'), Flows.Variable("n", type)), instance, MigrationRules.Safe, Flows.World);

        Assert.Equal((MigrationResult.Stays, null), (moved.Result, moved.Turn));
        Assert.Equal(code, Assert.Single(moved.Obstacles).Code);
        Assert.NotEmpty(moved.Obstacles[0].Text);
    }

    [Fact]
    public void It_stays_when_what_contains_it_changed()
    {
        var inner = $$$"""{"id":"box","type":"Elsa.Sequence","activities":[{{{Activities[1]}}}]}""";
        var boxed = Flows.Chart(1, [Activities[0], inner], ["hi > box"], N);
        var unboxed = Flows.Chart(2, [Activities[0], """{"id":"box","type":"Elsa.Sequence","activities":[]}""", Activities[1]], ["hi > box", "box > ask"], N);

        Assert.Equal("migration:other-container", Assert.Single(InstanceMigration.Move(boxed, unboxed, Wait(boxed), MigrationRules.Safe, Flows.World).Obstacles).Code);
    }

    [Fact]
    public void It_stays_when_nothing_of_it_waits()
    {
        var instance = Wait(Old);
        FlowEngine.Cancel(instance);

        Assert.Equal("migration:not-waiting", Assert.Single(Move(Flows.Chart(2, Activities, Wires, N), instance).Obstacles).Code);
    }

    [Fact]
    public void A_sequence_goes_on_after_the_activity_at_which_it_waits()
    {
        static Plan Of(int version, string[] children) => Flows.Compile($$$"""{"definitionId":"f","version":{{{version}}},"variables":[{{{N}}}],"root":{"id":"s","type":"Elsa.Sequence","activities":[{{{string.Join(',', children)}}}]}}""");
        var old = Of(1, [Activities[0], Activities[1], Activities[3]]);
        var moved = InstanceMigration.Move(old, Of(2, [Flows.Say("a", "\"a\""), Flows.Say("b", "\"b\""), Activities[0], Activities[1], Flows.Say("c", "\"c\""), Activities[3]]), Wait(old), MigrationRules.Safe, Flows.World);

        Assert.Equal(["c", "Tchau"], Answer(moved));
    }

    [Fact]
    public void Branches_that_arrived_at_a_join_are_still_there_or_keep_the_instance()
    {
        string[] activities = [Flows.Say("a", "\"a\""), Flows.Ask("left", "00:00:00"), Flows.Ask("right", "00:00:00"), """{"id":"join","type":"Elsa.FlowJoin","mode":"WaitAll"}""", Flows.Say("z", "\"z\"")];
        string[] wires = ["a > left", "a > right", "left.Answered > join", "right.Answered > join", "join > z"];
        var old = Flows.Chart(1, activities, wires);
        var instance = InstanceState.Read(InstanceState.Write(FlowEngine.Run(old, Wait(old), new Stimulus(Stimulus.Kinds.Message), Flows.World).Instance, old), old);
        Migrated To(string[] other, string[] otherWires) => InstanceMigration.Move(old, Flows.Chart(2, other, otherWires), instance, MigrationRules.Safe, Flows.World);

        Assert.Equal(["z"], Answer(To([.. activities.Reverse()], [.. wires.Reverse()])));
        Assert.Equal(["migration:arrival-gone"], To(activities, ["a > left", "a > right", "right.Answered > join", "join > z"]).Obstacles.Select(obstacle => obstacle.Code));
        Assert.Equal(["migration:other-join"], To([.. activities[..3], activities[3].Replace("WaitAll", "WaitAny", StringComparison.Ordinal), activities[4]], wires).Obstacles.Select(obstacle => obstacle.Code));
        Assert.Equal(["migration:other-join"], To([.. activities, Flows.Ask("third")], [.. wires, "a > third", "third.Answered > join"]).Obstacles.Select(obstacle => obstacle.Code));
    }

    [Fact]
    public void It_stays_when_the_activity_waits_for_something_else_now()
    {
        static Plan Of(int version, string name) => Flows.Chart(version, [$$"""{"id":"e","type":"Elsa.Event","eventName":"{{name}}"}"""], [], N);

        Assert.Equal(["migration:waits-for-another"], InstanceMigration.Move(Of(1, "pago"), Of(2, "entregue"), Wait(Of(1, "pago")), MigrationRules.Safe, Flows.World).Obstacles.Select(obstacle => obstacle.Code));
        Assert.Empty(InstanceMigration.Move(Of(1, "pago"), Of(2, "pago"), Wait(Of(1, "pago")), MigrationRules.Safe, Flows.World).Obstacles);
    }

    [Fact]
    public void Renamed_activities_and_variables_are_found_and_lost_variables_are_told()
    {
        var next = Flows.Chart(2, [Activities[0], Flows.Ask("question"), Flows.Say("say", Flows.Js("'k=' + variables.k"))], ["hi > question", "question.Answered > say", "question.Silent > say"], """{"id":"n","name":"k","typeName":"String"}""");
        var rules = new MigrationRules { Renamed = new Dictionary<string, string> { ["ask"] = "question" } };

        Assert.Equal(["k=7"], Answer(InstanceMigration.Move(Old, next, Wait(Old), rules, Flows.World)));
        var without = Move(Flows.Chart(2, [.. Activities[..2], Flows.Say("say", "\"-\"")], [.. Wires[..2], "ask.Silent > say"]), Wait(Old));
        Assert.Equal((MigrationResult.Moved, "n"), (without.Result, Assert.Single(without.Dropped)));
    }

    [Fact]
    public void One_that_cannot_go_on_can_be_sent_to_a_step()
    {
        var next = Flows.Chart(2, [Activities[0], Flows.Say("again", "\"De novo:\""), Flows.Ask("other"), Activities[2]], ["hi > again", "again > other", "other.Answered > say", "other.Silent > say"], N);
        var moved = InstanceMigration.Move(Old, next, Wait(Old), new() { Otherwise = Otherwise.GoTo, Step = "again" }, Flows.World);

        Assert.Equal((MigrationResult.SentToStep, "migration:activity-gone"), (moved.Result, Assert.Single(moved.Obstacles).Code));
        var waits = Assert.Single(moved.Turn!.Instance.Bookmarks);
        Assert.Equal((Flows.World.Now, "again"), (waits.Due, waits.NodeId));
        var begun = FlowEngine.Run(next, moved.Turn.Instance, Stimulus.Elapsed(waits.Id), Flows.World);
        Assert.Equal(["De novo:"], Lines(begun));
        Assert.Equal(["n=7"], Lines(FlowEngine.Run(next, begun.Instance, new Stimulus(Stimulus.Kinds.Message), Flows.World)));
        Assert.Equal(InstanceStatus.Finished, begun.Instance.Status);
    }

    [Fact]
    public void A_step_in_a_loop_cannot_be_entered_from_outside()
    {
        var next = Flows.Chart(2, [Activities[0], $$$"""{"id":"loop","type":"Elsa.For","start":1,"end":2,"body":{{{Flows.Ask("other")}}}}"""], ["hi > loop"], N);

        Assert.Equal("migration:cannot-enter", InstanceMigration.Move(Old, next, Wait(Old), new() { Otherwise = Otherwise.GoTo, Step = "other" }, Flows.World).Obstacles[^1].Code);
        Assert.Throws<ArgumentException>(() => InstanceMigration.Move(Old, next, Wait(Old), new() { Otherwise = Otherwise.GoTo, Step = "nowhere" }, Flows.World));
        Assert.Throws<ArgumentException>(() => InstanceMigration.Move(next, Old, Wait(Old), MigrationRules.Safe, Flows.World));
    }

    [Fact]
    public void One_that_cannot_go_on_can_be_ended()
    {
        var moved = InstanceMigration.Move(Old, Flows.Chart(2, [Flows.Ask("other")], [], N), Wait(Old), new() { Otherwise = Otherwise.End }, Flows.World);

        Assert.Equal((MigrationResult.Ended, InstanceStatus.Cancelled, 1), (moved.Result, moved.Turn!.Instance.Status, moved.Turn.Instance.Version));
    }

    [Fact]
    public void A_journal_with_a_move_is_played_again_byte_for_byte()
    {
        var next = Flows.Chart(2, [Activities[0], Flows.Ask("other"), Activities[2]], ["hi > other", "other.Answered > say", "other.Silent > say"], N);
        Plan Of(string definition, int version) => version == 1 ? Old : next;
        var turns = new List<Turn>();
        var instance = new FlowInstance(Flows.Id, Old);
        turns.Add(FlowEngine.Run(Old, instance, Stimulus.Start(), Flows.World));
        turns.Add(InstanceMigration.Move(Old, next, InstanceState.Read(InstanceState.Write(instance, Old), Old), new() { Otherwise = Otherwise.GoTo, Step = "other" }, Flows.World).Turn!);
        var lines = Bytes(turns);
        instance = turns[1].Instance;
        turns.Add(FlowEngine.Run(next, instance, Stimulus.Elapsed(instance.Bookmarks[0].Id), Flows.World));
        lines += Bytes(turns[2..]);
        turns.Add(FlowEngine.Run(next, instance, new Stimulus(Stimulus.Kinds.Message), Flows.World));
        lines += Bytes(turns[3..]);
        var recording = Assert.Single(JournalFile.Read(Encoding.UTF8.GetBytes(lines)).Recordings);

        Assert.Equal(ReplayResult.Same, Replay.Exact(recording, Of).Result);
        Assert.Equal(InstanceStatus.Finished, RebuiltInstance.After(recording, Of, 4).Instance.Status);
        var otherwise = RebuiltInstance.After(recording, Of, 1);
        Assert.Equal(MigrationResult.Ended, otherwise.MoveTo(next, new() { Otherwise = Otherwise.End }, Flows.World).Result);
        Assert.Equal(InstanceStatus.Cancelled, otherwise.Instance.Status);
    }

    private static string Bytes(IEnumerable<Turn> turns) => string.Concat(turns.Select(turn => Encoding.UTF8.GetString(JournalJson.Write(turn)) + "\n"));

    private static FlowInstance Wait(Plan plan, Value? n = null)
    {
        var instance = FlowEngine.Run(plan, new FlowInstance(Flows.Id, plan), Stimulus.Start(), Flows.World).Instance;
        if (plan.Flow.Variables.Count > 0)
        {
            instance.Frames[0].Variables![0] = n ?? Value.Of(7);
        }

        return InstanceState.Read(InstanceState.Write(instance, plan), plan);
    }

    private static Migrated Move(Plan next, FlowInstance instance) => InstanceMigration.Move(Old, next, instance, MigrationRules.Safe, Flows.World);

    private static IEnumerable<string> Answer(Migrated moved)
    {
        Assert.Equal(MigrationResult.Moved, moved.Result);
        var turn = moved.Turn!;
        var stored = InstanceState.Read(InstanceState.Write(turn.Instance, turn.Plan), turn.Plan);
        return Lines(FlowEngine.Run(turn.Plan, stored, new Stimulus(Stimulus.Kinds.Message), Flows.World));
    }

    private static IEnumerable<string> Lines(Turn turn) => turn.Events.OfType<LineWritten>().Select(line => line.Text);
}
