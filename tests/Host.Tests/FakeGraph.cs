using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Porfin.Host.Tests;

/// <summary>
/// A Graph API that takes messages on a free port, remembers each that it accepted in order, and fails as it is told. <see cref="Answer"/> is asked before each
/// answer and may be changed at any time; by default everything is accepted.
/// </summary>
public sealed class FakeGraph : IAsyncDisposable
{
    private readonly ConcurrentQueue<GraphMessage> accepted = new();
    private readonly WebApplication app;
    private int requests;
    private int wamids;

    private FakeGraph(WebApplication app) => this.app = app;

    /// <summary>What <c>WhatsappOptions.GraphBaseUrl</c> must be; ends without a slash.</summary>
    public string BaseUrl => app.Urls.Single() + "/v26.0";

    /// <summary>Decides what becomes of a message.</summary>
    public Func<GraphMessage, GraphAnswer> Answer { get; set; } = _ => GraphAnswer.Accept;

    /// <summary>Every accepted message, in order of acceptance: also those whose answer was lost on purpose.</summary>
    public IReadOnlyList<GraphMessage> Accepted => [.. accepted];

    /// <summary>How many requests came, accepted or not.</summary>
    public int Requests => requests;

    /// <summary>How often each idempotency key was accepted.</summary>
    public IReadOnlyDictionary<string, int> CountsByKey => accepted.GroupBy(message => message.Key ?? "").ToDictionary(group => group.Key, group => group.Count());

    /// <summary>Starts one.</summary>
    /// <param name="port">0 takes a free one.</param>
    public static async Task<FakeGraph> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1));
        var app = builder.Build();
        var graph = new FakeGraph(app);
        app.MapPost("/{version}/{phoneNumberId}/messages", graph.TakeAsync);
        await app.StartAsync();
        return graph;
    }

    /// <summary>Waits until so many messages were accepted.</summary>
    /// <exception cref="TimeoutException">They did not come within the patience (10 s unless told).</exception>
    public async Task<IReadOnlyList<GraphMessage>> WaitForAsync(int count, TimeSpan? patience = null)
    {
        var limit = patience ?? TimeSpan.FromSeconds(10);
        var begin = TimeProvider.System.GetTimestamp();
        while (accepted.Count < count)
        {
            if (TimeProvider.System.GetElapsedTime(begin) > limit)
            {
                throw new TimeoutException($"{accepted.Count} of {count} messages came within {limit}.");
            }

            await Task.Delay(5);
        }

        return Accepted;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http, string phoneNumberId)
    {
        Interlocked.Increment(ref requests);
        using var document = await JsonDocument.ParseAsync(http.Request.Body);
        var message = GraphMessage.Of(phoneNumberId, http.Request.Headers.Authorization.ToString(), document.RootElement.Clone(), Interlocked.Increment(ref wamids));
        if (GraphRules.Violation(message) is { } wrong)
        {
            await FailAsync(http, 400, wrong.Code, wrong.Details);
            return;
        }

        var answer = Answer(message);
        await Task.Delay(answer.Delay);
        if (answer.IsAccepted)
        {
            accepted.Enqueue(message);
        }

        await (answer switch
        {
            { IsDropped: true } => Task.Run(http.Abort),
            { ErrorCode: { } code } => FailAsync(http, GraphRules.HttpStatusOf(code), code, "As the test wished."),
            { HttpStatus: { } status } => PlainAsync(http, status, answer.RetryAfter),
            _ => AcceptAsync(http, message),
        });
    }

    private static Task AcceptAsync(HttpContext http, GraphMessage message) => http.Response.WriteAsJsonAsync(new
    {
        messaging_product = "whatsapp",
        contacts = new[] { new { input = message.To, wa_id = message.To.TrimStart('+') } },
        messages = new[] { new { id = message.Wamid } },
    });

    private static Task FailAsync(HttpContext http, int status, int code, string details)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new
        {
            error = new
            {
                message = "(#" + code.ToString(CultureInfo.InvariantCulture) + ") Fake error",
                type = "OAuthException",
                code,
                error_data = new { messaging_product = "whatsapp", details },
                fbtrace_id = "fake",
            },
        });
    }

    private static Task PlainAsync(HttpContext http, int status, TimeSpan? retryAfter)
    {
        http.Response.StatusCode = status;
        if (retryAfter is { } delay)
        {
            http.Response.Headers.RetryAfter = delay.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        }

        return http.Response.WriteAsync("<html>upstream</html>");
    }
}
