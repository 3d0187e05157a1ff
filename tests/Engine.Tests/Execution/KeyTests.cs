using Porfin.Engine.Tests.Recordings;
using Porfin.Execution;
using Porfin.Expressions;
using Xunit;

namespace Porfin.Engine.Tests.Execution;

/// <summary>The keys by which the outside knows that it was asked or told the same thing before.</summary>
public sealed class KeyTests
{
    private const string Retried = """{"id":"o","type":"Test.Outside","customProperties":{"onFailure":{"retry":{"count":2,"first":"00:00:01"} } }}""";

    [Fact]
    public void A_call_that_is_tried_again_has_the_key_of_the_first_time()
    {
        var keys = new List<string>();
        var runner = Runner(Flows.Chart(1, [Flows.Say("s", "\"s\""), Retried, Flows.Say("e", "\"e\"")], ["s > o", "o.Even > e"]), call =>
        {
            keys.Add(call.IdempotencyKey);
            return keys.Count < 3 ? new(default, "http:timeout") : new(Value.Of(new ValueList { Value.Of(2) }));
        });
        while (runner.Instance.Bookmarks is [var again])
        {
            runner.Resume(again);
        }

        Assert.Equal(["s", "e"], runner.Lines);
        Assert.Equal(3, keys.Count);
        Assert.Single(keys.Distinct());
    }

    [Fact]
    public void Each_visit_and_each_call_of_a_visit_has_a_key_of_its_own()
    {
        var keys = new List<string>();
        var runner = Runner(Flows.Chart(1, ["""{"id":"l","type":"Elsa.For","start":1,"end":2,"body":{"id":"o","type":"Test.Persistent"}}"""], []), call =>
        {
            keys.Add(call.IdempotencyKey);
            return new(Value.Null);
        });
        while (runner.Instance.Bookmarks is [var waits])
        {
            runner.Resume(waits);
        }

        Assert.Equal(InstanceStatus.Finished, runner.Instance.Status);
        Assert.Equal(8, keys.Count);
        Assert.Equal(8, keys.Distinct().Count());
    }

    [Fact]
    public void What_a_step_says_in_one_turn_and_the_next_has_different_keys()
    {
        var runner = Runner(Flows.Chart(1, ["""{"id":"o","type":"Test.Persistent"}"""], []), _ => new(Value.Null));
        while (runner.Instance.Bookmarks is [var waits])
        {
            runner.Resume(waits);
        }

        var keys = runner.Turns.SelectMany(turn => turn.Events).Select(said => said.IdempotencyKey).ToList();
        Assert.Equal(2, keys.Count);
        Assert.Equal(2, keys.Distinct().Count());
    }

    private static FlowRunner Runner(Plan plan, Func<Call, CallAnswer> answer)
    {
        var runner = new FlowRunner(plan, Flows.Id, Flows.World, answer);
        runner.Run(Stimulus.Start());
        return runner;
    }
}

/// <summary>Calls twice and says something, waits, and does both again.</summary>
[Activity("Test.Persistent")]
public sealed class Persistent : Activity
{
    public override Next Execute(ActivityContext context)
    {
        context.Emit(new LineWritten("said"));
        return Next.Call(new Asked());
    }

    public override Next Continue(ActivityContext context, CallAnswer answer)
    {
        var calls = (context.Memory?["calls"].Number ?? 0) + 1;
        (context.Memory ??= [])["calls"] = Value.Of(calls);
        return calls switch { 1 or 3 => Next.Call(new Asked()), 2 => Next.Wait(Wake.After(context.Now, TimeSpan.FromMinutes(1))), _ => Outcome.Done };
    }

    public override Next Resume(ActivityContext context, Stimulus stimulus) => Execute(context);
}
