namespace Porfin.Host.Pages;

internal static partial class Log
{
    [LoggerMessage(6001, LogLevel.Error, "A page could not read from the database.")]
    public static partial void CouldNotRead(this ILogger log, Exception failure);
}
