using FluentAssertions;
using Porfin.Host.Whatsapp;
using Xunit;

namespace Porfin.Host.Tests.Line;

public sealed class IntakeTests(PostgresServer postgres)
{
    [Fact]
    public async Task A_message_is_answered_once_however_often_it_is_delivered()
    {
        await using var line = await LineHost.StartAsync(postgres);
        var message = LineHost.Message("5511999990001", "Oi", "wamid.again");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => line.HearAsync(message).AsTask()));
        await line.HearAsync(message, message);
        await line.UntilIdleAsync();

        line.Taken.Should().ContainSingle();
        (await line.ScalarAsync<long>("select count(*) from message where direction = 'in'")).Should().Be(1);
    }

    [Fact]
    public async Task Each_conversation_is_answered_in_order_while_many_write_at_once()
    {
        await using var line = await LineHost.StartAsync(postgres);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(async person =>
        {
            for (var i = 0; i < 15; i++)
            {
                await line.HearAsync(LineHost.Message($"55119{person}", $"{i}"));
            }
        }));
        await line.UntilIdleAsync();

        line.Taken.Should().HaveCount(900);
        foreach (var person in line.Taken.GroupBy(row => row.Conversation.Address))
        {
            person.Select(LineHost.TextOf).Should().Equal(Enumerable.Range(0, 15).Select(i => $"{i}"));
        }

        (await line.ScalarAsync<long>("select count(*) from instance where version = 15")).Should().Be(60);
        (await line.ScalarAsync<long>("select count(*) from journal")).Should().Be(900);
    }

    [Fact]
    public async Task Only_the_character_that_the_database_refuses_is_replaced()
    {
        await using var line = await LineHost.StartAsync(postgres);

        await line.HearAsync(LineHost.Message("5511", "a\0b \\u0000 \\\0"));
        await line.UntilIdleAsync();

        (await line.ScalarAsync<string>("select content ->> 'text' from message where direction = 'in'")).Should().Be("a\uFFFDb \\u0000 \\\uFFFD");
    }

    [Fact]
    public async Task Several_messages_of_one_webhook_keep_their_order()
    {
        await using var line = await LineHost.StartAsync(postgres);

        await line.HearAsync([.. Enumerable.Range(0, 100).Select(i => LineHost.Message($"5511{i % 3}", $"{i}"))]);
        await line.UntilIdleAsync();

        foreach (var person in line.Taken.GroupBy(row => row.Conversation.Address))
        {
            person.Select(row => int.Parse(LineHost.TextOf(row), System.Globalization.CultureInfo.InvariantCulture)).Should().BeInAscendingOrder();
        }

        line.Taken.Should().HaveCount(100);
    }

    [Fact]
    public async Task What_was_stored_before_a_stop_is_answered_after_the_next_start_in_order()
    {
        await using var line = await LineHost.StartAsync(postgres);
        var never = new TaskCompletionSource();
        line.Turn = async (request, cancellation) =>
        {
            await never.Task.WaitAsync(cancellation);
            return LineHost.Echo(request);
        };
        for (var i = 0; i < 20; i++)
        {
            await line.HearAsync(LineHost.Message("5511", $"{i}"));
        }

        await line.StopAsync();
        line.Turn = (request, _) => ValueTask.FromResult(LineHost.Echo(request));
        await line.StartAsync();
        await line.HearAsync(LineHost.Message("5511", "20"));
        await line.UntilIdleAsync();

        line.Taken.Select(LineHost.TextOf).Should().Equal(Enumerable.Range(0, 21).Select(i => $"{i}"));
    }

    [Fact]
    public async Task More_than_memory_may_hold_waits_in_the_database_and_keeps_its_order()
    {
        await using var line = await LineHost.StartAsync(postgres, ("Conversations:HeldMails", "20"), ("Outbox:Held", "20"));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async person =>
        {
            for (var i = 0; i < 40; i++)
            {
                await line.HearAsync(LineHost.Message($"55118{person}", $"{i}"));
            }
        }));
        await line.UntilIdleAsync();

        line.Taken.Should().HaveCount(400);
        foreach (var person in line.Taken.GroupBy(row => row.Conversation.Address))
        {
            person.Select(LineHost.TextOf).Should().Equal(Enumerable.Range(0, 40).Select(i => $"{i}"));
        }
    }

    [Fact]
    public async Task One_event_that_cannot_be_stored_does_not_take_the_others_with_it()
    {
        await using var line = await LineHost.StartAsync(postgres);
        var bad = line.HearAsync(LineHost.Message("5511\0", "x")).AsTask();
        var good = Enumerable.Range(0, 5).Select(i => line.HearAsync(LineHost.Message($"5511{i}", "Oi")).AsTask()).ToList();

        await bad.Invoking(async task => await task).Should().ThrowAsync<Npgsql.PostgresException>();
        (await Task.WhenAll(good)).Should().AllBeEquivalentTo(true);
        await line.UntilIdleAsync();

        line.Taken.Should().HaveCount(5);
    }

    [Fact]
    public async Task What_is_not_a_turn_is_stored_and_not_answered()
    {
        await using var line = await LineHost.StartAsync(postgres);

        await line.HearAsync(
            LineHost.Message("5511", "👍") with { Kind = "reaction" },
            new NotUnderstood("account_update", "field:account_update") { Raw = "{\"x\":1}"u8.ToArray() },
            LineHost.Message("5511", "x", new string('w', 3000)) with { Raw = "{}"u8.ToArray() });
        await line.UntilIdleAsync();

        line.Taken.Should().BeEmpty();
        (await line.ScalarAsync<string>("select kind from message")).Should().Be("reaction");
        (await line.ScalarAsync<string>("select string_agg(kind, ' ' order by kind) from inbound_event")).Should().Be("field:account_update message:id-too-long");
    }

    [Fact]
    public async Task Too_many_waiting_webhooks_are_told_to_come_again()
    {
        await using var line = await LineHost.StartAsync(postgres, ("Intake:WaitingWebhooks", "1"), ("Intake:EventsPerCommit", "1"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () => await line.HearAsync(LineHost.Message($"55{i}", "Oi")))));
        await line.UntilIdleAsync();

        answers.Should().Contain(false);
        line.Taken.Should().HaveCount(answers.Count(stored => stored));
    }
}
