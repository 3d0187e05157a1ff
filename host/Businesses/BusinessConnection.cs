using Npgsql;

namespace Porfin.Host.Businesses;

/// <summary>
/// A transaction in which the database itself shows the rows of one business only (role porfin_app, row-level security).
/// Everything that pages and the API do goes through it; without <see cref="CommitAsync"/> nothing is kept.
/// </summary>
public sealed class BusinessConnection : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private BusinessConnection(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid businessId)
    {
        this.connection = connection;
        this.transaction = transaction;
        BusinessId = businessId;
    }

    /// <summary>Whose rows are seen.</summary>
    public Guid BusinessId { get; }

    /// <summary>A command in the transaction; parameters are positional: <c>$1</c>, <c>$2</c> …</summary>
    public NpgsqlCommand Command(string sql, params ReadOnlySpan<object?> parameters)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }

    public Task CommitAsync(CancellationToken cancellation = default) => transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    internal static async Task<BusinessConnection> OpenAsync(NpgsqlDataSource db, Guid businessId, CancellationToken cancellation)
    {
        var connection = await db.OpenConnectionAsync(cancellation);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var batch = new NpgsqlBatch(connection, transaction)
            {
                BatchCommands =
                {
                    new NpgsqlBatchCommand("set local role porfin_app"),
                    new NpgsqlBatchCommand("select set_config('porfin.business', $1, true)")
                    {
                        Parameters = { new NpgsqlParameter { Value = businessId.ToString() } },
                    },
                },
            };
            await batch.ExecuteNonQueryAsync(cancellation);
            return new BusinessConnection(connection, transaction, businessId);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

/// <summary>Opens <see cref="BusinessConnection"/>s.</summary>
public static class BusinessConnectionOpening
{
    /// <summary>Opens a transaction that sees one business only.</summary>
    public static Task<BusinessConnection> OpenForAsync(this NpgsqlDataSource db, Guid businessId, CancellationToken cancellation) =>
        BusinessConnection.OpenAsync(db, businessId, cancellation);
}
