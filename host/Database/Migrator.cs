using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Porfin.Host.Database;

/// <summary>
/// Brings the database to the newest form: the embedded scripts <c>Migrations/NNNN_name.sql</c> in their order, each with its row in one transaction.
/// Several hosts may start at once: one migrates, the others wait for it.
/// </summary>
public static class Migrator
{
    private const long Lock = 0x506F7266696E;
    private const string Table = """
        create table if not exists porfin_migration (
            number int constraint porfin_migration_pk primary key,
            name text not null,
            hash text not null,
            applied_at timestamptz not null default now())
        """;

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="CannotStartException">The database cannot be reached, or a script that was applied has been changed since.</exception>
    public static Task ApplyAsync(NpgsqlDataSource ownerSource, ILogger logger, CancellationToken cancellation) =>
        ApplyAsync(ownerSource, MigrationScript.All, logger, cancellation);

    /// <summary>Whether every script of this program has been applied.</summary>
    public static async Task<bool> IsCurrentAsync(NpgsqlDataSource ownerSource, CancellationToken cancellation)
    {
        await using var command = ownerSource.CreateCommand("select coalesce(max(number), 0) from porfin_migration");
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture) >= MigrationScript.All.Select(script => script.Number).DefaultIfEmpty().Max();
    }

    internal static async Task ApplyAsync(NpgsqlDataSource ownerSource, IReadOnlyList<MigrationScript> scripts, ILogger logger, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(ownerSource, cancellation);
        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", cancellation);
        try
        {
            await ExecuteAsync(connection, Table, cancellation);
            var applied = await AppliedAsync(connection, cancellation);
            foreach (var script in scripts)
            {
                if (!applied.TryGetValue(script.Number, out var hash)) await RunAsync(connection, script, logger, cancellation);
                else if (hash != script.Hash) throw new CannotStartException($"Migration {script.Name} was changed after it had been applied to this database; put a new script beside it instead.");
            }
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellation);
        }
        catch (Exception failure) when (failure is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException)
        {
            throw new CannotStartException($"The database cannot be reached: {failure.Message}", failure);
        }
    }

    private static async Task<Dictionary<int, string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select number, hash from porfin_migration", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var applied = new Dictionary<int, string>();
        while (await rows.ReadAsync(cancellation)) applied.Add(rows.GetInt32(0), rows.GetString(1));
        return applied;
    }

    private static async Task RunAsync(NpgsqlConnection connection, MigrationScript script, ILogger logger, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RunScriptAsync(connection, script, cancellation);
        await using var row = new NpgsqlCommand("insert into porfin_migration (number, name, hash) values ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = script.Number }, new() { Value = script.Name }, new() { Value = script.Hash } },
        };
        await row.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        logger.MigrationApplied(script.Name);
    }

    private static async Task RunScriptAsync(NpgsqlConnection connection, MigrationScript script, CancellationToken cancellation)
    {
        try
        {
            await ExecuteAsync(connection, script.Sql, cancellation);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // 0001 makes the role of pages: whoever owns the database needs the right to make roles, at least at the first start.
            throw new CannotStartException(
                $"Migration {script.Name} needs a right that the database's user lacks ({refused.MessageText}). It must own the database and be able to make roles: alter role \"{new NpgsqlConnectionStringBuilder(connection.ConnectionString).Username}\" createrole.", refused);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

/// <summary>One step of the database's form.</summary>
/// <param name="Number">Its place in the order.</param>
/// <param name="Name">The file's name without ending.</param>
/// <param name="Sql">What it does.</param>
public sealed record MigrationScript(int Number, string Name, string Sql)
{
    private const string Folder = "Porfin.Host.Database.Migrations.";

    /// <summary>All scripts of this program, in order.</summary>
    public static IReadOnlyList<MigrationScript> All { get; } = ReadAll();

    /// <summary>What betrays a script that was edited after its release.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    private static MigrationScript[] ReadAll()
    {
        var scripts = typeof(MigrationScript).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(Read).OrderBy(script => script.Number).ToArray();
        return scripts.Select(script => script.Number).Distinct().Count() == scripts.Length ? scripts
            : throw new InvalidOperationException("Two migrations have the same number.");
    }

    private static MigrationScript Read(string resource)
    {
        var name = Path.GetFileNameWithoutExtension(resource[Folder.Length..]);
        using var reader = new StreamReader(typeof(MigrationScript).Assembly.GetManifestResourceStream(resource)!);
        return new(int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
