using System.Globalization;
using Porfin.Compilation;
using Porfin.Execution;
using Porfin.Expressions;
using Xunit;

namespace Porfin.Engine.Tests.Execution;

/// <summary>How long instances live, what happens when steps fail, and by what flows begin.</summary>
public sealed class LifeTests
{
    private static readonly ActivityCatalog Catalog = new();
    private static readonly DateTimeOffset Begin = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_fault_goes_the_way_that_the_flow_has_for_it()
    {
        var runner = Run("""{"onFault":"sorry"}""", """
            {"id":"a","type":"Elsa.WriteLine","text":"A"},{"id":"f","type":"Elsa.Fault","code":"E-1","message":"no stock"},{"id":"b","type":"Elsa.WriteLine","text":"B"},
            {"id":"sorry","type":"Elsa.WriteLine","text":"sorry"},{"id":"end","type":"Elsa.WriteLine","text":"end"}
            """, "a>f,f>b,sorry>end");

        Assert.Equal(["A", "sorry", "end"], runner.Lines);
        Assert.Equal(InstanceStatus.Finished, runner.Instance.Status);
        Assert.Equal("E-1", runner.Instance.Fault!.Code);
    }

    [Fact]
    public void A_fault_on_the_way_for_faults_fails_the_instance()
    {
        var runner = Run("""{"onFault":"again"}""", """{"id":"f","type":"Elsa.Fault","code":"E-1"},{"id":"again","type":"Elsa.Fault","code":"E-2"}""", "");

        Assert.Equal(InstanceStatus.Faulted, runner.Instance.Status);
        Assert.Equal("E-2", runner.Instance.Fault!.Code);
    }

    [Fact]
    public void A_way_for_faults_must_be_there()
    {
        var compilation = FlowCompiler.Compile(System.Text.Encoding.UTF8.GetBytes(Document("""{"onFault":"nobody"}""", """{"id":"a","type":"Elsa.WriteLine"}""", "")), Catalog);

        Assert.Contains(compilation.Problems, problem => problem.Code == "settings:on-fault");
    }

    [Theory]
    [InlineData("""{"endsAfterIdle":"00:10:00"}""", 9, InstanceStatus.Waiting)]
    [InlineData("""{"endsAfterIdle":"00:10:00"}""", 10, InstanceStatus.Cancelled)]
    [InlineData("""{"endsAfter":"00:05:00"}""", 4, InstanceStatus.Waiting)]
    [InlineData("""{"endsAfter":"00:05:00"}""", 5, InstanceStatus.Cancelled)]
    public void An_instance_lives_and_waits_no_longer_than_its_flow_allows(string settings, int minutes, InstanceStatus status)
    {
        var runner = Run(settings, """{"id":"e","type":"Elsa.Event","eventName":"never"}""", "");
        Assert.Equal(InstanceStatus.Waiting, runner.Instance.Status);

        runner.Now = Begin.AddMinutes(minutes);
        foreach (var due in runner.Instance.Bookmarks.Where(bookmark => bookmark.Due <= runner.Now).ToArray())
        {
            runner.Run(Stimulus.Elapsed(due.Id));
        }

        Assert.Equal(status, runner.Instance.Status);
        Assert.Equal(status is InstanceStatus.Cancelled ? "instance:expired" : null, runner.Instance.Fault?.Code);
    }

    [Fact]
    public void Each_turn_puts_off_the_end_of_a_wait_but_not_the_end_of_a_life()
    {
        var runner = Run("""{"endsAfterIdle":"00:10:00","endsAfter":"00:15:00"}""", """{"id":"e","type":"Elsa.Event","eventName":"go"},{"id":"e2","type":"Elsa.Event","eventName":"never"}""", "e>e2");
        Assert.Equal(Begin.AddMinutes(10), runner.Instance.NextDue);

        runner.Now = Begin.AddMinutes(8);
        runner.Run(new Stimulus(Stimulus.Kinds.Event, "go"));

        Assert.Equal(Begin.AddMinutes(15), runner.Instance.NextDue);
    }

