using FluentAssertions;
using Porfin.Host.Conversations;
using Porfin.Host.Flows;
using Xunit;

namespace Porfin.Host.Tests.Line;

/// <summary>A person takes a conversation over on the page and gives it back; and what becomes of what the flow waited for.</summary>
public sealed class HumanTalkTests(PostgresServer postgres)
{
    [Fact]
    public async Task Patience_counts_from_the_end_of_the_talk_and_the_flow_goes_on_where_it_was()
    {
        await using var line = await FlowLine.StartAsync(postgres, ("Conversations:HumanKeeps", "00:00:03"));
        await FlowLine.PublishAsync(line, "flow");
        await line.HearAsync(LineHost.Message("5511", "a"));
        await line.UntilIdleAsync();
        await Task.Delay(2000);
        await line.HearAsync(LineHost.Message("5511", "deixa comigo") with { IsEcho = true });
        await line.HearAsync(LineHost.Message("5511", "para a pessoa"));

        // The patience of four seconds ends inside the talk of three, which begins after two.
        var end = await line.ScalarAsync<DateTime>("select human_until from conversation");
        await LineHost.UntilAsync(async () => await line.ScalarAsync<long>("select count(*) from journal where entries like '%\"kind\":\"pause\"%'") == 1, "the talk is over");
        line.Taken.Should().ContainSingle();
        (await line.ScalarAsync<DateTime>("select due_at from instance")).Should().BeCloseTo(end.AddSeconds(4), TimeSpan.FromMilliseconds(5));

        await line.HearAsync(LineHost.Message("5511", "b"));
        await line.UntilIdleAsync();
        line.Taken.Select(LineHost.TextOf).Should().Equal("flow: a", "flow again: b");
    }

