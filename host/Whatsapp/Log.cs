namespace Porfin.Host.Whatsapp;

internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Warning, "A webhook held {Count} events of numbers that are not ours, or not signed with their own secret; they were left out.")]
    public static partial void EventsWithoutAccount(this ILogger logger, int count);

    [LoggerMessage(4002, LogLevel.Error, "A webhook could not be stored; WhatsApp will repeat it.")]
    public static partial void WebhookNotStored(this ILogger logger, Exception failure);
}