    [Fact]
    public void A_failed_step_is_tried_again_after_growing_waits_and_then_fails()
    {
        var runner = Run("{}", """{"id":"f","type":"Elsa.Fault","code":"E-1","customProperties":{"onFailure":{"retry":{"count":3,"first":"00:00:10","factor":2,"max":"00:00:30","jitter":0}}}}""", "");
        var waits = new List<double>();
        while (runner.Instance.Status is InstanceStatus.Waiting)
        {
            waits.Add((runner.Instance.NextDue!.Value - runner.Now).TotalSeconds);
            runner.Resume(runner.Instance.Bookmarks[0]);
        }

        Assert.Equal([10, 20, 30], waits);
        Assert.Equal(InstanceStatus.Faulted, runner.Instance.Status);
        Assert.Equal(3, runner.Instance.Steps); // the flow, its chart, and the one step that was tried again
    }

    [Fact]
    public void Chance_makes_waits_shorter_and_is_the_same_on_every_replay()
    {
        const string Step = """{"id":"f","type":"Elsa.Fault","customProperties":{"onFailure":{"retry":{"count":1,"first":"00:01:40","jitter":0.5}}}}""";
        var first = Run("{}", Step, "").Instance.NextDue!.Value - Begin;

        Assert.InRange(first.TotalSeconds, 50, 99.999);
        Assert.Equal(first, Run("{}", Step, "").Instance.NextDue!.Value - Begin);
    }

    [Fact]
    public void A_flow_begins_by_the_activity_that_was_triggered()
    {
        const string Activities = """
            {"id":"cron","type":"Elsa.Cron","cronExpression":"0 0 9 * * *","customProperties":{"canStartWorkflow":true}},{"id":"ev","type":"Elsa.Event","eventName":"paid","customProperties":{"canStartWorkflow":true}},
            {"id":"c","type":"Elsa.WriteLine","text":"cron"},{"id":"e","type":"Elsa.WriteLine","text":"event"},{"id":"both","type":"Elsa.WriteLine","text":"both"}
            """;
        var plan = Compile("{}", Activities, "cron>c,ev>e,c>both,e>both");
        var triggers = Triggers.Of(plan, new World(Begin), out var problems);

        Assert.Empty(problems);
        Assert.Equal([("cron", "timer", null), ("ev", "event", "paid")], triggers.Select(trigger => (trigger.NodeId, trigger.Wake.Kind, trigger.Wake.Key)));
        Assert.Equal(Begin.AddDays(1), triggers[0].Wake.Due!.Value.ToUniversalTime());
        foreach (var (node, lines) in new[] { ("cron", new[] { "cron", "both" }), ("ev", ["event", "both"]) })
        {
            var runner = new FlowRunner(plan, new Guid("0192aaaa-0000-7000-8000-000000000002"), new World(Begin));
            runner.Run(Stimulus.Triggered(node, Value.Of(1)));
            Assert.Equal(lines, runner.Lines);
            Assert.Equal(InstanceStatus.Finished, runner.Instance.Status);
        }
    }

    private static FlowRunner Run(string settings, string activities, string connections)
    {
        var runner = new FlowRunner(Compile(settings, activities, connections), new Guid("0192aaaa-0000-7000-8000-000000000001"), new World(Begin));
        runner.Run(Stimulus.Start());
        return runner;
    }

    private static Plan Compile(string settings, string activities, string connections)
    {
        var compilation = FlowCompiler.Compile(System.Text.Encoding.UTF8.GetBytes(Document(settings, activities, connections)), Catalog);
        return compilation.Plan ?? throw new InvalidOperationException(string.Join('\n', compilation.Problems));
    }

    private static string Document(string settings, string activities, string connections)
    {
        var lines = connections.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('>')).Select(ends => string.Create(
            CultureInfo.InvariantCulture, $$$"""{"source":{"activity":"{{{ends[0]}}}","port":"Done"},"target":{"activity":"{{{ends[1]}}}","port":"In"}}"""));
        return $$$"""{"definitionId":"life","customProperties":{"porfin":{{{settings}}}},"root":{"id":"chart","type":"Elsa.Flowchart","activities":[{{{activities}}}],"connections":[{{{string.Join(',', lines)}}}]}}""";
    }
}
