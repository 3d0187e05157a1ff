using Porfin.Engine.Tests.Recordings;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Migration;
using Xunit;

namespace Porfin.Engine.Tests.Migration;

/// <summary>What an instance carries along when it moves, in place or to another step.</summary>
public sealed class SentToStepTests
{
    private static readonly string N = Flows.Variable("n", "Int32");

    [Fact]
    public void A_renamed_variable_goes_along_and_numbers_go_on()
    {
        var old = Flows.Chart(1, [Flows.Ask("ask")], [], N);
        var next = Flows.Chart(2, [Flows.Say("say", Flows.Js("'k=' + variables.k"))], [], """{"id":"n","name":"k","typeName":"Int32"}""");
        var before = Wait(old);
        var moved = Send(old, next, before, "say");
        var instance = moved.Turn!.Instance;

        Assert.Equal((before.Steps + 1, (instance.Turns * 1_000_000L) + 1), (instance.Frames[^1].Step, instance.Bookmarks.Single().Id));
        Assert.Contains(moved.Turn.Journal, entry => entry is { Kind: JournalKind.Waiting, NodeId: "say", Detail: "retry" });
        Assert.Empty(moved.Dropped);
        Assert.Equal(["k=7"], GoOn(moved));
    }

    [Fact]
    public void A_container_that_was_left_is_no_other_of_its_kind()
    {
        static string Box(string id, params string[] inside) => $$"""{"id":"{{id}}","type":"Elsa.Sequence","activities":[{{string.Join(',', inside)}}]}""";
        var old = Flows.Chart(1, [Box("one", Flows.Ask("ask"))], []);
        var next = Flows.Chart(2, [Box("one", Flows.Say("a", "\"a\"")), Box("two", Flows.Say("b", "\"b\""), Box("in", Flows.Say("c", "\"c\"")), Flows.Say("d", "\"d\""))], []);
        var before = Wait(old);

        var moved = Send(old, next, before, "b");
        Assert.True(moved.Turn!.Instance.Frames.Single(frame => frame.Node.Path is "two").Step > before.Steps);
        Assert.Equal(["b", "c", "d"], GoOn(moved));
        Assert.Equal(["c", "d"], GoOn(Send(old, next, before, "c")));
        Assert.Equal(["d"], GoOn(Send(old, next, before, "d")));
    }

    [Fact]
    public void A_way_that_had_lost_to_a_join_is_open_again_where_the_instance_is_sent_to_it()
    {
        string[] activities = [.. new[] { "s", "a", "e" }.Select(id => Flows.Say(id, $"\"{id}\"")), $$"""{"id":"box","type":"Elsa.Sequence","activities":[{{Flows.Ask("ask")}}]}""", """{"id":"j","type":"Elsa.FlowJoin"}"""];
        string[] wires = ["s > a", "s > box", "a > j", "box > j", "j > e"];
        var old = Flows.Chart(1, activities, wires);
        var before = Wait(old);
        Assert.True(before.Frames.Single(frame => frame.Node.Path is "box").LosesTo >= 0);

        var other = Flows.Chart(2, [.. activities[..3], $$"""{"id":"box","type":"Elsa.Sequence","activities":[{{Flows.Say("b", "\"b\"")}}]}""", activities[4]], wires);
        Assert.Equal(["b", "e"], GoOn(Send(old, other, before, "b")));
        var without = Flows.Chart(2, [.. activities[..4]], ["s > a", "s > box", "box > e"]);
        Assert.Contains("migration:arrival-gone", InstanceMigration.Move(old, without, before, MigrationRules.Safe, Flows.World).Obstacles.Select(obstacle => obstacle.Code));
    }

