namespace Porfin.Host.Timers;

internal static partial class TimersLog
{
    [LoggerMessage(4201, LogLevel.Warning, "Timers could not be read; trying again.")]
    public static partial void TimersUnreadable(this ILogger logger, Exception reason);
}