    [Fact]
    public async Task Two_follow_ups_that_were_due_do_not_come_at_once()
    {
        await using var line = await FlowLine.StartAsync(postgres, ("Conversations:HumanKeeps", "00:00:03"));
        await PublishAsync(line, """{"id":"q","type":"Elsa.Delay","timeSpan":"00:00:01"},{"id":"r","type":"Elsa.Delay","timeSpan":"00:00:02"},""" + Say("one") + "," + Say("two"), "start>q,start>r,q>one,r>two");
        await line.HearAsync(LineHost.Message("5511", "a"));
        await line.HearAsync(LineHost.Message("5511", "deixa comigo") with { IsEcho = true });
        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Count == 2), "both came");

        line.Taken.Select(LineHost.TextOf).Should().Equal("one", "two");
        var said = await line.ScalarAsync<DateTime[]>("select array_agg(at order by id) from message where direction = 'out' and idempotency_key is not null");
        var end = await line.ScalarAsync<DateTime>("select human_until from conversation");
        (said[0] - end).Should().BeGreaterThan(TimeSpan.FromSeconds(0.99));
        (said[1] - end).Should().BeGreaterThan(TimeSpan.FromSeconds(1.99));
    }

    [Fact]
    public async Task A_handoff_goes_on_when_it_is_given_back_and_by_nothing_else()
    {
        await using var line = await FlowLine.StartAsync(postgres, ("Conversations:HumanKeeps", "00:00:01"));
        await PublishAsync(line, """{"id":"h","type":"Porfin.HandOff","reason":"preço","text":"Um momento."},""" + Say("back"), "start>h,h>back");
        await line.HearAsync(LineHost.Message("5511", "oi"));
        await line.HearAsync(LineHost.Message("5511", "sou eu") with { IsEcho = true });
        await Task.Delay(1500);
        await line.HearAsync(LineHost.Message("5511", "alô?"));
        await line.UntilIdleAsync();
        line.Taken.Select(LineHost.TextOf).Should().NotContain("back");

        var conversation = await line.ScalarAsync<Guid>("select id from conversation");
        var talk = line.Get<HumanTalk>();
        (await talk.GiveBackAsync(Guid.CreateVersion7(), conversation, CancellationToken.None)).Should().BeFalse("it is another business's");
        (await talk.GiveBackAsync(line.Account.BusinessId, Guid.CreateVersion7(), CancellationToken.None)).Should().BeFalse();
        (await talk.GiveBackAsync(line.Account.BusinessId, conversation, CancellationToken.None)).Should().BeTrue();

        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Select(LineHost.TextOf).Contains("back")), "the flow goes on");
        (await line.ScalarAsync<string>("select status from instance")).Should().Be("finished");
        (await talk.GiveBackAsync(line.Account.BusinessId, conversation, CancellationToken.None)).Should().BeTrue("nothing waits, and nothing happens");
        await line.UntilIdleAsync();
        line.Taken.Count(row => LineHost.TextOf(row) == "back").Should().Be(1);
    }

    [Fact]
    public async Task Taken_over_on_the_page_the_flow_is_silent_until_it_is_given_back_even_by_another_host()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        await FlowLine.PublishAsync(line, "flow");
        await line.HearAsync(LineHost.Message("5511", "a"));
        await line.UntilIdleAsync();
        var conversation = await line.ScalarAsync<Guid>("select id from conversation");

        (await line.Get<HumanTalk>().TakeOverAsync(Guid.CreateVersion7(), conversation, CancellationToken.None)).Should().BeNull("it is another business's");
        var until = await line.Get<HumanTalk>().TakeOverAsync(line.Account.BusinessId, conversation, CancellationToken.None);
        until.Should().BeCloseTo(TimeProvider.System.GetUtcNow().AddHours(2), TimeSpan.FromSeconds(30));
        var hands = (await new ConversationList(line.Db, TimeProvider.System).FindAsync(line.Account.BusinessId, conversation, CancellationToken.None))!.Hands;
        hands!.Until.Should().Be(until);
        hands.Since.Should().Be(until!.Value.AddHours(-2));
        await line.HearAsync(LineHost.Message("5511", "b"));
        await line.UntilIdleAsync();
        line.Taken.Should().ContainSingle();

        await line.StopAsync();
        await line.RunAsync("update conversation set human_until = now(), given_back_at = now()");
        await line.StartAsync();
        await line.HearAsync(LineHost.Message("5511", "c"));
        await line.UntilIdleAsync();

        line.Taken.Select(LineHost.TextOf).Should().Equal("flow: a", "flow again: c");
        (await line.ScalarAsync<long>("select count(*) from journal where entries like '%\"kind\":\"pause\"%'")).Should().Be(1, "it stood still once");
        (await new ConversationList(line.Db, TimeProvider.System).FindAsync(line.Account.BusinessId, conversation, CancellationToken.None))!.Hands.Should().BeNull();
    }

    private static string Say(string word) => $$"""{"id":"{{word}}","type":"Porfin.SendText","text":"{{word}}"}""";

    private static async Task PublishAsync(LineHost line, string activities, string connections)
    {
        var ways = connections.Split(',').Select(pair => pair.Split('>')).Select(ends => $$$"""{"source":{"activity":"{{{ends[0]}}}","port":"Done"},"target":{"activity":"{{{ends[1]}}}","port":"In"}}""");
        var document = $$$"""{"definitionId":"f","name":"F","root":{"id":"root","type":"Elsa.Flowchart","activities":[{"id":"start","type":"Elsa.Start"},{{{activities}}}],"connections":[{{{string.Join(',', ways)}}}]}}""";
        var published = await FlowLine.PublisherOf(line).PublishAsync(line.Account.BusinessId, new NewVersion(document), CancellationToken.None);
        published.Problems.Where(problem => problem.Severity == Severity.Error).Should().BeEmpty();
        (await FlowLine.PublisherOf(line).AssignAsync(line.Account.BusinessId, published.FlowId!.Value, "1", CancellationToken.None)).Should().BeTrue();
    }
}
