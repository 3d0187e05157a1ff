using FluentAssertions;
using Porfin.Host.Flows;
using Xunit;

namespace Porfin.Host.Tests.Line;

public sealed class FlowTurnsTests(PostgresServer postgres)
{
    [Fact]
    public async Task A_conversation_stays_with_its_version_and_a_new_one_gets_the_newest()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        await FlowLine.PublishAsync(line, "one");
        await line.HearAsync(LineHost.Message("old", "a"));
        await line.UntilIdleAsync();

        (await FlowLine.PublishAsync(line, "two")).Version.Should().Be(2);
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
        await using var line = await FlowLine.StartAsync(postgres);
        await FlowLine.PublishAsync(line, "one");

        (await FlowLine.PublishAsync(line, "one")).Version.Should().Be(1);
        var bad = await FlowLine.PublisherOf(line).PublishAsync(line.Account.BusinessId, new NewVersion("{}"), CancellationToken.None);

        bad.FlowId.Should().BeNull();
        bad.Problems.Should().NotBeEmpty();
        (await line.ScalarAsync<long>("select count(*) from flow_version")).Should().Be(1);
    }

    [Fact]
    public async Task A_customer_who_is_silent_hears_from_the_flow_and_the_next_message_begins_anew()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        await FlowLine.PublishAsync(line, "one");
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
        await using var line = await FlowLine.StartAsync(postgres);

        await line.HearAsync(LineHost.Message("5511", "a"));
        await line.UntilIdleAsync();

        line.Taken.Should().BeEmpty();
        (await line.ScalarAsync<long>("select count(*) from message")).Should().Be(1);
    }
}
