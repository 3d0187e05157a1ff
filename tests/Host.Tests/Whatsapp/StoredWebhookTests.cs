using System.Globalization;
using System.Text;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Porfin.Host.Tests.Line;
using Porfin.Host.Whatsapp;
using Xunit;

namespace Porfin.Host.Tests.Whatsapp;

/// <summary>Whatever WhatsApp sends, or something like it, goes through the endpoint into a real database and out of the mailboxes.</summary>
public sealed class StoredWebhookTests(PostgresServer postgres)
{
    private static readonly IReadOnlyList<string> Samples = [.. Payloads.Every, .. CloudSamples.Webhooks().Select(sample => sample.Json)];

    // PORFIN_WEBHOOKS: so many mutated bodies instead.
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("PORFIN_WEBHOOKS"), CultureInfo.InvariantCulture, out var count) ? count : 1_000;

    [Fact]
    public async Task Every_real_webhook_is_stored()
    {
        await using var line = await LineHost.StartAsync(postgres);
        var endpoint = EndpointOf(line);
        foreach (var sample in Samples)
        {
            var body = sample.Bytes();
            (await endpoint.TakeAsync(body, CloudSignature.Of(body, TestAccounts.Secret))).Should().BeOneOf([StatusCodes.Status200OK, StatusCodes.Status404NotFound], sample);
        }

        await line.UntilIdleAsync();
        (await line.ScalarAsync<long>("select count(*) from inbox where dead_at is not null")).Should().Be(0);
        (await line.ScalarAsync<long>("select count(*) from message where direction = 'in'")).Should().BeGreaterThan(Payloads.Every.Count() / 2);
    }

    [Fact]
    public async Task A_thousand_mutated_ones_are_stored_or_refused_and_none_is_a_failure()
    {
        await using var line = await LineHost.StartAsync(postgres);
        var endpoint = EndpointOf(line);
        await Parallel.ForAsync(20_000, 20_000 + Count, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (seed, _) =>
        {
            var body = Mutations.Of(Samples, seed);
            (await endpoint.TakeAsync(body, CloudSignature.Of(body, TestAccounts.Secret))).Should().BeOneOf([200, 400, 404], "seed {0}: {1}", seed, Encoding.UTF8.GetString(body));
        });
        await line.UntilIdleAsync();
        (await line.ScalarAsync<long>("select count(*) from inbox where dead_at is not null")).Should().Be(0);
    }

    private static WebhookEndpoint EndpointOf(LineHost line)
    {
        var numbers = Samples.SelectMany(sample => CloudWebhook.Read(sample.Bytes())!.Events).Select(read => read.PhoneNumberId).OfType<string>().Distinct();
        AcceptInbound accept = (_, batch, cancellation) => line.Get<AcceptInbound>()(line.Account, batch, cancellation);
        return new WebhookEndpoint(TestAccounts.Known([.. numbers.Select(number => TestAccounts.Of(number))]), accept, Options.Create(new WhatsappOptions()), new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance), NullLogger<WebhookEndpoint>.Instance);
    }
}
