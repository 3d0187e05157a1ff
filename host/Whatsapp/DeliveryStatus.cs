namespace Porfin.Host.Whatsapp;

/// <summary>
/// How far a message of ours came. Webhooks come in any order and more than once; the status of a message is the greatest that was ever heard, so that any order
/// ends in the same place. Failed stands between sent and delivered: it cannot undo a delivery, and a delivery shows that it had not failed after all.
/// </summary>
public enum DeliveryStatus
{
    /// <summary>Waits with us.</summary>
    Queued = 0,

    /// <summary>WhatsApp took it.</summary>
    Sent = 1,

    /// <summary>WhatsApp gave it up.</summary>
    Failed = 2,

    /// <summary>On the customer's phone.</summary>
    Delivered = 3,

    /// <summary>The customer saw it.</summary>
    Read = 4,

    /// <summary>The customer listened to it.</summary>
    Played = 5,
}
