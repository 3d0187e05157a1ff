using FluentAssertions;
using Porfin.Activities.Messages;
using Porfin.Host.Conversations;
using Porfin.Host.Outbox;
using Porfin.Host.Whatsapp;
using Xunit;

namespace Porfin.Host.Tests.Line;

public sealed class RetryRuleTests
{
    [Theory]
    [InlineData(1, 500, true)]
    [InlineData(131000, 500, true)]
    [InlineData(777777, 500, true)]
    [InlineData(130429, 429, true)]
    [InlineData(131056, 400, true)]
    [InlineData(131026, 400, false)]
    public void A_message_that_was_refused_for_now_outlasts_an_outage_of_an_hour(int code, int status, bool outlasts)
    {
        var rule = new RetryRule(new OutboxOptions(), new StandingClock());
        var row = new OutboxRow(7, new Conversation(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), "55", null), "key", new TextContent("oi"));
        var (failed, waited) = (new Failed(ErrorCodes.ClassOf(code, status), ErrorCodes.Text(code), "Not now."), TimeSpan.Zero);
        for (row.Tries = 1; rule.NextTry(row, failed) is { } moment; row.Tries++)
        {
            waited += moment - DateTimeOffset.UnixEpoch;
        }

        (waited > TimeSpan.FromHours(1)).Should().Be(outlasts, "it waited {0}", waited);
        row.Tries.Should().BeLessThan(20);
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
    }
}
