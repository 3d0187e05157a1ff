namespace Porfin.Host.Conversations;

internal static partial class ConversationsLog
{
    [LoggerMessage(2001, LogLevel.Error, "A turn of conversation {ConversationId} failed (try {Try}).")]
    public static partial void TurnFailed(this ILogger logger, Guid conversationId, int @try, Exception reason);

    [LoggerMessage(2002, LogLevel.Warning, "The database broke off while {Count} turns were stored; whether they were will show.")]
    public static partial void CommitUnknown(this ILogger logger, int count, Exception reason);

    [LoggerMessage(2003, LogLevel.Warning, "Waiting instances could not be read; trying again.")]
    public static partial void InstancesUnreadable(this ILogger logger, Exception reason);
}
