namespace Porfin.Host.Outbox;

internal static partial class OutboxLog
{
    [LoggerMessage(3001, LogLevel.Warning, "{Count} marks of messages could not be stored; trying again.")]
    public static partial void MarksNotStored(this ILogger logger, int count, Exception reason);

    [LoggerMessage(3002, LogLevel.Error, "The database refuses a mark of a message.")]
    public static partial void MarkRefused(this ILogger logger, Exception reason);

    [LoggerMessage(3003, LogLevel.Error, "Account {AccountId} cannot send ({Code}); it rests for {Pause}.")]
    public static partial void AccountStopped(this ILogger logger, Guid accountId, string code, TimeSpan pause);

    [LoggerMessage(3007, LogLevel.Warning, "The channel of account {AccountId} cannot be reached ({Code}); tried again in {Pause}.")]
    public static partial void ChannelUnavailable(this ILogger logger, Guid accountId, string code, TimeSpan pause);

    [LoggerMessage(3004, LogLevel.Warning, "Message {MessageId} was set aside ({Code}).")]
    public static partial void MessageDead(this ILogger logger, long messageId, string code);

    [LoggerMessage(3005, LogLevel.Error, "Sending message {MessageId} threw; it is doubtful now.")]
    public static partial void SendThrew(this ILogger logger, long messageId, Exception reason);

    [LoggerMessage(3006, LogLevel.Warning, "The outbox could not be read; trying again.")]
    public static partial void OutboxUnreadable(this ILogger logger, Exception reason);
}
