using System.Net;
using System.Net.Http.Headers;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Porfin.Host.Accounts;
using Porfin.Host.Whatsapp;
using Xunit;

namespace Porfin.Host.Tests.Whatsapp;

public sealed class WebhookEndpointTests : IAsyncLifetime
{
    private static readonly Account Ours = TestAccounts.Of(waba: Payloads.WabaId);
    private static readonly Account Other = TestAccounts.Of("500200", "outro-segredo");

    private readonly List<(Account Account, InboundBatch Batch)> taken = [];
    private readonly HttpClient http = new();
    private WebApplication app = null!;
    private AcceptInbound accept = (_, _, _) => ValueTask.FromResult(true);

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddWhatsapp(builder.Configuration);
        builder.Services.AddSingleton(TestAccounts.Known(Ours, Other));
        builder.Services.AddSingleton<AcceptInbound>((account, batch, cancellation) =>
        {
            taken.Add((account, batch));
            return accept(account, batch, cancellation);
        });
        app = builder.Build();
        app.MapWhatsapp();
        await app.StartAsync();
        http.BaseAddress = new Uri(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_signed_message_is_handed_over_before_the_200()
    {
        (await PostAsync(Payloads.Text("Oi"))).StatusCode.Should().Be(HttpStatusCode.OK);
        var (account, batch) = taken.Should().ContainSingle().Which;
        account.Should().BeSameAs(Ours);
        batch.Events.Should().ContainSingle().Which.Should().BeOfType<InboundMessage>().Which.Text.Should().Be("Oi");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sha256=abc")]
    [InlineData("of another secret")]
    public async Task A_message_without_its_signature_is_refused(string? signature)
    {
        var body = Payloads.Text("Oi");
        var header = signature == "of another secret" ? CloudSignature.Of(body.Bytes(), Other.AppSecret + "?") : signature;
        var answer = await PostAsync(body, header);
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        taken.Should().BeEmpty();
    }

    [Fact]
    public async Task One_tenants_secret_does_not_open_anothers_conversations()
    {
        var forged = Payloads.Text("Oi");
        (await PostAsync(forged, CloudSignature.Of(forged.Bytes(), Other.AppSecret))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        taken.Should().BeEmpty();
    }

    [Fact]
    public async Task Of_a_mixed_body_only_the_signers_part_is_taken()
    {
        var mixed = $$"""{"entry":[{{Entry(Payloads.Text("nosso"))}},{{Entry(Payloads.Text("alheio").Replace(Payloads.PhoneNumberId, Other.PhoneNumberId, StringComparison.Ordinal))}}]}""";
        (await PostAsync(mixed)).StatusCode.Should().Be(HttpStatusCode.OK);
        taken.Should().ContainSingle().Which.Batch.Events.OfType<InboundMessage>().Select(message => message.Text).Should().Equal("nosso");
    }

    [Fact]
    public async Task Numbers_of_one_app_share_a_body()
    {
        var second = TestAccounts.Of("500101");
        app.Services.GetRequiredService<KnownAccounts>().Book = new AccountBook([Ours, second]);
        var mixed = $$"""{"entry":[{{Entry(Payloads.Text("a"))}},{{Entry(Payloads.Text("b").Replace(Payloads.PhoneNumberId, "500101", StringComparison.Ordinal))}},{{Entry(Payloads.Text("c"))}}]}""";
        (await PostAsync(mixed)).StatusCode.Should().Be(HttpStatusCode.OK);
        taken.Select(share => (share.Account, string.Concat(share.Batch.Events.Cast<InboundMessage>().Select(message => message.Text)))).Should().Equal((Ours, "ac"), (second, "b"));
    }

    [Fact]
    public async Task An_unknown_number_looks_like_a_wrong_signature_to_strangers()
    {
        var unknown = Payloads.Text("Oi").Replace(Payloads.PhoneNumberId, "999", StringComparison.Ordinal);
        (await PostAsync(unknown, CloudSignature.Of(unknown.Bytes(), "?"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await PostAsync(unknown)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        taken.Should().BeEmpty();
    }

    [Fact]
    public async Task News_of_an_account_goes_to_whom_it_concerns()
    {
        (await PostAsync(Payloads.Change("account_update", "{}"))).StatusCode.Should().Be(HttpStatusCode.OK);
        taken.Should().ContainSingle().Which.Account.Should().BeSameAs(Ours);
    }

    [Fact]
    public async Task News_that_could_be_of_two_businesses_is_shown_to_none()
    {
        app.Services.GetRequiredService<KnownAccounts>().Book = new AccountBook([TestAccounts.Of("1"), TestAccounts.Of("2")]);
        (await PostAsync(Payloads.Change("account_update", "{}"))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        taken.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"entry\":")]
    public async Task What_is_no_JSON_is_a_bad_request(string body) => (await PostAsync(body)).StatusCode.Should().Be(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Three_megabytes_are_taken_and_more_are_not(bool chunked)
    {
        const int Limit = 3 << 20;
        var frame = Payloads.Text("").Bytes().Length;
        (await PostAsync(Payloads.Text(new string('a', Limit - frame)), chunked: chunked)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await PostAsync(Payloads.Text(new string('a', Limit - frame + 1)), chunked: chunked)).StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        taken.Should().ContainSingle();
    }

    [Fact]
    public async Task No_room_and_no_database_ask_to_come_again()
    {
        accept = (_, _, _) => ValueTask.FromResult(false);
        var full = await PostAsync(Payloads.Text("Oi"));
        (full.StatusCode, full.Headers.RetryAfter?.Delta).Should().Be((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)));
        accept = (_, _, _) => throw new TimeoutException();
        (await PostAsync(Payloads.Text("Oi"))).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData("hub.mode=subscribe&hub.challenge=a%20b%3C1&hub.verify_token=" + TestAccounts.VerifyToken, HttpStatusCode.OK, "a b<1")]
    [InlineData("hub.mode=subscribe&hub.challenge=12&hub.verify_token=errado", HttpStatusCode.Forbidden, "")]
    [InlineData("hub.mode=subscribe&hub.challenge=12&hub.verify_token=", HttpStatusCode.Forbidden, "")]
    [InlineData("hub.mode=unsubscribe&hub.challenge=12&hub.verify_token=" + TestAccounts.VerifyToken, HttpStatusCode.Forbidden, "")]
    [InlineData("", HttpStatusCode.Forbidden, "")]
    public async Task The_handshake_gives_the_challenge_to_who_knows_the_token(string query, HttpStatusCode status, string body)
    {
        var answer = await http.GetAsync(new Uri("/webhooks/whatsapp?" + query, UriKind.Relative));
        (answer.StatusCode, await answer.Content.ReadAsStringAsync()).Should().Be((status, body));
        if (status == HttpStatusCode.OK)
        {
            answer.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
        }
    }

    private Task<HttpResponseMessage> PostAsync(string body, bool chunked = false) => PostAsync(body, CloudSignature.Of(body.Bytes(), Ours.AppSecret), chunked);

    private async Task<HttpResponseMessage> PostAsync(string body, string? signature, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/whatsapp") { Content = new ByteArrayContent(body.Bytes()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = chunked;
        if (signature is not null)
        {
            request.Headers.Add(CloudSignature.Header, signature);
        }

        return await http.SendAsync(request);
    }

    private static string Entry(string body)
    {
        using var document = System.Text.Json.JsonDocument.Parse(body);
        return document.RootElement.GetProperty("entry")[0].GetRawText();
    }
}
