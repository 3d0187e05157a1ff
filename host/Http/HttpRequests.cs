using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text;
using Porfin.Activities.Http;

namespace Porfin.Host.Http;

/// <summary>Calls of flows as HTTP requests.</summary>
internal static class HttpRequests
{
    // These belong to the connection, not to the author of a flow.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Content-Length", "Transfer-Encoding", "Expect", "Upgrade", "Trailer", "TE", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "Idempotency-Key",
    };

    /// <summary>The address, when it is one of the web.</summary>
    public static bool TryAddress(string url, [MaybeNullWhen(false)] out Uri address) =>
        Uri.TryCreate(url, UriKind.Absolute, out address) && address.Scheme is "http" or "https" && address.Host.Length > 0;

    /// <summary>True when headers meant for one address may be sent to the other.</summary>
    public static bool IsSameOrigin(Uri one, Uri other) => one.Scheme == other.Scheme && one.Port == other.Port && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>The request.</summary>
    public static HttpRequestMessage Of(HttpCall call, Uri address)
    {
        var request = new HttpRequestMessage(new HttpMethod(call.Method), address);
        if (call.Body is not null && call.Method is not ("GET" or "HEAD"))
        {
            request.Content = new StringContent(call.Body, Encoding.UTF8, MediaTypeHeaderValue.TryParse(call.ContentType, out var type) ? type.MediaType! : "application/json");
        }

        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/*;q=0.8");
        request.Headers.TryAddWithoutValidation("User-Agent", "Porfin");
        if (call.Method is not ("GET" or "HEAD" or "OPTIONS"))
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", call.IdempotencyKey);
        }

        foreach (var (name, value) in call.Headers)
        {
            Add(request, name, value.List is { } several ? string.Join(", ", several.Select(one => one.ToText())) : value.ToText());
        }

        return request;
    }

    private static void Add(HttpRequestMessage request, string name, string value)
    {
        if (Reserved.Contains(name) || value.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            return;
        }

        request.Headers.Remove(name);
        if (!request.Headers.TryAddWithoutValidation(name, value) && request.Content is { } content)
        {
            content.Headers.Remove(name);
            content.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
