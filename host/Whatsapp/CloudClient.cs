using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Porfin.Activities.Messages;
using Porfin.Host.Accounts;

namespace Porfin.Host.Whatsapp;

/// <summary>Sends messages through the Cloud API. Holds no rate and retries nothing: the dispatcher does.</summary>
public sealed class CloudClient : IDisposable
{
    private const int LongestAnswer = 64 * 1024;
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpMessageInvoker http;
    private readonly WhatsappOptions options;
    private readonly string baseUrl;

    public CloudClient(IOptions<WhatsappOptions> options)
    {
        this.options = options.Value;
        baseUrl = this.options.GraphBaseUrl.TrimEnd('/');
        http = new HttpMessageInvoker(Connections(this.options));
    }

    /// <summary>Sends one message. Never throws for what the network or the Graph API did; a send that is cancelled under way is <see cref="FailureClass.Unknown"/>.</summary>
    /// <param name="account">From which number.</param>
    /// <param name="to">Phone digits, or a business-scoped user id.</param>
    /// <param name="content">One that fits: see <see cref="CloudContent.Fit(MessageContent)"/>. Another is refused without asking the Graph API.</param>
    /// <param name="idempotencyKey">At most 512 characters; the statuses of the message bring it back.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="OperationCanceledException">It was cancelled before anything was sent.</exception>
    public async Task<SendResult> SendAsync(Account account, string to, MessageContent content, string idempotencyKey, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (CloudContent.ProblemOf(content) is { } problem)
        {
            return new Failed(FailureClass.Permanent, problem, "WhatsApp has no message for this content.");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(options.SendTimeoutSeconds));
        try
        {
            using var request = Request(account, CloudBody.Write(to, content, idempotencyKey));
            using var response = await http.SendAsync(request, patience.Token);
            await response.Content.LoadIntoBufferAsync(LongestAnswer, patience.Token);
            var answer = await response.Content.ReadAsByteArrayAsync(patience.Token);
            return CloudAnswer.Read((int)response.StatusCode, answer, response.Headers.RetryAfter?.Delta);
        }
        catch (HttpRequestException failure)
        {
            return FailureOf(failure);
        }
        catch (OperationCanceledException)
        {
            return patience.IsCancellationRequested
                ? new Failed(FailureClass.Unknown, "net:timeout", "No answer came in time.")
                : new Failed(FailureClass.Unavailable, "net:connect-timeout", "No connection was made in time.");
        }
        catch (IOException)
        {
            return new Failed(FailureClass.Unknown, "net:broken", "The connection broke before the answer had come.");
        }
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(Account account, ReadOnlyMemory<byte> body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{baseUrl}/{Uri.EscapeDataString(account.PhoneNumberId)}/messages")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = new ReadOnlyMemoryContent(body),
        };
        request.Content.Headers.ContentType = Json;
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + account.Token);
        return request;
    }

    // Only what failed before a connection stood is surely not sent.
    private static Failed FailureOf(HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => new(FailureClass.Unavailable, "net:name", "The Graph API's name was not found."),
        HttpRequestError.ConnectionError => new(FailureClass.Unavailable, "net:refused", "No connection to the Graph API could be made."),
        HttpRequestError.SecureConnectionError => new(FailureClass.Unavailable, "net:tls", "No secure connection to the Graph API could be made."),
        _ => new(FailureClass.Unknown, "net:broken", "The connection broke before the answer had come."),
    };

    private static SocketsHttpHandler Connections(WhatsappOptions options) => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null, // our trace ids are nobody else's business
        EnableMultipleHttp2Connections = true,
        MaxConnectionsPerServer = options.MostConnections,
        ConnectTimeout = TimeSpan.FromSeconds(options.ConnectTimeoutSeconds),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // so that a change of DNS is noticed
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
    };
}
