using Npgsql;

namespace Porfin.Host.Database;

/// <summary>
/// The one connection of a loop that runs the same few statements for every message: they stay prepared, and the planner may use indexes only, so that a
/// table without statistics is never scanned. Reopened after a failure. One user at a time.
/// </summary>
internal sealed class HotConnection(NpgsqlDataSource db) : IAsyncDisposable
{
    private NpgsqlConnection? connection;

    /// <summary>Runs the statements in one round trip and one transaction: all or none.</summary>
    /// <param name="commands">The statements.</param>
    /// <param name="read">Reads their results; null when there are none to read.</param>
    /// <param name="cancellation">Stops waiting; the outcome is unknown then.</param>
    public async Task RunAsync(IReadOnlyList<NpgsqlBatchCommand> commands, Func<NpgsqlDataReader, Task>? read, CancellationToken cancellation)
    {
        if (connection is not { State: System.Data.ConnectionState.Open })
        {
            await ReopenAsync(cancellation);
        }

        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        await batch.PrepareAsync(cancellation);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        if (read is not null)
        {
            await read(reader);
        }

        // Errors of later statements come with their results.
        while (await reader.NextResultAsync(cancellation))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
            connection = null;
        }
    }

    private async Task ReopenAsync(CancellationToken cancellation)
    {
        await DisposeAsync();
        connection = await db.OpenConnectionAsync(cancellation);
        await using var settings = new NpgsqlCommand("set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set plan_cache_mode = force_generic_plan; set jit = off", connection);
        await settings.ExecuteNonQueryAsync(cancellation);
    }
}
