namespace Porfin.Host.Designer;

internal static partial class Log
{
    [LoggerMessage(6101, LogLevel.Error, "What journals tell of the flows' lives could not be counted; it is tried again.")]
    public static partial void TrafficUncounted(this ILogger log, Exception failure);
}
