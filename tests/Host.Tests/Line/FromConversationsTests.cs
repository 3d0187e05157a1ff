using FluentAssertions;
using Porfin.Host.Flows;
using Xunit;

namespace Porfin.Host.Tests.Line;

/// <summary>What a conversation's flow begins and tells outside is stored with its turn.</summary>
public sealed class FromConversationsTests(PostgresServer postgres)
{
    [Fact]
    public async Task A_conversation_begins_a_flow_and_publishes_an_event()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        await PublishAsync(line, "child", """{"id":"w","type":"Elsa.WriteLine","text":"oi"}""");
        await PublishAsync(line, "heard", """{"id":"e","type":"Elsa.Event","eventName":"novo","customProperties":{"canStartWorkflow":true}}""");
        var talk = await PublishAsync(line, "talk", """
            {"id":"d","type":"Elsa.DispatchWorkflow","workflowDefinitionId":"child","correlationId":"c7","input":{"typeName":"Object","expression":{"type":"JavaScript","value":"({ n: 41 })"}}},
            {"id":"p","type":"Elsa.PublishEvent","eventName":"novo","payload":{"typeName":"Object","expression":{"type":"JavaScript","value":"({ nome: 'Ana' })"}}},
            {"id":"s","type":"Porfin.SendText","text":"feito"}
            """);
        (await FlowLine.PublisherOf(line).AssignAsync(line.Account.BusinessId, talk, "1", CancellationToken.None)).Should().BeTrue();

        await line.HearAsync(LineHost.Message("5511", "oi"));
        await line.UntilIdleAsync();

        line.Taken.Select(LineHost.TextOf).Should().Equal("feito");
        (await line.ScalarAsync<string>("""
            select string_agg(f.definition_id || ' ' || coalesce(r.correlation_id, '-') || ' ' || s.kind || ' ' || (r.parent_id is not null) || ' ' || (s.payload::jsonb - 'ParentInstanceId')::text, '|' order by f.definition_id)
            from run r join flow f on f.id = r.flow_id join run_stimulus s on s.run_id = r.id
            """)).Should().Be("""child c7 start true {"n": 41}|heard - trigger false {"nome": "Ana"}""");
    }

    private static async Task<Guid> PublishAsync(LineHost line, string id, string activities)
    {
        var document = $$$"""{"definitionId":"{{{id}}}","root":{"id":"root","type":"Elsa.Sequence","activities":[{{{activities}}}]}}""";
        var published = await FlowLine.PublisherOf(line).PublishAsync(line.Account.BusinessId, new NewVersion(document), CancellationToken.None);
        published.Problems.Where(problem => problem.Severity == Severity.Error).Should().BeEmpty();
        return published.FlowId!.Value;
    }
}
