using FluentAssertions;
using Porfin.Host.Conversations;
using Xunit;

namespace Porfin.Host.Tests;

public sealed class ConversationFeedTests
{
    private readonly ConversationFeed feed = new();
    private readonly Guid business = Guid.CreateVersion7();
    private readonly Guid conversation = Guid.CreateVersion7();

    [Fact]
    public void All_pages_of_the_business_are_told_and_no_other()
    {
        var heard = new List<string>();
        using var one = feed.Subscribe(business, id => heard.Add($"one {id}"));
        using var two = feed.Subscribe(business, id => heard.Add($"two {id}"));
        using var stranger = feed.Subscribe(Guid.CreateVersion7(), id => heard.Add($"stranger {id}"));
        feed.Publish(business, conversation);
        heard.Should().Equal($"one {conversation}", $"two {conversation}");
    }

    [Fact]
    public void A_page_that_was_left_hears_nothing_more()
    {
        var heard = 0;
        var left = feed.Subscribe(business, _ => heard++);
        using var stays = feed.Subscribe(business, _ => heard += 10);
        left.Dispose();
        left.Dispose();
        feed.Publish(business, conversation);
        heard.Should().Be(10);
    }

    [Fact]
    public async Task Pages_may_come_and_go_on_many_threads()
    {
        var heard = 0;
        using var stays = feed.Subscribe(business, _ => Interlocked.Increment(ref heard));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var turn = 0; turn < 500; turn++)
            {
                feed.Subscribe(business, static _ => { }).Dispose();
            }
        })));
        feed.Publish(business, conversation);
        heard.Should().Be(1);
    }
}
