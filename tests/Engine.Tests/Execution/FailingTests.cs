using System.Text;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Engine.Tests.Recordings;
using Porfin.Engine.Tests.Verification;
using Porfin.Execution;
using Porfin.Expressions;
using Xunit;

namespace Porfin.Engine.Tests.Execution;

/// <summary>Steps that fail, and what is left of the rest.</summary>
public sealed class FailingTests
{
    private const string Event = """{"id":"e","type":"Elsa.Event","eventName":"go","result":{"typeName":"Object","memoryReference":{"id":"n"}}}""";

    [Fact]
    public void The_way_for_faults_cancels_the_other_branches()
    {
        var runner = Run($$$"""
            {"definitionId":"f","name":"f","customProperties":{"porfin":{"onFault":"sorry"}},"root":{"id":"chart","type":"Elsa.Flowchart","activities":[{"id":"s","type":"Elsa.Start"},{{{Flows.Ask("wait")}}},{"id":"bad","type":"Elsa.Fault","message":"no"},{{{Flows.Ask("sorry")}}}],
            "connections":[{"source":{"activity":"s"},"target":{"activity":"wait"}},{"source":{"activity":"s"},"target":{"activity":"bad"}}]}}
            """);

        Assert.All(runner.Instance.Bookmarks, waits => Assert.Equal("sorry", waits.NodeId));
        Assert.Equal(3, runner.Instance.Frames.Count);
    }

    [Fact]
    public void A_failed_step_ends_its_branch_which_is_the_flow_where_nothing_runs_side_by_side()
    {
        var runner = Run("""{"definitionId":"f","root":{"id":"s","type":"Elsa.Sequence","activities":[{"id":"bad","type":"Elsa.Fault","message":"no","customProperties":{"onFailure":{"then":"branch"} } },{"id":"l","type":"Elsa.WriteLine","text":"never"}]}}""");

        Assert.Equal((InstanceStatus.Faulted, "flow:fault"), (runner.Instance.Status, runner.Instance.Fault!.Code));
        Assert.Empty(runner.Lines);
    }

    [Fact]
    public void What_an_event_brings_must_fit_the_variable_that_receives_it()
    {
        var runner = Run($$"""{"definitionId":"f","variables":[{{Flows.Variable("n", "Int32")}}],"root":{{Event}}}""");
        runner.Run(new Stimulus(Stimulus.Kinds.Event, "go", Value.Of("text")));

        Assert.Equal("variable:type", runner.Instance.Fault?.Code);
    }

    [Fact]
    public void What_a_call_answers_must_fit_the_variable_that_receives_it()
    {
        var plan = Flows.Chart(1, [Flows.Outside("o", "n")], null, Flows.Variable("n", "Int32"));
        var runner = new FlowRunner(plan, Flows.Id, Flows.World, _ => new(Value.Of("text")));
        runner.Run(Stimulus.Start());

        Assert.Equal("variable:type", runner.Instance.Fault?.Code);
    }

