using System.Text.Json;

namespace Porfin.Host.Whatsapp;

/// <summary>Reads one status of a webhook.</summary>
internal static class CloudStatus
{
    public static InboundEvent Read(JsonElement status)
    {
        if (status.IdAt("id"u8) is not { } wamid)
        {
            return Odd("no-id");
        }

        // A payment's status and a group's have the same words, but tell nothing of one message to one person.
        if (status.TextAt("type"u8) == "payment")
        {
            return Odd("payment");
        }

        if (status.TextAt("recipient_type"u8) == "group" || status.At("recipient_participant_id"u8).ValueKind == JsonValueKind.String)
        {
            return Odd("group");
        }

        return RankOf(status.TextAt("status"u8, 40)) is { } rank ? Status(status, wamid, rank) : Odd(status.TextAt("status"u8, 40) ?? "none");
    }

    private static InboundStatus Status(JsonElement status, string wamid, DeliveryStatus rank)
    {
        var error = status.ItemsAt("errors"u8).FirstOrDefault();
        var pricing = status.At("pricing"u8);
        return new InboundStatus(wamid, rank, status.SecondsAt("timestamp"u8))
        {
            Recipient = status.IdAt("recipient_id"u8) ?? status.IdAt("recipient_user_id"u8),
            ErrorCode = error.TextAt("code"u8, 12),
            ErrorTitle = error.TextAt("title"u8) ?? error.TextAt("message"u8),
            OpaqueData = status.IdAt("biz_opaque_callback_data"u8),
            PricingType = pricing.TextAt("type"u8, 60),
            PricingCategory = pricing.TextAt("category"u8, 60),
        };
    }

    private static DeliveryStatus? RankOf(string? name) => name switch
    {
        "sent" => DeliveryStatus.Sent,
        "delivered" => DeliveryStatus.Delivered,
        "read" => DeliveryStatus.Read,
        "played" => DeliveryStatus.Played,
        "failed" => DeliveryStatus.Failed,
        _ => null,
    };

    private static NotUnderstood Odd(string what) => new("messages", "status:" + what);
}
