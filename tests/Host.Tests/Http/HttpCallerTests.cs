using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Porfin.Activities.Http;
using Porfin.Expressions;
using Porfin.Host.Http;
using Xunit;

namespace Porfin.Host.Tests.Http;

/// <summary>Calls of flows: what is let through, what is refused, and what a flow gets to see.</summary>
public sealed class HttpCallerTests : IAsyncLifetime
{
    private readonly List<(string Method, string Path, IHeaderDictionary Headers, string Body)> requests = [];
    private WebApplication server = null!;

    private string Address => server.Urls.Single();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(ServeAsync);
        await server.StartAsync();
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task An_answer_in_json_is_read()
    {
        var answer = await CallAsync(Get("/json"));
        Assert.Null(answer.Failure);
        Assert.Equal(200, answer.Value.Map!["status"].Number);
        Assert.Equal("avaliação", answer.Value.Map["body"].Map!["nome"].Text);
    }

    [Fact]
    public async Task An_answer_in_text_stays_text() => Assert.Equal("{not json", (await CallAsync(Get("/text"))).Value.Map!["body"].Text);

    [Fact]
    public async Task A_status_is_an_answer() => Assert.Equal(404, (await CallAsync(Get("/nowhere"))).Value.Map!["status"].Number);

    [Fact]
    public async Task A_post_carries_body_headers_and_an_idempotency_key()
    {
        var headers = new ValueMap { { "X-Api-Key", Value.Of("segredo") }, { "Host", Value.Of("evil.example") }, { "X-Split", Value.Of("a\r\nX-Evil: 1") } };
        await CallAsync(new HttpCall("POST", Address + "/json", headers, "{\"a\":1}", TimeSpan.FromSeconds(5)));
        var (method, _, sent, body) = Assert.Single(requests);
        Assert.Equal(("POST", "{\"a\":1}"), (method, body));
        Assert.Equal("segredo", sent["X-Api-Key"]);
        Assert.Equal(new Uri(Address).Authority, sent.Host);
        Assert.True(sent.ContainsKey("Idempotency-Key"));
        Assert.False(sent.ContainsKey("X-Split") || sent.ContainsKey("X-Evil"));
        Assert.StartsWith("application/json", sent.ContentType.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_get_carries_no_idempotency_key()
    {
        await CallAsync(Get("/json"));
        Assert.False(Assert.Single(requests).Headers.ContainsKey("Idempotency-Key"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/json")]
    [InlineData("http://localhost:{0}/json")]
    [InlineData("http://[::1]:{0}/json")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/json")]
    [InlineData("http://2130706433:{0}/json")]
    [InlineData("http://0.0.0.0:{0}/json")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("ftp://example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//example.com")]
    [InlineData("")]
    public async Task What_only_this_machine_can_reach_is_refused(string url)
    {
        var answer = await CallAsync(new HttpCall("GET", string.Format(null, url, new Uri(Address).Port), [], null, TimeSpan.FromSeconds(5)), new HttpCallOptions());
        Assert.Equal("http:refused", answer.Failure);
        Assert.Empty(requests);
    }

    [Fact]
    public async Task A_redirect_is_followed_and_keys_stay_where_they_belong()
    {
        var headers = new ValueMap { { "Authorization", Value.Of("Bearer segredo") } };
        var answer = await CallAsync(new HttpCall("POST", Address + "/to-json", headers, "{}", TimeSpan.FromSeconds(5)));
        Assert.Equal(200, answer.Value.Map!["status"].Number);
        Assert.Equal(["POST /to-json", "GET /json"], requests.Select(request => $"{request.Method} {request.Path}"));
        Assert.All(requests, request => Assert.True(request.Headers.ContainsKey("Authorization")));

        requests.Clear();
        var port = new Uri(Address).Port;
        var other = Options($"127.0.0.1:{port}", $"localhost:{port}");
        await CallAsync(new HttpCall("GET", Address + "/to-other-name", headers, null, TimeSpan.FromSeconds(5)), other);
        Assert.Equal("/json", requests[^1].Path);
        Assert.False(requests[^1].Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData("/to-private", "http:refused")]
    [InlineData("/to-file", "http:refused")]
    [InlineData("/round", "http:too-many-redirects")]
    [InlineData("/large", "http:too-large")]
    [InlineData("/bomb", "http:too-large")]
    [InlineData("/cut", "http:unreachable")]
    public async Task A_bad_answer_is_a_failure(string path, string failure) => Assert.Equal(failure, (await CallAsync(Get(path))).Failure);

    [Fact]
    public async Task A_slow_answer_is_given_up()
    {
        Assert.Equal("http:timeout", (await CallAsync(Get("/slow") with { Timeout = TimeSpan.FromMilliseconds(300) })).Failure);
        Assert.Equal("http:timeout", (await CallAsync(Get("/drip") with { Timeout = TimeSpan.FromMilliseconds(300) })).Failure);
    }

    [Fact]
    public async Task Nobody_listening_is_a_failure() =>
        Assert.Equal("http:unreachable", (await CallAsync(new HttpCall("GET", "http://127.0.0.1:1/", [], null, TimeSpan.FromSeconds(5)), Options("127.0.0.1:1"))).Failure);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("200.147.3.157", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("100.64.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001:0:a00:1::", false)]
    public void Addresses_of_the_internet_are_known(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    private HttpCall Get(string path) => new("GET", Address + path, [], null, TimeSpan.FromSeconds(10));

    private async Task<CallAnswer> CallAsync(HttpCall call, HttpCallOptions? options = null)
    {
        using var caller = new HttpCaller(Microsoft.Extensions.Options.Options.Create(options ?? Options(new Uri(Address).Authority)), TimeProvider.System);
        return await caller.AnswerAsync(call, TestContext.Current.CancellationToken);
    }

    private static HttpCallOptions Options(params string[] privateHosts)
    {
        var options = new HttpCallOptions { MaxBytes = 10_000, MaxRedirects = 3 };
        foreach (var host in privateHosts)
        {
            options.PrivateHosts.Add(host);
        }

        return options;
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        requests.Add((context.Request.Method, context.Request.Path, new HeaderDictionary(context.Request.Headers.ToDictionary()), await reader.ReadToEndAsync()));
        var response = context.Response;
        switch (context.Request.Path.Value)
        {
            case "/json":
                response.ContentType = "application/json";
                await response.WriteAsync("{\"nome\": \"avaliação\"}");
                break;
            case "/text":
                response.ContentType = "text/plain";
                await response.WriteAsync("{not json");
                break;
            case "/to-json":
                Redirect(response, "/json");
                break;
            case "/to-other-name":
                Redirect(response, $"http://localhost:{context.Request.Host.Port}/json");
                break;
            case "/to-private":
                Redirect(response, "http://127.0.0.2/json");
                break;
            case "/to-file":
                Redirect(response, "file:///etc/passwd");
                break;
            case "/round":
                Redirect(response, "/round");
                break;
            case "/large":
                await response.WriteAsync(new string('x', 20_000));
                break;
            case "/bomb":
                response.Headers.ContentEncoding = "gzip";
                await response.Body.WriteAsync(Bomb());
                break;
            case "/cut":
                response.ContentLength = 100;
                await response.WriteAsync("x");
                context.Abort();
                break;
            case "/slow":
                await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case "/drip":
                await response.WriteAsync("x");
                await response.Body.FlushAsync();
                goto case "/slow";
            default:
                response.StatusCode = 404;
                break;
        }
    }

    private static void Redirect(HttpResponse response, string to)
    {
        response.StatusCode = 302;
        response.Headers.Location = to;
    }

    private static byte[] Bomb()
    {
        using var small = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(small, System.IO.Compression.CompressionLevel.SmallestSize))
        {
            gzip.Write(new byte[5_000_000]);
        }

        return small.ToArray();
    }
}