    [Theory]
    [InlineData(60, "'")]
    [InlineData(61, "…'")]
    public void A_computed_input_of_another_type_fails_the_step_and_is_quoted_in_short(int length, string end)
    {
        var runner = Run($$$"""{"definitionId":"f","root":{"id":"d","type":"Elsa.Delay","timeSpan":{{{Flows.Js($"'x'.repeat({length})")}}}}}""");

        Assert.Equal(("input:type", "d"), (runner.Instance.Fault?.Code, runner.Instance.Fault?.NodeId));
        Assert.EndsWith($"'{new string('x', 60)}{end}.", runner.Instance.Fault!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Containers_nest_no_deeper_than_the_limit()
    {
        var plan = Flows.Compile("""{"definitionId":"f","root":{"id":"a","type":"Elsa.Sequence","activities":[{"id":"b","type":"Elsa.Sequence","activities":[{"id":"c","type":"Elsa.Sequence","activities":[]}]}]}}""");
        FlowInstance At(int depth) => FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World, new() { Depth = depth }).Instance;

        Assert.Equal((InstanceStatus.Faulted, "turn:too-deep"), (At(2).Status, At(2).Fault?.Code));
        Assert.Equal(InstanceStatus.Finished, At(3).Status);
    }

    [Fact]
    public void A_step_that_is_tried_again_remembers_nothing_of_the_first_time()
    {
        var plan = Flows.Chart(1, ["""{"id":"r","type":"Test.Remembering","customProperties":{"onFailure":{"retry":{"count":1,"first":"00:00:01"} } }}""", Flows.Say("fresh", "\"fresh\""), Flows.Say("old", "\"old\"")], ["r.Failed > fresh", "r.Old > old"]);
        var runner = new FlowRunner(plan, Flows.Id, Flows.World, _ => new(default, "http:timeout"));
        var turn = runner.Run(Stimulus.Start());
        runner.Drive();

        Assert.Equal("http:timeout", turn.Journal.Single(entry => entry.Kind is JournalKind.Answered).Detail);
        Assert.Equal(["fresh"], runner.Lines);
    }

    [Theory]
    [InlineData("""{"id":"w","type":"Elsa.Event","eventName":"never"}""", false)]
    [InlineData("""{"id":"w","type":"Elsa.Fault","message":"no"}""", true)]
    public void A_report_of_a_sub_flow_that_fits_no_variable_fails_the_step(string root, bool waits)
    {
        var library = new FlowLibrary();
        library.Add(FlowReader.Read($$"""{"definitionId":"sub","name":"sub","root":{{root}}}""").Flow!);
        var runner = Run($$$"""{"definitionId":"f","variables":[{{{Flows.Variable("n", "Int32")}}}],"root":{"id":"x","type":"Elsa.ExecuteWorkflow","workflowDefinitionId":"sub","waitForCompletion":{{{(waits ? "true" : "false")}}},"result":{"typeName":"Object","memoryReference":{"id":"n"} } } }""", library);

        Assert.Equal(("variable:type", "x"), (runner.Instance.Fault?.Code, runner.Instance.Fault?.NodeId));
    }

    [Fact]
    public void A_step_that_runs_a_sub_flow_counts_it_among_its_children()
    {
        var library = new FlowLibrary();
        library.Add(FlowReader.Read("""{"definitionId":"sub","name":"sub","root":{"id":"w","type":"Elsa.Event","eventName":"never"}}""").Flow!);
        var plan = FlowCompiler.Compile(Encoding.UTF8.GetBytes("""{"definitionId":"f","root":{"id":"x","type":"Elsa.ExecuteWorkflow","workflowDefinitionId":"sub"}}"""), RandomFlows.Catalog, library).Plan!;
        var instance = FlowEngine.Run(plan, new(Flows.Id, plan), Stimulus.Start(), Flows.World).Instance;

        Assert.Equal([1, 1, 1, 0], instance.Frames.Select(frame => frame.Children));
    }

    private static FlowRunner Run(string flow, FlowLibrary? library = null)
    {
        var compilation = FlowCompiler.Compile(Encoding.UTF8.GetBytes(flow), RandomFlows.Catalog, library ?? new());
        var runner = new FlowRunner(compilation.Plan ?? throw new InvalidOperationException(string.Join('\n', compilation.Problems)), Flows.Id, Flows.World);
        runner.Run(Stimulus.Start());
        return runner;
    }
}

/// <summary>Remembers that it was here, and fails by its outcome.</summary>
[Activity("Test.Remembering")]
[FailsBy("Failed")]
public sealed class Remembering : Activity
{
    public static readonly Outcome Old = new("Old");
    public static readonly Outcome Failed = new("Failed");

    public override Next Execute(ActivityContext context)
    {
        if (context.Memory is not null)
        {
            return Old;
        }

        context.Memory = new() { ["was"] = Value.Of("here") };
        return Next.Call(new Asked());
    }

    public override Next Continue(ActivityContext context, CallAnswer answer) => Failed;
}
