using FluentAssertions;
using Porfin.Activities.Messages;
using Porfin.Host.Conversations;
using Porfin.Host.Outbox;
using Xunit;

namespace Porfin.Host.Tests.Line;

/// <summary>What is being sent is sent once, also while the table is read again.</summary>
public sealed class HeldMessagesTests
{
    [Fact]
    public void A_message_that_ends_while_the_table_is_read_is_not_taken_again()
    {
        var held = new HeldMessages();
        var row = new OutboxRow(7, new Conversation(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), "55", null), "key", new TextContent("oi"));
        held.Add(row).Should().BeTrue();

        using (held.Watch())
        {
            held.Remove(row);
            held.Add(row).Should().BeFalse();
        }

        held.Count.Should().Be(0);
        held.Add(row).Should().BeTrue();
    }

    [Fact]
    public void Only_a_status_of_its_own_account_proves_a_doubtful_message()
    {
        var held = new HeldMessages();
        var row = new OutboxRow(7, new Conversation(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), "55", null), "key", new TextContent("oi"));
        held.Doubt(row);

        held.Prove(Guid.CreateVersion7(), "key", "wamid.of.another");
        row.ProvenWamid.Should().BeNull();
        held.Prove(row.Conversation.AccountId, "key", "wamid");
        row.ProvenWamid.Should().Be("wamid");
    }
}
