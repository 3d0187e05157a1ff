using System.Text.Json;

namespace Porfin.Host.Whatsapp;

/// <summary>The contacts beside the messages of a change: who the senders are. Usually there is one.</summary>
internal sealed class CloudContacts
{
    private readonly JsonElement only;
    private readonly Dictionary<string, JsonElement>? byId;

    public CloudContacts(JsonElement contacts)
    {
        var count = contacts.ValueKind == JsonValueKind.Array ? contacts.GetArrayLength() : 0;
        if (count == 1)
        {
            only = contacts[0];
        }
        else if (count > 1)
        {
            byId = Index(contacts);
        }
    }

    /// <summary>The sender's contact; undefined when it is not there.</summary>
    public JsonElement Of(JsonElement message)
    {
        if (byId is null)
        {
            return only;
        }

        var from = message.TextAt("from"u8);
        return (from is not null && byId.TryGetValue(from, out var contact))
            || (message.TextAt("from_user_id"u8) is { } userId && byId.TryGetValue(userId, out contact)) ? contact : default;
    }

    private static Dictionary<string, JsonElement> Index(JsonElement contacts)
    {
        var index = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var contact in contacts.EnumerateArray())
        {
            if (contact.TextAt("wa_id"u8) is { } phone)
            {
                index.TryAdd(phone, contact);
            }

            if (contact.TextAt("user_id"u8) is { } userId)
            {
                index.TryAdd(userId, contact);
            }
        }

        return index;
    }
}
