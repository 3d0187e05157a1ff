namespace Porfin.Host.Accounts;

internal static partial class Log
{
    [LoggerMessage(4101, LogLevel.Error, "The secrets of account {Account} cannot be opened: its messages are refused until they are entered again.")]
    public static partial void SecretsUnreadable(this ILogger logger, Guid account, Exception failure);

    [LoggerMessage(4102, LogLevel.Warning, "The accounts could not be read; the last ones stay in use.")]
    public static partial void AccountsNotRead(this ILogger logger, Exception failure);
}
