using System.Globalization;
using System.Text.Json;

namespace Porfin.Host.Whatsapp;

/// <summary>Reads what the Graph API answered to a sending.</summary>
internal static class CloudAnswer
{
    private const int LongestText = 300;

    public static SendResult Read(int httpStatus, ReadOnlyMemory<byte> body, TimeSpan? retryAfter)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (httpStatus is >= 200 and < 300 && document.RootElement.ItemsAt("messages"u8).FirstOrDefault().IdAt("id"u8) is { } wamid)
            {
                return new Sent(wamid);
            }

            return Refusal(httpStatus, document.RootElement.At("error"u8), retryAfter);
        }
        catch (JsonException)
        {
            return Refusal(httpStatus, default, retryAfter);
        }
    }

    private static Failed Refusal(int httpStatus, JsonElement error, TimeSpan? retryAfter)
    {
        if (!int.TryParse(error.TextAt("code"u8, 12), NumberStyles.Integer, CultureInfo.InvariantCulture, out var code))
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"http:{httpStatus}");
            return new Failed(ErrorCodes.ClassOfHttp(httpStatus), text, "The answer was not the Graph API's.") { RetryAfter = retryAfter };
        }

        var details = error.At("error_data"u8).TextAt("details"u8);
        var reason = TextPieces.Cut(string.Join(": ", new[] { error.TextAt("message"u8), details }.Where(part => !string.IsNullOrWhiteSpace(part))), LongestText);
        return new Failed(ErrorCodes.ClassOf(code, httpStatus), ErrorCodes.Text(code), reason) { RetryAfter = retryAfter };
    }
}
