using System.Text;
using System.Text.Json;
using Porfin.Expressions;

namespace Porfin.Host.Runs;

/// <summary>Reads the body of a request to a flow: JSON and forms as values, the rest as text.</summary>
internal static class RequestBody
{
    /// <summary>The body; or why the request is refused.</summary>
    public static async Task<(Value Body, IResult? Refused, bool IsTooLarge)> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellation)
    {
        if (request.ContentLength > maxBytes)
        {
            return (default, Results.StatusCode(StatusCodes.Status413PayloadTooLarge), true);
        }

        if (request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) is true)
        {
            return (default, Results.Problem("Files are not taken here. Send JSON, a form, or a text.", statusCode: StatusCodes.Status415UnsupportedMediaType), false);
        }

        var buffer = new byte[maxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        if (length > maxBytes)
        {
            return (default, Results.StatusCode(StatusCodes.Status413PayloadTooLarge), true);
        }

        var text = Encoding.UTF8.GetString(buffer, 0, length);
        if (length == 0)
        {
            return default;
        }

        if (request.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) is true)
        {
            try
            {
                return (ValueJson.Parse(text), null, false);
            }
            catch (JsonException e)
            {
                return (default, Results.Problem($"The body is not JSON: {e.Message}", statusCode: StatusCodes.Status400BadRequest), false);
            }
        }

        return (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is true ? Form(text) : Value.Of(text), null, false);
    }

    private static Value Form(string text)
    {
        var form = new ValueMap();
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)))
        {
            form[Uri.UnescapeDataString(pair[0].Replace('+', ' '))] = Value.Of(pair.Length > 1 ? Uri.UnescapeDataString(pair[1].Replace('+', ' ')) : "");
        }

        return Value.Of(form);
    }
}
