using FluentAssertions;
using Npgsql;
using Xunit;

namespace Porfin.Host.Tests.Line;

public sealed class TurnTests(PostgresServer postgres)
{
    [Fact]
    public async Task A_turn_that_always_fails_is_set_aside_and_the_conversation_goes_on()
    {
        await using var line = await LineHost.StartAsync(postgres);
        var tries = 0;
        line.Turn = (request, _) =>
        {
            if (request.Mails[0].Stimulus.Payload.Map!["text"].Text == "poison")
            {
                tries++;
                throw new InvalidOperationException("It burns.");
            }

            return ValueTask.FromResult(LineHost.Echo(request));
        };

        foreach (var text in (string[])["a", "poison", "b"])
        {
            await line.HearAsync(LineHost.Message("5511", text));
        }

        await line.UntilIdleAsync();

        line.Taken.Select(LineHost.TextOf).Should().Equal("a", "b");
        tries.Should().Be(3);
        (await line.ScalarAsync<string>("select reason from inbox where dead_at is not null")).Should().Be("InvalidOperationException: It burns.");
    }

    [Fact]
    public async Task A_turn_that_cannot_be_stored_does_not_take_the_others_of_its_transaction_with_it()
    {
        await using var line = await LineHost.StartAsync(postgres);
        line.Turn = (request, _) =>
        {
            var echo = LineHost.Echo(request);
            return ValueTask.FromResult(request.Conversation.Address == "5511-7" ? echo with { Journal = "\0" } : echo);
        };

        await line.HearAsync([.. Enumerable.Range(0, 20).Select(i => LineHost.Message($"5511-{i}", "Oi"))]);
        await line.UntilIdleAsync();

        line.Taken.Should().HaveCount(19);
        (await line.ScalarAsync<string>("select c.address from inbox i join conversation c on c.id = i.conversation_id where i.dead_at is not null")).Should().Be("5511-7");
    }

    [Fact]
    public async Task A_turn_on_a_stale_instance_is_run_again_on_the_newest()
    {
        await using var line = await LineHost.StartAsync(postgres);
        await line.HearAsync(LineHost.Message("5511", "a"));
        await line.UntilIdleAsync();

        // Another host stored a turn of this instance.
        await line.RunAsync("update instance set version = 7, state = '\\x07'");
        await line.HearAsync(LineHost.Message("5511", "b"));
        await line.UntilIdleAsync();

        (await line.ScalarAsync<int>("select version from instance")).Should().Be(8);
        line.Taken.Select(LineHost.TextOf).Should().Equal("a", "b");
    }

    [Fact]
    public async Task A_message_answered_elsewhere_is_not_answered_again()
    {
        await using var line = await LineHost.StartAsync(postgres);
        var open = new TaskCompletionSource();
        line.Turn = async (request, _) =>
        {
            await open.Task;
            return LineHost.Echo(request);
        };
        await line.HearAsync(LineHost.Message("5511", "a"));
        await line.HearAsync(LineHost.Message("5511", "b"));

        await line.RunAsync("delete from inbox where message_id = (select min(message_id) from inbox)");
        open.SetResult();
        await line.UntilIdleAsync();

        line.Taken.Select(LineHost.TextOf).Should().Equal("b");
    }

    [Fact]
    public async Task A_conversation_that_waits_for_an_answer_from_outside_holds_up_no_other()
    {
        await using var line = await LineHost.StartAsync(postgres);
        var slow = new TaskCompletionSource();
        line.Turn = async (request, _) =>
        {
            if (request.Conversation.Address == "slow")
            {
                await slow.Task;
            }

            return LineHost.Echo(request);
        };

        await line.HearAsync(LineHost.Message("slow", "s1"));
        await line.HearAsync(LineHost.Message("slow", "s2"));
        for (var i = 0; i < 20; i++)
        {
            await line.HearAsync(LineHost.Message($"fast{i}", "f"));
        }

        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Count == 20), "the fast are answered");
        slow.SetResult();
        await line.UntilIdleAsync();

        line.Taken.Skip(20).Select(LineHost.TextOf).Should().Equal("s1", "s2");
    }

    [Fact]
    public async Task A_broken_connection_at_any_moment_loses_nothing_and_doubles_nothing()
    {
        await using var line = await LineHost.StartAsync(postgres);
        using var stop = new CancellationTokenSource();
        var killing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await using var other = new NpgsqlConnection(line.Db.ConnectionString + ";Pooling=false");
                await other.OpenAsync();
                await using var kill = new NpgsqlCommand("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", other);
                await kill.ExecuteNonQueryAsync();
                await Task.Delay(40);
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async person =>
        {
            for (var i = 0; i < 30; i++)
            {
                await HearUntilStoredAsync(line, $"55{person}", i);
            }
        }));
        await stop.CancelAsync();
        await killing;
        await line.UntilIdleAsync();

        line.Taken.Should().HaveCount(300);
        foreach (var person in line.Taken.GroupBy(row => row.Conversation.Address))
        {
            person.Select(LineHost.TextOf).Should().Equal(Enumerable.Range(0, 30).Select(i => $"{i}"));
        }
    }

    private static async Task HearUntilStoredAsync(LineHost line, string from, int number)
    {
        var message = LineHost.Message(from, $"{number}", $"wamid.{from}.{number}");
        for (var left = 500; ; left--)
        {
            try
            {
                if (await line.HearAsync(message))
                {
                    return;
                }
            }
            catch (Exception e) when (e is NpgsqlException or IOException && left > 0)
            {
                // As WhatsApp does: the same message comes again.
            }

            await Task.Delay(10);
        }
    }
}
