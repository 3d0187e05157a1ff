using System.Text.Json;

namespace Porfin.Host.Conversations;

/// <summary>One message as people see it.</summary>
/// <param name="Id">Rises with time within a conversation.</param>
/// <param name="IsOurs">True when the business said it, false when the customer did.</param>
/// <param name="Kind">text, choices, image, audio …</param>
/// <param name="Text">What it says: text, caption or title of the tapped option; empty when there is none.</param>
/// <param name="Choices">The titles of the options that it offers.</param>
/// <param name="Status">queued, sent, delivered, read, played, failed for ours; anything for the customer's.</param>
/// <param name="At">When.</param>
public sealed record ConversationMessage(
    long Id, bool IsOurs, string Kind, string Text, IReadOnlyList<string> Choices, string Status, DateTimeOffset At)
{
    /// <summary>Reads a stored content; what it does not know it leaves empty, since a page must show every conversation.</summary>
    public static ConversationMessage Read(long id, string direction, string kind, string content, string status, DateTimeOffset at)
    {
        using var document = JsonDocument.Parse(content);
        var root = document.RootElement;
        return new ConversationMessage(id, direction == "out", kind, TextOf(root), ChoicesOf(root), status, at);
    }

    private static string TextOf(JsonElement content)
    {
        foreach (var name in (ReadOnlySpan<string>)["body", "text", "caption"])
        {
            if (content.ValueKind == JsonValueKind.Object && content.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } said)
            {
                return said;
            }
        }

        return content.ValueKind == JsonValueKind.Object && content.TryGetProperty("details", out var details) ? NameIn(details) : "";
    }

    /// <summary>What a message without words is about: the name of a file, or of the people whose contact was sent.</summary>
    private static string NameIn(JsonElement details)
    {
        if (details.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        return details.TryGetProperty("contacts", out var contacts) && contacts.ValueKind == JsonValueKind.Array
            ? string.Join(", ", contacts.EnumerateArray().Select(NameOf).Where(name => name.Length > 0))
            : TextAt(details, "filename");
    }

    private static string NameOf(JsonElement contact) =>
        contact.ValueKind == JsonValueKind.Object && contact.TryGetProperty("name", out var name) ? TextAt(name, "formatted_name") : "";

    private static string TextAt(JsonElement found, string key) =>
        found.ValueKind == JsonValueKind.Object && found.TryGetProperty(key, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static List<string> ChoicesOf(JsonElement content) =>
        content.ValueKind == JsonValueKind.Object && content.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array
            ? [.. choices.EnumerateArray().Where(choice => choice.TryGetProperty("title", out _)).Select(choice => choice.GetProperty("title").GetString() ?? "")]
            : [];
}
