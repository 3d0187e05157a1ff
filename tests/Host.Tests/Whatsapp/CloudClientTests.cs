using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using Microsoft.Extensions.Options;
using Porfin.Activities.Messages;
using Porfin.Host.Accounts;
using Porfin.Host.Whatsapp;
using Xunit;

namespace Porfin.Host.Tests.Whatsapp;

public sealed class CloudClientTests : IAsyncLifetime
{
    private static readonly TextContent Hello = new("Olá, João 😀 \"você\" <b>");
    private readonly Account account = TestAccounts.Of();
    private FakeGraph graph = null!;
    private CloudClient client = null!;

    public async ValueTask InitializeAsync()
    {
        graph = await FakeGraph.StartAsync();
        client = Client(graph.BaseUrl);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await graph.DisposeAsync();
    }

    [Fact]
    public async Task A_text_arrives_whole()
    {
        var result = await SendAsync(Hello);
        var message = graph.Accepted.Should().ContainSingle().Which;
        result.Should().Be(new Sent(message.Wamid));
        (message.PhoneNumberId, message.To, message.Text, message.Key, message.Token).Should()
            .Be((Payloads.PhoneNumberId, "+" + Payloads.Phone, Hello.Body, "key-1", "token-" + Payloads.PhoneNumberId));
    }

    [Fact]
    public async Task A_customer_without_a_phone_is_reached_by_user_id()
    {
        await client.SendAsync(account, "BR.1502576394655843", Hello, "k", CancellationToken.None);
        graph.Accepted.Single().Body.GetProperty("recipient").GetString().Should().Be("BR.1502576394655843");
        graph.Accepted.Single().Body.TryGetProperty("to", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("button", "Sim", "Não")]
    [InlineData("list", "Sim", "Não", "Talvez", "Depois")]
    [InlineData("list", "Sim", "Sim")]
    [InlineData("list", "Um título que não cabe em botão algum", "Não")]
    public async Task Options_are_buttons_while_they_fit_and_else_a_list(string type, params string[] titles)
    {
        var choices = new ChoicesContent("Confirma?", [.. titles.Select((title, at) => new Choice("o" + at, title))]);
        (await SendAsync(choices)).Should().BeOfType<Sent>();
        var message = graph.Accepted.Single();
        message.Body.GetProperty("interactive").GetProperty("type").GetString().Should().Be(type);
        message.ChoiceIds.Should().Equal(titles.Select((_, at) => "o" + at));
    }

    [Fact]
    public async Task Whatever_fits_is_accepted_and_says_everything()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var content = Contents.Of(new Random(seed));
            foreach (var part in CloudContent.Fit(content))
            {
                (await SendAsync(part)).Should().BeOfType<Sent>("seed {0}: {1}", seed, part);
            }
        }
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_without_asking()
    {
        (await SendAsync(new TextContent(" "))).Should().BeOfType<Failed>().Which.Code.Should().Be("content:empty");
        (await SendAsync(new TextContent(new string('a', 4097)))).Should().BeOfType<Failed>().Which.Code.Should().Be("content:too-long");
        (await SendAsync(new ChoicesContent("?", [new("a", "A"), new("a", "B")]))).Should().BeOfType<Failed>().Which
            .Should().Match<Failed>(failed => failed.Code == "content:choice-id-twice" && failed.Class == FailureClass.Permanent);
        graph.Requests.Should().Be(0);
    }

    [Theory]
    [InlineData(131000, FailureClass.Retry)]
    [InlineData(130429, FailureClass.RetryAfter)]
    [InlineData(131048, FailureClass.Wait)]
    [InlineData(131047, FailureClass.Permanent)]
    [InlineData(190, FailureClass.StopAccount)]
    public async Task Metas_refusals_are_classed_by_code(int code, FailureClass expected)
    {
        graph.Answer = _ => GraphAnswer.Fail(code);
        var failed = (await SendAsync(Hello)).Should().BeOfType<Failed>().Which;
        (failed.Class, failed.Code, failed.Text).Should().Be((expected, code.ToString(System.Globalization.CultureInfo.InvariantCulture), $"(#{code}) Fake error: As the test wished."));
    }

    [Theory]
    [InlineData(502, FailureClass.Unknown)]
    [InlineData(429, FailureClass.RetryAfter)]
    [InlineData(404, FailureClass.Permanent)]
    [InlineData(200, FailureClass.Unknown)]
    public async Task An_answer_that_is_not_the_Graph_APIs_is_classed_by_status(int status, FailureClass expected)
    {
        graph.Answer = _ => GraphAnswer.Http(status, TimeSpan.FromSeconds(7));
        var failed = (await SendAsync(Hello)).Should().BeOfType<Failed>().Which;
        (failed.Class, failed.RetryAfter).Should().Be((expected, TimeSpan.FromSeconds(7)));
        failed.DelayAfter(1).Should().Be(expected == FailureClass.RetryAfter ? TimeSpan.FromSeconds(7) : null);
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_doubt_and_is_not_tried_again()
    {
        (await SendAsync(Hello)).Should().BeOfType<Sent>(); // so that the connection is a kept one, which handlers like to repeat on
        graph.Answer = _ => GraphAnswer.AcceptAndDrop;
        (await SendAsync(Hello)).Should().BeOfType<Failed>().Which.Class.Should().Be(FailureClass.Unknown);
        graph.Requests.Should().Be(2);
        graph.CountsByKey["key-1"].Should().Be(2);
    }

    [Fact]
    public async Task Silence_leaves_doubt()
    {
        graph.Answer = _ => GraphAnswer.AcceptAfter(TimeSpan.FromSeconds(30));
        using var hasty = Client(graph.BaseUrl, timeoutSeconds: 0.3);
        var failed = (await hasty.SendAsync(account, Payloads.Phone, Hello, "k", CancellationToken.None)).Should().BeOfType<Failed>().Which;
        (failed.Class, failed.Code).Should().Be((FailureClass.Unknown, "net:timeout"));
    }

    [Fact]
    public async Task Nobody_there_is_surely_not_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var lost = Client($"http://127.0.0.1:{port}/v26.0");
        (await lost.SendAsync(account, Payloads.Phone, Hello, "k", CancellationToken.None)).Should().BeOfType<Failed>().Which
            .Should().Match<Failed>(failed => failed.Class == FailureClass.Unavailable && failed.Code == "net:refused");
    }

    [Fact]
    public async Task Cancelled_before_it_began_nothing_is_sent()
    {
        var send = () => client.SendAsync(account, Payloads.Phone, Hello, "k", new CancellationToken(true));
        await send.Should().ThrowAsync<OperationCanceledException>();
        graph.Requests.Should().Be(0);
    }

    private static CloudClient Client(string baseUrl, double timeoutSeconds = 120) =>
        new(Options.Create(new WhatsappOptions { GraphBaseUrl = baseUrl, SendTimeoutSeconds = timeoutSeconds }));

    private Task<SendResult> SendAsync(MessageContent content) => client.SendAsync(account, Payloads.Phone, content, "key-1", CancellationToken.None);
}
