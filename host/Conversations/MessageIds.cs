using Npgsql;

namespace Porfin.Host.Conversations;

/// <summary>Gives out message ids in rising order, from blocks of the database's sequence: whoever takes one later gets a greater one.</summary>
internal sealed class MessageIds(NpgsqlDataSource db) : IDisposable
{
    /// <summary>How many can be taken at once.</summary>
    public const int Most = 10_000; // 0002_conversations.sql: increment by

    private readonly SemaphoreSlim gate = new(1);
    private long next;
    private long end;

    /// <summary>Takes neighbouring ids.</summary>
    /// <returns>The first of them.</returns>
    public async ValueTask<long> TakeAsync(int count, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Most);
        await gate.WaitAsync(cancellation);
        try
        {
            if (next + count > end)
            {
                await using var command = db.CreateCommand("select nextval('message_id')");
                next = (long)(await command.ExecuteScalarAsync(cancellation))!;
                end = next + Most;
            }

            next += count;
            return next - count;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
