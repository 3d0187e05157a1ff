using System.Text;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Porfin.Host.Whatsapp;
using Xunit;

namespace Porfin.Host.Tests.Whatsapp;

/// <summary>Whatever is done to a webhook, reading it never throws, and what is read can be stored.</summary>
public sealed class MutatedWebhookTests
{
    private static readonly IReadOnlyList<string> Samples = [.. Payloads.Every, .. CloudSamples.Webhooks().Select(sample => sample.Json)];

    [Fact]
    public void Four_thousand_mutated_bodies_are_read()
    {
        for (var seed = 0; seed < 4_000; seed++)
        {
            var body = Mutations.Of(Samples, seed);
            var read = () => Check(body);
            read.Should().NotThrow("seed {0}: {1}", seed, Encoding.UTF8.GetString(body));
        }
    }

    [Fact]
    public async Task A_thousand_signed_ones_never_fail_the_endpoint()
    {
        var numbers = Samples.SelectMany(sample => CloudWebhook.Read(sample.Bytes())!.Events).Select(read => read.PhoneNumberId).OfType<string>().Distinct();
        var accounts = TestAccounts.Known([.. numbers.Select(number => TestAccounts.Of(number)), TestAccounts.Of("1", "outro")]);
        var taken = 0;
        var endpoint = new WebhookEndpoint(
            accounts, (_, batch, _) => ValueTask.FromResult((taken += batch.Events.Count) > 0), Options.Create(new WhatsappOptions()), new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance), NullLogger<WebhookEndpoint>.Instance);
        for (var seed = 10_000; seed < 11_000; seed++)
        {
            var body = Mutations.Of(Samples, seed);
            var status = await endpoint.TakeAsync(body, CloudSignature.Of(body, TestAccounts.Secret));
            status.Should().BeOneOf([200, 400, 404], "seed {0}: {1}", seed, Encoding.UTF8.GetString(body));
            (await endpoint.TakeAsync(body, CloudSignature.Of(body, "?"))).Should().BeOneOf([400, 401], "seed {0}", seed);
        }

        taken.Should().BeGreaterThan(300);
    }

    private static void Check(byte[] body)
    {
        var batch = CloudWebhook.Read(body);
        (batch is null).Should().Be(!IsJson(body));
        foreach (var read in batch?.Events ?? [])
        {
            IsJson(read.Raw).Should().BeTrue();
            if (read is InboundMessage message)
            {
                message.Wamid.Length.Should().BeInRange(1, 512);
                CloudMessage.AddressOf(message.From).Should().Be(message.From);
                IsStorable(message.Text + message.ProfileName + message.ChoiceId + message.ContextId + message.Kind).Should().BeTrue();
                message.ToIncoming(DateTimeOffset.UnixEpoch).ToStimulus().Payload.ToText().Should().NotBeEmpty();
            }
        }

        (batch?.Events.Count).Should().NotBe(0);
    }

    private static bool IsStorable(string text)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        return !text.Contains('\0', StringComparison.Ordinal) && strict.GetString(strict.GetBytes(text)) == text;
    }

    private static bool IsJson(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 10_000 }).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
