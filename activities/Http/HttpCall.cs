using System.Text.Json;
using Porfin.Expressions;

namespace Porfin.Activities.Http;

/// <summary>
/// A request to a web address. The answer's value is a map: <c>status</c> (a number), <c>headers</c> (a map with names in small letters) and <c>body</c> (read from JSON where it is JSON, else a text).
/// Failures: <c>http:refused</c>, <c>http:timeout</c>, <c>http:unreachable</c>, <c>http:too-large</c>, <c>http:too-many-redirects</c>.
/// </summary>
/// <param name="Method">GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS.</param>
/// <param name="Url">The address.</param>
/// <param name="Headers">Further headers, by name.</param>
/// <param name="Body">The body as text; null for none.</param>
/// <param name="Timeout">How long the whole exchange may take.</param>
public sealed record HttpCall(string Method, string Url, ValueMap Headers, string? Body, TimeSpan Timeout) : Call
{
    /// <summary>What the body is.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <inheritdoc />
    public override void WriteFields(Utf8JsonWriter writer)
    {
        // Neither headers nor the query: keys and tokens live there.
        writer.WriteString("method", Method);
        writer.WriteString("url", Uri.TryCreate(Url, UriKind.Absolute, out var address) ? address.GetLeftPart(UriPartial.Path) : "");
    }
}
