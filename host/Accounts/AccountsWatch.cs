using Npgsql;

namespace Porfin.Host.Accounts;

/// <summary>Reads the accounts before the host serves, again whenever PostgreSQL tells of a change, and now and then in case it could not.</summary>
public sealed class AccountsWatch(KnownAccounts accounts, NpgsqlDataSource db, TimeProvider time, ILogger<AccountsWatch> logger) : BackgroundService
{
    /// <summary>On which channel a change of the table is told.</summary>
    public const string Channel = "porfin_account";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await accounts.ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WatchAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException or IOException && !stoppingToken.IsCancellationRequested)
            {
                logger.AccountsNotRead(failure);
                await Task.Delay(AfterFailure, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task WatchAsync(CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using (var listen = new NpgsqlCommand("listen " + Channel, connection))
        {
            await listen.ExecuteNonQueryAsync(cancellation);
        }

        while (true)
        {
            // Read after listening: a change in between is not missed.
            await accounts.ReadAsync(cancellation);
            await connection.WaitAsync(Longest, cancellation);
        }
    }
}
