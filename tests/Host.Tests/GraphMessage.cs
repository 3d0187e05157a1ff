using System.Globalization;
using System.Text.Json;

namespace Porfin.Host.Tests;

/// <summary>A message as the fake Graph API saw it.</summary>
/// <param name="PhoneNumberId">From the path.</param>
/// <param name="To">The phone with its plus, or the business-scoped user id.</param>
/// <param name="Text">The text, or the text above the options.</param>
/// <param name="Key">The idempotency key: biz_opaque_callback_data.</param>
/// <param name="Token">What followed "Bearer".</param>
/// <param name="Wamid">The id that it gets when it is accepted.</param>
/// <param name="Body">All of it.</param>
public sealed record GraphMessage(string PhoneNumberId, string To, string Text, string? Key, string Token, string Wamid, JsonElement Body)
{
    /// <summary>The ids of its options, in order; empty for a text.</summary>
    public IReadOnlyList<string> ChoiceIds => Body.TryGetProperty("interactive", out var interactive)
        ? [.. GraphRules.Rows(interactive).Select(row => row.GetProperty("id").GetString()!)]
        : [];

    internal static GraphMessage Of(string phoneNumberId, string authorization, JsonElement body, int number) => new(
        phoneNumberId,
        TextAt(body, "to") ?? TextAt(body, "recipient") ?? "",
        TextAt(body, "text", "body") ?? TextAt(body, "interactive", "body", "text") ?? "",
        TextAt(body, "biz_opaque_callback_data"),
        authorization.StartsWith("Bearer ", StringComparison.Ordinal) ? authorization[7..] : "",
        "wamid.FAKE" + number.ToString("D6", CultureInfo.InvariantCulture),
        body);

    private static string? TextAt(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}

/// <summary>What the fake Graph API does with a message.</summary>
public sealed record GraphAnswer
{
    /// <summary>Takes it.</summary>
    public static readonly GraphAnswer Accept = new() { IsAccepted = true };

    /// <summary>Takes it, but the connection breaks before the answer: the sender cannot know.</summary>
    public static readonly GraphAnswer AcceptAndDrop = new() { IsAccepted = true, IsDropped = true };

    /// <summary>The connection breaks, and nothing was taken: the sender cannot know either.</summary>
    public static readonly GraphAnswer Drop = new() { IsDropped = true };

    public bool IsAccepted { get; init; }

    public bool IsDropped { get; init; }

    /// <summary>Waits before anything else.</summary>
    public TimeSpan Delay { get; init; }

    public int? ErrorCode { get; private init; }

    public int? HttpStatus { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Refuses with one of Meta's codes, under the HTTP status that Meta uses for it.</summary>
    public static GraphAnswer Fail(int code) => new() { ErrorCode = code };

    /// <summary>Answers with a bare HTTP status, as a proxy would.</summary>
    public static GraphAnswer Http(int status, TimeSpan? retryAfter = null) => new() { HttpStatus = status, RetryAfter = retryAfter };

    /// <summary>Takes it, but slowly.</summary>
    public static GraphAnswer AcceptAfter(TimeSpan delay) => Accept with { Delay = delay };
}
