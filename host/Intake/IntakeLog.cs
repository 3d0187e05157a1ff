namespace Porfin.Host.Intake;

internal static partial class IntakeLog
{
    [LoggerMessage(1001, LogLevel.Error, "{Count} webhooks could not be stored; their senders are told to come again.")]
    public static partial void NotStored(this ILogger logger, int count, Exception reason);

    [LoggerMessage(1002, LogLevel.Warning, "The inbox could not be read; trying again.")]
    public static partial void InboxUnreadable(this ILogger logger, Exception reason);
}
