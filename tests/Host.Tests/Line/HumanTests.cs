using FluentAssertions;
using Porfin.Host.Whatsapp;
using Xunit;

namespace Porfin.Host.Tests.Line;

/// <summary>Nobody talks over a person of the business who answers from the WhatsApp app.</summary>
public sealed class HumanTests(PostgresServer postgres)
{
    [Fact]
    public async Task The_flow_is_silent_where_a_person_talks_and_goes_on_elsewhere()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        await FlowLine.PublishAsync(line, "flow");
        await line.HearAsync(Written("5511", "Oi, aqui é a Ana"));
        await line.HearAsync(LineHost.Message("5511", "oi Ana"));
        await line.HearAsync(LineHost.Message("5522", "oi"));
        await line.UntilIdleAsync();

        line.Taken.Select(LineHost.TextOf).Should().Equal("flow: oi");
        (await TextsAsync(line, "5511")).Should().Be("out sent Oi, aqui é a Ana|in received oi Ana");
    }

    [Fact]
    public async Task A_waiting_flow_keeps_still_and_goes_on_when_the_time_is_over()
    {
        await using var line = await FlowLine.StartAsync(postgres, ("Conversations:HumanKeeps", "00:00:06"));
        await FlowLine.PublishAsync(line, "flow");
        await line.HearAsync(LineHost.Message("5511", "a"));
        await line.UntilIdleAsync();
        await line.HearAsync(Written("5511", "deixa comigo"));
        await line.HearAsync(LineHost.Message("5511", "b"));

        // Its patience of four seconds ends while the person talks.
        await LineHost.UntilAsync(async () => await line.ScalarAsync<long>("select count(*) from instance i join conversation c on c.id = i.conversation_id where i.due_at = c.human_until") == 1, "the timer waits for the person");
        line.Taken.Should().ContainSingle();
        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Count == 2), "the flow is heard again");
        line.Taken.Select(LineHost.TextOf).Should().Equal("flow: a", "flow misses you");
    }

    [Fact]
    public async Task What_was_decided_before_and_not_sent_is_set_aside()
    {
        await using var line = await LineHost.StartAsync(postgres);
        var echoed = new TaskCompletionSource();
        line.Turn = async (request, _) =>
        {
            await echoed.Task;
            return LineHost.Echo(request);
        };
        await line.HearAsync(LineHost.Message("5511", "a"));
        await line.HearAsync(Written("5511", "deixa comigo"));
        echoed.SetResult();
        await line.UntilIdleAsync();

        line.Taken.Should().BeEmpty();
        (await line.ScalarAsync<string>("select error from outbox where state = 'dead'")).Should().StartWith("human:talking");
    }

    [Fact]
    public async Task A_person_is_remembered_over_a_restart_and_an_echo_counts_once()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        await FlowLine.PublishAsync(line, "flow");
        var echo = Written("5511", "deixa comigo");
        await line.HearAsync(echo, echo);
        await line.HearAsync(echo);
        await line.StopAsync();
        await line.StartAsync();
        await line.HearAsync(LineHost.Message("5511", "oi"));
        await line.UntilIdleAsync();

        line.Taken.Should().BeEmpty();
        (await TextsAsync(line, "5511")).Should().Be("out sent deixa comigo|in received oi");
    }

    [Fact]
    public async Task An_echo_of_long_ago_or_of_our_own_message_or_a_mere_reaction_silences_nobody()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        await FlowLine.PublishAsync(line, "flow");
        await line.HearAsync(LineHost.Message("5511", "a"));
        await line.UntilIdleAsync();
        var ours = await line.ScalarAsync<string>("select wamid from message where direction = 'out'");
        await line.HearAsync(
            Written("5511", "ontem") with { At = TimeProvider.System.GetUtcNow().AddDays(-1) },
            Written("5511", "flow: a") with { Wamid = ours },
            Written("5511", "👍") with { Kind = "reaction" });
        await line.HearAsync(LineHost.Message("5511", "b"));
        await line.UntilIdleAsync();

        line.Taken.Select(LineHost.TextOf).Should().Equal("flow: a", "flow again: b");
    }

    private static InboundMessage Written(string to, string text) => LineHost.Message(to, text) with { IsEcho = true };

    private static Task<string> TextsAsync(LineHost line, string address) => line.ScalarAsync<string>("""
        select string_agg(m.direction || ' ' || m.status || ' ' || (m.content ->> 'text'), '|' order by m.id)
        from message m join conversation c on c.id = m.conversation_id where c.address = $1
        """, address);
}
