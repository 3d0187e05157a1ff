using FluentAssertions;
using Xunit;

namespace Porfin.Host.Tests.Line;

/// <summary>When a flow answers is its own to say, and the line obeys.</summary>
public sealed class FlowSettingsTests(PostgresServer postgres)
{
    [Fact]
    public async Task Keywords_begin_a_flow_and_nothing_else_does()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        await FlowLine.PublishAsync(line, "flow", settings: """{"activation":{"begins":"keywords","keywords":["orçamento","quero comprar"]}}""");
        await SayAsync(line, "5511", "oi, tudo bem?");
        await SayAsync(line, "5511", "Quanto fica um ORCAMENTO?");
        await SayAsync(line, "5511", "isso mesmo");
        await SayAsync(line, "5522", "orçamentos");

        line.Taken.Select(LineHost.TextOf).Should().Equal("flow: Quanto fica um ORCAMENTO?", "flow again: isso mesmo");
        (await line.ScalarAsync<long>("select count(*) from message where direction = 'in'")).Should().Be(4, "people see what the flow leaves alone");
    }

    [Fact]
    public async Task On_first_contact_only_a_flow_runs_once_and_not_where_a_person_wrote()
    {
        await using var line = await FlowLine.StartAsync(postgres, ("Conversations:HumanKeeps", "00:00:01"));
        await FlowLine.PublishAsync(line, "flow", settings: """{"activation":{"begins":"firstContact"}}""");
        await SayAsync(line, "5511", "a");
        await SayAsync(line, "5511", "b");
        await SayAsync(line, "5511", "c");
        await line.HearAsync(LineHost.Message("5522", "Oi, aqui é a Ana") with { IsEcho = true });
        await line.RunAsync("update conversation set human_until = null");
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        await SayAsync(line, "5522", "oi Ana");

        line.Taken.Select(LineHost.TextOf).Should().Equal("flow: a", "flow again: b");
    }

    [Fact]
    public async Task Outside_opening_hours_a_text_is_said_once_and_is_no_contact()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        await FlowLine.PublishAsync(line, "flow", settings: Hours(isOpen: false));
        await SayAsync(line, "5511", "a");
        await SayAsync(line, "5511", "b");
        await FlowLine.PublishAsync(line, "flow", settings: Hours(isOpen: true));
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        await SayAsync(line, "5511", "c");

        line.Taken.Select(LineHost.TextOf).Should().Equal("Voltamos às 8h!", "flow: c");
        (await line.ScalarAsync<long>("select count(*) from instance")).Should().Be(1);
    }

    [Fact]
    public async Task A_flow_that_is_switched_off_says_nothing_and_goes_on_when_it_is_switched_on()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        var flow = await FlowLine.PublishAsync(line, "flow");
        await SayAsync(line, "5511", "a");
        await line.RunAsync("update flow set is_on = false");
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        await SayAsync(line, "5511", "b");
        await SayAsync(line, "5522", "c");
        // Its patience of four seconds ends meanwhile.
        await Task.Delay(4000, TestContext.Current.CancellationToken);
        line.Taken.Should().ContainSingle();
        await line.RunAsync("update flow set is_on = true where id = $1", flow.FlowId!.Value);
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        await SayAsync(line, "5533", "d");
        await line.HearAsync(LineHost.Message("5511", "e"));
        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Count >= 3), "the flow goes on");

        line.Taken.Select(LineHost.TextOf).Should().Contain(["flow: d", "flow misses you"]).And.NotContain("flow: c");
    }

    [Fact]
    public async Task A_flow_says_how_long_it_keeps_silent_after_a_person()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        await FlowLine.PublishAsync(line, "flow", settings: """{"silentAfterPerson":"12:00:00"}""");
        await line.HearAsync(LineHost.Message("5511", "deixa comigo") with { IsEcho = true });
        (await line.ScalarAsync<double>("select extract(epoch from human_until - now())::float8 from conversation")).Should().BeApproximately(12 * 3600, 60);
        await FlowLine.PublishAsync(line, "flow");
        await line.HearAsync(LineHost.Message("5522", "deixa comigo") with { IsEcho = true });
        (await line.ScalarAsync<double>("select extract(epoch from human_until - now())::float8 from conversation where address = '5522'")).Should().BeApproximately(2 * 3600, 60);
    }

    private static string Hours(bool isOpen)
    {
        var today = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), World.Brazil).DayOfWeek;
        var day = (isOpen ? today : (DayOfWeek)(((int)today + 3) % 7)).ToString().ToLowerInvariant();
        return $$$"""{"activation":{"begins":"firstContact","hours":{"{{{day}}}":"00:00-24:00"},"closedText":"Voltamos às 8h!"}}""";
    }

    private static async Task SayAsync(LineHost line, string from, string text)
    {
        await line.HearAsync(LineHost.Message(from, text));
        await line.UntilIdleAsync();
    }
}
