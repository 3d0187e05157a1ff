using FluentAssertions;
using Porfin.Activities.Messages;
using Porfin.Host.Flows;
using Xunit;

namespace Porfin.Host.Tests.Line;

public sealed class FlowTurnsTests(PostgresServer postgres)
{
    private static readonly ActivityCatalog Catalog = new(typeof(SendText).Assembly);

    [Fact]
    public async Task A_conversation_stays_with_its_version_and_a_new_one_gets_the_newest()
    {
        await using var line = await StartAsync();
        await PublishAsync(line, "one");
        await line.HearAsync(LineHost.Message("old", "a"));
        await line.UntilIdleAsync();

        (await PublishAsync(line, "two")).Version.Should().Be(2);
        await Task.Delay(TimeSpan.FromSeconds(1.2)); // for so long a host remembers what was published
        await line.HearAsync(LineHost.Message("old", "b"));
        await line.HearAsync(LineHost.Message("new", "c"));
        await line.UntilIdleAsync();

        line.Taken.Where(row => row.Conversation.Address == "old").Select(LineHost.TextOf).Should().Equal("one: a", "one again: b");
        line.Taken.Where(row => row.Conversation.Address == "new").Select(LineHost.TextOf).Should().Equal("two: c");
    }

    [Fact]
    public async Task The_same_document_twice_is_one_version_and_a_bad_one_is_none()
    {
        await using var line = await StartAsync();
        await PublishAsync(line, "one");

        (await PublishAsync(line, "one")).Version.Should().Be(1);
        var bad = await PublisherOf(line).PublishAsync(line.Account.BusinessId, new NewVersion("{}"), CancellationToken.None);

        bad.FlowId.Should().BeNull();
        bad.Problems.Should().NotBeEmpty();
        (await line.ScalarAsync<long>("select count(*) from flow_version")).Should().Be(1);
    }

    [Fact]
    public async Task A_customer_who_is_silent_hears_from_the_flow_and_the_next_message_begins_anew()
    {
        await using var line = await StartAsync();
        await PublishAsync(line, "one");
        await line.HearAsync(LineHost.Message("5511", "a"));

        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Count == 2), "the flow spoke into the silence");
        await line.UntilIdleAsync();
        await line.HearAsync(LineHost.Message("5511", "b"));
        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Count >= 3), "the new instance answered");

        line.Taken.Take(3).Select(LineHost.TextOf).Should().Equal("one: a", "one misses you", "one: b");
    }

    [Fact]
    public async Task Without_a_flow_a_message_is_stored_and_nothing_is_said()
    {
        await using var line = await StartAsync();

        await line.HearAsync(LineHost.Message("5511", "a"));
        await line.UntilIdleAsync();

        line.Taken.Should().BeEmpty();
        (await line.ScalarAsync<long>("select count(*) from message")).Should().Be(1);
    }

    private async Task<LineHost> StartAsync()
    {
        var line = await LineHost.StartAsync(postgres);
        await line.RunAsync(
            "insert into account (id, business_id, kind, phone_number_id, display, created_at) values ($1, $2, 'cloud', '1', '1', now())", line.Account.Id, line.Account.BusinessId);
        var turns = new FlowTurns(new PlanCache(line.Db, Catalog), new PublishedFlows(line.Db, TimeProvider.System), (_, _) => throw new NotSupportedException());
        line.Turn = turns.RunAsync;
        return line;
    }

    private static async Task<Published> PublishAsync(LineHost line, string word)
    {
        var published = await PublisherOf(line).PublishAsync(line.Account.BusinessId, new NewVersion(Document(word)), CancellationToken.None);
        published.Problems.Where(problem => problem.Severity == Severity.Error).Should().BeEmpty();
        (await PublisherOf(line).AssignAsync(line.Account.BusinessId, published.FlowId!.Value, "1", CancellationToken.None)).Should().BeTrue();
        return published;
    }

    private static FlowPublisher PublisherOf(LineHost line) => new(line.Db, Catalog, TimeProvider.System);

    private static string Document(string word) => $$$$"""
        {"definitionId":"flow","name":"Flow","variables":[{"id":"text","name":"Text","typeName":"String","storageDriverTypeName":"WorkflowInstanceStorageDriver"}],
        "root":{"id":"root","type":"Elsa.Flowchart","activities":[
        {"id":"first","type":"Porfin.SendText","text":{"typeName":"String","expression":{"type":"Template","value":"{{{{word}}}}: {{ message.text }}"}}},
        {"id":"wait","type":"Porfin.WaitForMessage","patience":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"00:00:04"}},"text":{"typeName":"String","memoryReference":{"id":"text"}}},
        {"id":"again","type":"Porfin.SendText","text":{"typeName":"String","expression":{"type":"Template","value":"{{{{word}}}} again: {{ Text }}"}}},
        {"id":"silent","type":"Porfin.SendText","text":{"typeName":"String","expression":{"type":"Literal","value":"{{{{word}}}} misses you"}}}],
        "connections":[{"source":{"activity":"first","port":"Done"},"target":{"activity":"wait","port":"In"}},
        {"source":{"activity":"wait","port":"Done"},"target":{"activity":"again","port":"In"}},
        {"source":{"activity":"wait","port":"Silent"},"target":{"activity":"silent","port":"In"}}]}}
        """;
}
