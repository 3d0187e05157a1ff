using System.Text;
using Porfin.Compilation;
using Porfin.Engine.Tests.Recordings;
using Porfin.Engine.Tests.Verification;
using Porfin.Execution;
using Xunit;

namespace Porfin.Engine.Tests.Execution;

/// <summary>What Elsa's strategies against failures become here.</summary>
public sealed class ResilienceTests
{
    [Theory]
    [InlineData("""{"mode":"Identifier","strategyId":"http-default"}""", "1 2 4", "'http-default' is kept in the settings of Elsa's server")]
    [InlineData("""{"$type":"HttpResilienceStrategy","id":"x","maxRetryAttempts":2,"delay":"00:00:03","backoffType":"Constant","useJitter":false}""", "3 3", "tried again when it fails")]
    [InlineData("""{"maxRetryAttempts":"2","delay":"00:00:03","useJitter":false}""", "3 6", "tried again when it fails")]
    [InlineData("""{"mode":"Expression","strategyId":"x","expression":{"type":"JavaScript","value":"1"}}""", "", "cannot be read")]
    [InlineData("""{"maxRetryAttempts":2,"backoffType":"Random"}""", "", "another back-off")]
    [InlineData("""{"maxRetryAttempts":0}""", "", "no attempts from 1 to 100")]
    [InlineData("""{"maxRetryAttempts":2,"delay":"often"}""", "", "no delay")]
    [InlineData("\"often\"", "", "cannot be read")]
    [InlineData("7", "", "cannot be read")]
    [InlineData("{}", "", "cannot be read")]
    public void A_strategy_becomes_a_retry_and_a_warning(string strategy, string waits, string said)
    {
        var (waited, warning) = Waits($$$"""{"resilienceStrategy":{{{strategy}}}}""");

        Assert.Contains(said, warning);
        Assert.Equal(waits, string.Join(' ', waited));
    }

    [Theory]
    [InlineData("""{"resilienceStrategy":null}""", "")]
    [InlineData("{}", "")]
    [InlineData("""{"onFailure":"failed","resilienceStrategy":{"maxRetryAttempts":5}}""", "")]
    [InlineData("""{"onFailure":{"retry":{"count":1,"first":"00:00:09","jitter":0}},"resilienceStrategy":{"maxRetryAttempts":5}}""", "9")]
    public void What_a_flow_says_itself_comes_first(string properties, string waits)
    {
        var (waited, warning) = Waits(properties);

        Assert.Null(warning);
        Assert.Equal(waits, string.Join(' ', waited));
    }

    /// <summary>The waits before each time that a step is tried again, in whole seconds, and the warning.</summary>
    private static (List<double> Waits, string? Warning) Waits(string properties)
    {
        var compilation = FlowCompiler.Compile(Encoding.UTF8.GetBytes($$$"""{"definitionId":"f","root":{"id":"o","type":"Test.Outside","customProperties":{{{properties}}}}}"""), RandomFlows.Catalog);
        var problem = Assert.IsType<Plan>(compilation.Plan) is var plan ? compilation.Problems.SingleOrDefault(problem => problem.Code == "failing:resilience") : null;
        Assert.True(problem is null or { Severity: Severity.Warning, JsonPath: "/root/customProperties/resilienceStrategy" });
        var runner = new FlowRunner(plan, Flows.Id, Flows.World, _ => new(default, "http:timeout"));
        runner.Run(Stimulus.Start());
        var waits = new List<double>();
        while (runner.Instance.Bookmarks is [{ Due: { } due } again])
        {
            waits.Add(Math.Ceiling((due - runner.Now).TotalSeconds - 1e-6));
            runner.Resume(again);
        }

        return (waits, problem?.Text);
    }
}
