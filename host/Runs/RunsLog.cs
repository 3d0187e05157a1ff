namespace Porfin.Host.Runs;

internal static partial class RunsLog
{
    [LoggerMessage(4202, LogLevel.Warning, "Runs could not be read; trying again.")]
    public static partial void RunsUnreadable(this ILogger logger, Exception reason);

    [LoggerMessage(4203, LogLevel.Warning, "The turn of run {Run} could not be run or stored; trying again.")]
    public static partial void RunFailed(this ILogger logger, Guid run, Exception reason);
}
