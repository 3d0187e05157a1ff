using FluentAssertions;
using Porfin.Host.Whatsapp;
using Xunit;

namespace Porfin.Host.Tests.Whatsapp;

public sealed class CloudSamplesTests
{
    // What WhatsApp itself cannot say who wrote, or what we do not take from groups: by the index's words.
    private static readonly string[] NotForUs = ["courier_group_message.json", "courier_no_from.json", "courier_invalid_timestamp.json", "courier_invalid_status.json"];

    [Fact]
    public void Every_real_webhook_is_taken()
    {
        Assert.SkipWhen(CloudSamples.Folder is null, "The folder shared/data/cloudapi is not beside this clone.");
        foreach (var (file, contains, json) in CloudSamples.Webhooks())
        {
            var batch = CloudWebhook.Read(json.Bytes());
            batch.Should().NotBeNull(file);
            batch!.Events.Should().NotBeEmpty(file);
            var isConversation = contains.StartsWith("messages[", StringComparison.Ordinal) && !contains.StartsWith("messages[value.error", StringComparison.Ordinal);
            if (isConversation && !NotForUs.Contains(file))
            {
                batch.Events[0].Should().Match(read => read is InboundMessage || read is InboundStatus, file);
            }
            else
            {
                batch.Events.Should().AllBeOfType<NotUnderstood>(file);
            }
        }
    }
}
