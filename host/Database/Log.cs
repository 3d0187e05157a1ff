namespace Porfin.Host.Database;

internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Information, "Applied migration {Name}.")]
    public static partial void MigrationApplied(this ILogger logger, string name);
}
