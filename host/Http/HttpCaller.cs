using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using Porfin.Activities.Http;
using Porfin.Expressions;

namespace Porfin.Host.Http;

/// <summary>Answers the HTTP calls of flows: only http and https, only public addresses, bounded in time, size and redirects.</summary>
public sealed class HttpCaller(IOptions<HttpCallOptions> options, TimeProvider time) : IDisposable
{
    private readonly HttpCallOptions options = options.Value;
    private readonly HttpClient client = PublicConnections.Client(options.Value);

    /// <summary>Makes the request and reads the answer. Never throws for what the other side does.</summary>
    public async ValueTask<CallAnswer> AnswerAsync(HttpCall call, CancellationToken cancellation)
    {
        using var clock = new CancellationTokenSource(call.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellation);
        try
        {
            return await FollowAsync(call, both.Token);
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return Failed("http:timeout", $"No answer within {call.Timeout.TotalSeconds:0.#} seconds.");
        }
        catch (HttpRequestException e) when (e.InnerException is RefusedAddressException refused)
        {
            return Failed("http:refused", refused.Message);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Failed("http:unreachable", e.Message);
        }
    }

    /// <summary>Answers any call of a flow; those that are not HTTP fail with a code that the flow can act on.</summary>
    public ValueTask<CallAnswer> AnswerCallAsync(Call call, CancellationToken cancellation) => call is HttpCall request
        ? AnswerAsync(request, cancellation)
        : ValueTask.FromResult(Failed("call:unavailable", $"Nothing answers {call.GetType().Name} on this host."));

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    private async Task<CallAnswer> FollowAsync(HttpCall call, CancellationToken cancellation)
    {
        if (!HttpRequests.TryAddress(call.Url, out var address))
        {
            return Failed("http:refused", "The address must begin with https:// or http://.");
        }

        for (var redirects = 0; ; redirects++)
        {
            using var request = HttpRequests.Of(call, address);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.Headers.Location is not { } location || !IsRedirect(response.StatusCode))
            {
                return await ReadAsync(response, cancellation);
            }

            if (redirects == options.MaxRedirects)
            {
                return Failed("http:too-many-redirects", $"The address redirects more than {options.MaxRedirects} times.");
            }

            var next = new Uri(address, location);
            if (!HttpRequests.TryAddress(next.OriginalString, out next) || (address.Scheme == "https" && next.Scheme == "http"))
            {
                return Failed("http:refused", "The address redirects to one that is not safe.");
            }

            call = Redirected(call, response.StatusCode, HttpRequests.IsSameOrigin(address, next));
            address = next;
        }
    }

    /// <summary>Keys in headers stay with the origin for which they were meant; a request that was answered by "see there" becomes a GET.</summary>
    private static HttpCall Redirected(HttpCall call, HttpStatusCode status, bool isSameOrigin)
    {
        var keeps = status is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect || call.Method is "GET" or "HEAD";
        return call with { Headers = isSameOrigin ? call.Headers : [], Method = keeps ? call.Method : "GET", Body = keeps ? call.Body : null };
    }

    private async Task<CallAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var content = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[options.MaxBytes + 1];
        var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return length > options.MaxBytes
            ? Failed("http:too-large", $"The answer has more than {options.MaxBytes >> 10} KB.")
            : new(Value.Of(new ValueMap { { "status", Value.Of((int)response.StatusCode) }, { "headers", Headers(response) }, { "body", Body(response, buffer.AsSpan(0, length)) } }));
    }

    /// <summary>The headers, but for cookies: those are keys.</summary>
    private static Value Headers(HttpResponseMessage response)
    {
        var headers = new ValueMap();
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !header.Key.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase)))
        {
            headers[name.ToLowerInvariant()] = Value.Of(string.Join(", ", values));
        }

        return Value.Of(headers);
    }

    private static Value Body(HttpResponseMessage response, ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) is not true)
        {
            return Value.Of(text);
        }

        try
        {
            return ValueJson.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return Value.Of(text);
        }
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static CallAnswer Failed(string code, string detail) => new(default, code, detail);
}