    [Fact]
    public void Branches_that_arrived_are_found_under_their_new_names()
    {
        string[] Activities(string a, string j) => [Flows.Say("s", "\"s\""), Flows.Say(a, "\"a\""), Flows.Ask("ask"), $$"""{"id":"{{j}}","type":"Elsa.FlowJoin","mode":"WaitAll"}""", Flows.Say("e", "\"e\"")];
        string[] Wires(string a, string j) => [$"s > {a}", "s > ask", $"{a} > {j}", $"ask.Answered > {j}", "ask.Silent > e", $"{j} > e"];
        var old = Flows.Chart(1, Activities("a", "j"), Wires("a", "j"));
        var rules = new MigrationRules { Renamed = new Dictionary<string, string> { ["a"] = "b", ["j"] = "k" } };
        var moved = InstanceMigration.Move(old, Flows.Chart(2, Activities("b", "k"), Wires("b", "k")), Wait(old), rules, Flows.World);

        Assert.Equal(MigrationResult.Moved, moved.Result);
        Assert.Equal(["e"], Lines(FlowEngine.Run(moved.Turn!.Plan, moved.Turn.Instance, new Stimulus(Stimulus.Kinds.Message), Flows.World)));
    }

    [Fact]
    public void A_value_that_has_its_place_is_not_told_as_dropped_and_the_end_is_journalled()
    {
        var old = Flows.Chart(1, [Flows.Ask("ask")], [], N);
        Assert.Empty(InstanceMigration.Move(old, Flows.Chart(2, [Flows.Ask("ask")], [], N), Wait(old), MigrationRules.Safe, Flows.World).Dropped);

        var ended = InstanceMigration.Move(old, Flows.Chart(2, [Flows.Ask("other")], [], N), Wait(old), new() { Otherwise = Otherwise.End }, Flows.World);
        Assert.Equal((JournalKind.Ended, "Cancelled"), (ended.Turn!.Journal[^1].Kind, ended.Turn.Journal[^1].Detail));
    }

    [Fact]
    public void A_wait_without_a_key_is_no_wait_for_something_else()
    {
        var old = Flows.Chart(1, [$$"""{"id":"ask","type":"Test.Question","patience":{{Flows.Js("'01:00:00'")}}}"""], []);

        Assert.Equal(MigrationResult.Moved, InstanceMigration.Move(old, Flows.Chart(2, [Flows.Ask("ask")], []), Wait(old), MigrationRules.Safe, Flows.World).Result);
    }

    [Fact]
    public void Another_flow_is_no_version()
    {
        var old = Flows.Chart(1, [Flows.Ask("ask")], []);
        var other = Flows.Compile($$"""{"definitionId":"g","version":2,"root":{{Flows.Ask("ask")}}}""");

        Assert.Throws<ArgumentException>(() => InstanceMigration.Move(old, other, Wait(old), MigrationRules.Safe, Flows.World));
    }

    private static Migrated Send(Plan old, Plan next, FlowInstance instance, string step)
    {
        var moved = InstanceMigration.Move(old, next, instance, new() { Otherwise = Otherwise.GoTo, Step = step }, Flows.World);
        Assert.Equal(MigrationResult.SentToStep, moved.Result);
        return moved;
    }

    private static FlowInstance Wait(Plan plan)
    {
        var instance = FlowEngine.Run(plan, new FlowInstance(Flows.Id, plan), Stimulus.Start(), Flows.World).Instance;
        if (plan.Flow.Variables.Count > 0)
        {
            instance.Frames[0].Variables![0] = Value.Of(7);
        }

        return InstanceState.Read(InstanceState.Write(instance, plan), plan);
    }

    private static IEnumerable<string> GoOn(Migrated moved)
    {
        var turn = moved.Turn!;
        var stored = InstanceState.Read(InstanceState.Write(turn.Instance, turn.Plan), turn.Plan);
        return Lines(FlowEngine.Run(turn.Plan, stored, Stimulus.Elapsed(stored.Bookmarks.Single().Id), Flows.World));
    }

    private static IEnumerable<string> Lines(Turn turn) => turn.Events.OfType<LineWritten>().Select(line => line.Text);
}
