using FluentAssertions;
using Porfin.Host.Conversations;
using Xunit;

namespace Porfin.Host.Tests.Line;

public sealed class TimerTests(PostgresServer postgres)
{
    [Fact]
    public async Task An_instance_is_woken_when_its_moment_has_come_and_once_only()
    {
        await using var line = await LineHost.StartAsync(postgres);
        line.Turn = (request, _) => ValueTask.FromResult(Delayed(request, TimeSpan.FromMilliseconds(300)));

        var begin = TimeProvider.System.GetTimestamp();
        await line.HearAsync(LineHost.Message("5511", "a"));
        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Count == 2), "the timer fired");

        TimeProvider.System.GetElapsedTime(begin).Should().BeGreaterThan(TimeSpan.FromMilliseconds(300));
        await Task.Delay(200);
        line.Taken.Select(LineHost.TextOf).Should().Equal("a", "tick");
    }

    [Fact]
    public async Task Moments_that_passed_while_no_host_ran_are_made_up_for()
    {
        await using var line = await LineHost.StartAsync(postgres);
        line.Turn = (request, _) => ValueTask.FromResult(Delayed(request, TimeSpan.FromHours(1)));
        await line.HearAsync([.. Enumerable.Range(0, 700).Select(i => LineHost.Message($"55{i}", "a"))]);
        await line.UntilIdleAsync();

        await line.StopAsync();
        await line.RunAsync("update instance set due_at = now() - interval '1 minute'");
        await line.StartAsync();
        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Count == 1400), "all timers fired");

        await line.UntilIdleAsync();
        (await line.ScalarAsync<long>("select count(*) from instance where version = 2 and due_at is null")).Should().Be(700);
    }

    private static TurnResult Delayed(TurnRequest request, TimeSpan delay)
    {
        var echo = LineHost.Echo(request);
        return request.Mails[0].MessageId is null ? echo : echo with { Instance = echo.Instance! with { DueAt = request.Now + delay } };
    }
}
