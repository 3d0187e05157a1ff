using System.Text;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Engine.Tests.Recordings;
using Porfin.Engine.Tests.Verification;
using Porfin.Execution;
using Xunit;

namespace Porfin.Engine.Tests.Execution;

/// <summary>What the whole run of seeded faults found that no test had noticed (tests/Mutations).</summary>
public sealed class SeededFaultTests
{
    [Theory]
    [InlineData("0 0 9 24 * *", 24)]
    [InlineData("0 0 9-9 * * *", 22)]
    [InlineData("0 0 9 * * TUE", 24)]
    [InlineData("0 0 9 30 * TUE", 24)]
    [InlineData("0 0 9 * * SUN", 22)]
    [InlineData("0 0 9 7 JAN *", 7)]
    public void A_schedule_by_days_keeps_to_them(string cron, int day)
    {
        var due = Run([$$"""{"id":"c","type":"Elsa.Cron","cronExpression":"{{cron}}"}"""]).Instance.NextDue;
        Assert.Equal(day, TimeZoneInfo.ConvertTime(due!.Value, World.Brazil).Day);
    }

    [Theory]
    [InlineData(1, 3, 1, true, "1 2 3")]
    [InlineData(1, 3, 1, false, "1 2")]
    [InlineData(3, 1, -1, true, "3 2 1")]
    [InlineData(3, 1, -1, false, "3 2")]
    [InlineData(3, 3, 1, false, "")]
    public void A_counting_loop_keeps_its_bounds(int start, int end, int step, bool inclusive, string lines) => Assert.Equal(lines, string.Join(' ', Run(
        [$$"""{"id":"l","type":"Elsa.For","start":{{start}},"end":{{end}},"step":{{step}},"outerBoundInclusive":{{(inclusive ? "true" : "false")}},"body":{{Flows.Say("b", Flows.Js("variables.CurrentValue"))}}}"""]).Lines));

    [Theory]
    [InlineData("0 60 9 * * *")]
    [InlineData("0 x 9 * * *")]
    public void A_schedule_of_what_is_no_time_is_refused(string cron) => Assert.Null(Porfin.Control.CronSchedule.Parse(cron, out _));

    [Fact]
    public void A_moment_that_is_now_does_not_wait() =>
        Assert.Equal(["x"], Run(["""{"id":"at","type":"Elsa.StartAt","dateTime":"2026-11-21T12:00:00Z"}""", Flows.Say("x", "\"x\"")]).Lines);

    [Fact]
    public void A_task_gives_its_result()
    {
        var runner = Run(["""{"id":"t","type":"Elsa.RunTask","taskName":"x","result":{"typeName":"Object","memoryReference":{"id":"r"}}}""", Flows.Say("x", Flows.Js("variables.r"))], Flows.Variable("r", "Object"));
        runner.Run(new Stimulus(Stimulus.Kinds.Task, runner.Instance.Bookmarks[0].Key, Porfin.Expressions.Value.Of("done")));
        Assert.Equal(["done"], runner.Lines);
    }

    [Fact]
    public void The_journal_tells_what_woke_what_decided_what_was_cancelled_and_how_it_ended()
    {
        var plan = Flows.Chart(
            1,
            ["""{"id":"s","type":"Elsa.Start"}""", $$"""{"id":"d","type":"Elsa.FlowDecision","condition":{{Flows.Js("1 < 2")}}}""", Flows.Ask("q"), """{"id":"j","type":"Elsa.FlowJoin"}""", Flows.Say("e", "\"e\"")],
            ["s > q", "s > d", "d.True > j", "q.Answered > j", "j > e"]);
        var journal = FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World).Journal;

        Assert.Equal((JournalKind.Woken, "start"), (journal[0].Kind, journal[0].Detail));
        Assert.True(journal.Single(entry => entry is { Kind: JournalKind.Left, NodeId: "d" }).Value.Boolean);
        Assert.Contains(journal, entry => entry is { Kind: JournalKind.Cancelled, NodeId: "q" });
        Assert.Equal((JournalKind.Ended, "Finished"), (journal[^1].Kind, journal[^1].Detail));
    }

    [Fact]
    public void A_join_that_is_given_up_is_told()
    {
        var plan = Flows.Chart(
            1,
            ["""{"id":"s","type":"Elsa.Start"}""", $$"""{"id":"d","type":"Elsa.FlowDecision","condition":{{Flows.Js("1 > 2")}}}""", Flows.Say("a", "\"a\""), """{"id":"j","type":"Elsa.FlowJoin","mode":"WaitAll"}""", Flows.Say("e", "\"e\"")],
            ["s > a", "s > d", "d.True > j", "a > j", "j > e"]);
        var turn = FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World);

        Assert.Contains(turn.Journal, entry => entry is { Kind: JournalKind.Skipped, Detail: "j" });
        Assert.Equal(InstanceStatus.Finished, turn.Instance.Status);
    }

    [Fact]
    public void What_has_begun_does_not_begin_again()
    {
        var runner = Run([Flows.Ask("q")]);
        var again = runner.Run(Stimulus.Start());

        Assert.False(again.Consumed);
        Assert.Equal((JournalKind.Ignored, "start"), (again.Journal.Single().Kind, again.Journal.Single().Detail));
    }

    [Fact]
    public void A_step_that_is_tried_again_is_told_as_failed_by_its_outcome()
    {
        var plan = Flows.Chart(1, ["""{"id":"o","type":"Test.Outside","customProperties":{"onFailure":{"retry":{"count":1,"first":"00:00:01"} } }}"""]);
        var runner = new FlowRunner(plan, Flows.Id, Flows.World, _ => new(default, "http:timeout"));

        Assert.Contains(runner.Run(Stimulus.Start()).Journal, entry => entry is { Kind: JournalKind.Failed, NodeId: "o", Detail: "Failed" });
    }

    [Fact]
    public void A_sub_flow_that_nobody_waits_for_ends_where_the_flow_goes_the_way_for_faults()
    {
        var library = new FlowLibrary();
        library.Add(FlowReader.Read("""{"definitionId":"sub","name":"sub","root":{"id":"e","type":"Elsa.Event","eventName":"never"}}""").Flow!);
        var compilation = FlowCompiler.Compile(
            Encoding.UTF8.GetBytes($$$"""
            {"definitionId":"f","name":"f","customProperties":{"porfin":{"onFault":"sorry"}},"root":{"id":"chart","type":"Elsa.Flowchart","activities":[
            {"id":"run","type":"Elsa.ExecuteWorkflow","workflowDefinitionId":"sub","waitForCompletion":false},{"id":"bad","type":"Elsa.Fault","message":"no"},{{{Flows.Ask("sorry")}}}],
            "connections":[{"source":{"activity":"run","port":"Done"},"target":{"activity":"bad","port":"In"}}]}}
            """),
            RandomFlows.Catalog, library);
        var runner = new FlowRunner(compilation.Plan!, Flows.Id, Flows.World);
        runner.Run(Stimulus.Start());

        Assert.All(runner.Instance.Bookmarks, waits => Assert.Equal("sorry", waits.NodeId));
        runner.Run(new Stimulus(Stimulus.Kinds.Message));
        Assert.Equal(InstanceStatus.Finished, runner.Instance.Status);
    }

    private static FlowRunner Run(string[] activities, string variables = "")
    {
        var runner = new FlowRunner(Flows.Chart(1, activities, null, variables), Flows.Id, Flows.World);
        runner.Run(Stimulus.Start());
        return runner;
    }
}
