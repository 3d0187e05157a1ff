using FluentAssertions;
using Porfin.Activities.Messages;
using Porfin.Host.Conversations;
using Porfin.Host.Whatsapp;
using Xunit;

namespace Porfin.Host.Tests.Line;

public sealed class OutboxTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(FailureClass.Retry, "131000")]
    [InlineData(FailureClass.RetryAfter, "131056")]
    [InlineData(FailureClass.StopAccount, "190")]
    [InlineData(FailureClass.Unknown, "net:timeout")]
    public async Task A_failure_that_passes_is_tried_again_and_keeps_the_order(FailureClass failure, string code)
    {
        await using var line = await LineHost.StartAsync(postgres);
        var failures = 2;
        line.Channel = row => Task.FromResult<SendResult>(LineHost.TextOf(row) == "a" && failures-- > 0
            ? new Failed(failure, code, "Not now.") { RetryAfter = TimeSpan.FromMilliseconds(50) }
            : new Sent("wamid.of." + LineHost.TextOf(row)));

        await line.HearAsync(LineHost.Message("5511", "a"), LineHost.Message("5511", "b"));
        await line.UntilIdleAsync();

        line.Taken.Select(LineHost.TextOf).Should().Equal("a", "b");
        (await line.ScalarAsync<bool>("select maybe_duplicate from message where wamid = 'wamid.of.a'")).Should().Be(failure == FailureClass.Unknown);
        (await line.ScalarAsync<bool>("select maybe_duplicate from message where wamid = 'wamid.of.b'")).Should().BeFalse();
    }

    [Fact]
    public async Task The_next_try_is_stored_so_that_a_restart_keeps_to_it()
    {
        await using var line = await LineHost.StartAsync(postgres);
        line.Channel = _ => Task.FromResult<SendResult>(new Failed(FailureClass.RetryAfter, "130429", "Slower.") { RetryAfter = TimeSpan.FromHours(1) });
        await line.HearAsync(LineHost.Message("5511", "a"));
        await LineHost.UntilAsync(async () => await line.ScalarAsync<long>("select count(*) from outbox where tries = 1 and state = 'pending' and next_try_at > now() + interval '50 minutes'") == 1, "the try is stored");

        await line.StopAsync();
        line.Channel = null;
        await line.StartAsync();
        await Task.Delay(300);
        line.Taken.Should().BeEmpty();

        await line.StopAsync();
        await line.RunAsync("update outbox set next_try_at = now()");
        await line.StartAsync();
        await line.UntilIdleAsync();
        line.Taken.Should().ContainSingle().Which.MaybeDuplicate.Should().BeFalse();
    }

    [Theory]
    [InlineData(FailureClass.Permanent, "131026")]
    [InlineData(FailureClass.Wait, "131049")]
    public async Task What_will_never_be_taken_is_set_aside_and_the_next_message_goes_out(FailureClass failure, string code)
    {
        await using var line = await LineHost.StartAsync(postgres);
        line.Channel = row => Task.FromResult<SendResult>(LineHost.TextOf(row) == "a" ? new Failed(failure, code, "No.") : new Sent("w"));

        await line.HearAsync(LineHost.Message("5511", "a"), LineHost.Message("5511", "b"));
        await line.UntilIdleAsync();

        line.Taken.Select(LineHost.TextOf).Should().Equal("b");
        (await line.ScalarAsync<string>("select status || ' ' || error from message where direction = 'out' and content ->> 'body' = 'a'")).Should().Be($"failed {code} No.");
        (await line.ScalarAsync<long>("select count(*) from outbox where state = 'dead'")).Should().Be(1);
    }

    [Fact]
    public async Task A_failure_that_never_passes_ends_after_some_tries()
    {
        await using var line = await LineHost.StartAsync(postgres, ("Outbox:RefusedTries", "3"));
        var tries = 0;
        line.Channel = _ =>
        {
            tries++;
            return Task.FromResult<SendResult>(new Failed(FailureClass.Retry, "131000", "Something.") { RetryAfter = TimeSpan.FromMilliseconds(20) });
        };

        await line.HearAsync(LineHost.Message("5511", "a"));
        await line.UntilIdleAsync();

        tries.Should().Be(3);
        (await line.ScalarAsync<string>("select status from message where direction = 'out'")).Should().Be("failed");
    }

    [Fact]
    public async Task A_channel_that_is_away_for_long_costs_no_message()
    {
        await using var line = await LineHost.StartAsync(postgres, ("Outbox:Tries", "2"), ("Outbox:UnavailableFor", "00:00:00.020"));
        var tries = 0;
        line.Channel = row => Task.FromResult<SendResult>(++tries <= 12 ? new Failed(FailureClass.Unavailable, "net:refused", "Away.") : new Sent("wamid." + row.MessageId));

        await line.HearAsync(LineHost.Message("5511", "a"), LineHost.Message("5512", "b"), LineHost.Message("5511", "c"));
        await line.UntilIdleAsync();

        line.Taken.Where(row => row.Conversation.Address == "5511").Select(LineHost.TextOf).Should().Equal("a", "c");
        line.Taken.Should().HaveCount(3);
        (await line.ScalarAsync<long>("select count(*) from message where direction = 'out' and status = 'sent' and not maybe_duplicate")).Should().Be(3);
    }

    [Fact]
    public async Task A_message_begun_and_never_ended_is_sent_again_and_flagged()
    {
        await using var line = await LineHost.StartAsync(postgres);
        await line.HearAsync(LineHost.Message("5511", "a"));
        await line.UntilIdleAsync();
        await line.StopAsync();

        // As a host leaves it that died between the channel's answer and the mark.
        await line.RunAsync("insert into outbox (message_id, business_id, account_id, conversation_id, state) select id, business_id, account_id, conversation_id, 'sending' from message where direction = 'out'");
        await line.RunAsync("update message set wamid = null, status = 'queued' where direction = 'out'");
        await line.StartAsync();
        await line.UntilIdleAsync();

        line.Taken.Should().HaveCount(2);
        line.Taken.Select(row => row.Key).Distinct().Should().ContainSingle();
        (await line.ScalarAsync<bool>("select maybe_duplicate from message where direction = 'out'")).Should().BeTrue();
    }

    [Fact]
    public async Task A_status_that_proves_a_doubtful_message_keeps_it_from_being_sent_again()
    {
        await using var line = await LineHost.StartAsync(postgres);
        var key = new TaskCompletionSource<string>();
        line.Channel = row =>
        {
            key.TrySetResult(row.Key);
            return Task.FromResult<SendResult>(new Failed(FailureClass.Unknown, "net:timeout", "No answer."));
        };
        await line.HearAsync(LineHost.Message("5511", "a"));

        // The failure is judged before the status comes.
        var opaque = await key.Task;
        await LineHost.UntilAsync(async () => await line.ScalarAsync<long>("select count(*) from outbox where tries = 1") == 1, "the doubt is stored");
        await line.HearAsync(new InboundStatus("wamid.proven", DeliveryStatus.Delivered, null) { OpaqueData = opaque });
        await line.UntilIdleAsync();

        line.Taken.Should().BeEmpty();
        (await line.ScalarAsync<string>("select wamid || ' ' || status from message where direction = 'out'")).Should().Be("wamid.proven delivered");
    }

    [Fact]
    public async Task Statuses_only_go_up_in_whatever_order_they_come()
    {
        await using var line = await LineHost.StartAsync(postgres);
        var answer = new TaskCompletionSource<SendResult>();
        line.Channel = _ => answer.Task;
        await line.HearAsync(LineHost.Message("5511", "a"));

        // Before our own mark: the channel is faster than its answer to us.
        await line.HearAsync(new InboundStatus("wamid.x", DeliveryStatus.Delivered, null));
        answer.SetResult(new Sent("wamid.x"));
        await line.UntilIdleAsync();
        (await StatusAsync(line)).Should().Be("delivered");

        await line.HearAsync(new InboundStatus("wamid.x", DeliveryStatus.Sent, null), new InboundStatus("wamid.x", DeliveryStatus.Read, null), new InboundStatus("wamid.x", DeliveryStatus.Delivered, null));
        (await StatusAsync(line)).Should().Be("read");

        await line.HearAsync(new InboundStatus("wamid.x", DeliveryStatus.Failed, null) { ErrorCode = "131026" });
        (await StatusAsync(line)).Should().Be("read");
        (await line.ScalarAsync<long>("select count(*) from early_status")).Should().Be(0);
    }

    [Fact]
    public async Task Several_messages_of_a_turn_go_out_one_after_the_other()
    {
        await using var line = await LineHost.StartAsync(postgres);
        var under = 0;
        var most = 0;
        line.Channel = async row =>
        {
            most = Math.Max(most, Interlocked.Increment(ref under));
            await Task.Delay(LineHost.TextOf(row).GetHashCode(StringComparison.Ordinal) & 7);
            Interlocked.Decrement(ref under);
            return new Sent($"wamid.{LineHost.TextOf(row)}");
        };
        line.Turn = (request, _) =>
        {
            var echo = LineHost.Echo(request);
            return ValueTask.FromResult(echo with { Outgoing = [.. Enumerable.Range(0, 8).Select(i => new Outgoing($"{echo.Outgoing[0].Key}-{i}", new TextContent($"{i}")))] });
        };

        await line.HearAsync(LineHost.Message("5511", "a"));
        await line.UntilIdleAsync();

        line.Taken.Select(LineHost.TextOf).Should().Equal(Enumerable.Range(0, 8).Select(i => $"{i}"));
        most.Should().Be(1);
    }

    [Fact]
    public async Task A_number_sends_no_faster_than_it_may()
    {
        await using var line = await LineHost.StartAsync(postgres, ("Outbox:MessagesPerSecond", "40"));
        var begin = TimeProvider.System.GetTimestamp();

        await line.HearAsync([.. Enumerable.Range(0, 100).Select(i => LineHost.Message($"55{i}", "Oi"))]);
        await line.UntilIdleAsync();

        // 40 at once, the other 60 at 40 a second.
        TimeProvider.System.GetElapsedTime(begin).Should().BeGreaterThan(TimeSpan.FromSeconds(1.3));
        line.Taken.Should().HaveCount(100);
    }

    [Fact]
    public async Task A_clean_stop_leaves_no_doubts()
    {
        await using var line = await LineHost.StartAsync(postgres, ("Outbox:Parallel", "2"));
        line.Channel = async _ =>
        {
            await Task.Delay(30);
            return new Sent($"wamid.{Guid.CreateVersion7():N}");
        };
        await line.HearAsync([.. Enumerable.Range(0, 50).Select(i => LineHost.Message($"55{i}", "Oi"))]);
        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Count > 5), "some are sent");

        await line.StopAsync();
        (await line.ScalarAsync<long>("select count(*) from outbox where state = 'sending'")).Should().Be(0);
        await line.StartAsync();
        await line.UntilIdleAsync();

        line.Taken.Select(row => row.Key).Should().HaveCount(50).And.OnlyHaveUniqueItems();
        (await line.ScalarAsync<long>("select count(*) from message where maybe_duplicate")).Should().Be(0);
    }

    private static Task<string> StatusAsync(LineHost line) => line.ScalarAsync<string>("select status from message where direction = 'out'");
}
