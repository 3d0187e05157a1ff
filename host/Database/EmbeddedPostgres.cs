using System.Diagnostics;
using System.Text;
using Npgsql;

namespace Porfin.Host.Database;

/// <summary>
/// A PostgreSQL server of our own in the data folder, as a child of this process. One that an earlier, killed host left running is stopped first;
/// one that dies is started again; ours stops when this object is disposed.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string DatabaseName = "porfin";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DataFolder data;
    private readonly PostgresBinaries binaries;
    private readonly IDisposable? ownership;
    private readonly CancellationTokenSource stopping = new();
    private Process? process;
    private Task watch = Task.CompletedTask;

    private EmbeddedPostgres(DataFolder data, PostgresBinaries binaries, IDisposable? ownership) => (this.data, this.binaries, this.ownership) = (data, binaries, ownership);

    /// <summary>How to reach Porfin's database as its owner.</summary>
    public string ConnectionString => Connection(DatabaseName);

    /// <summary>Starts the server for this process alone.</summary>
    /// <exception cref="CannotStartException">Another host uses the folder, or the server does not start.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(DataFolder data, CancellationToken cancellation = default)
    {
        var ownership = data.TryLock() ?? throw new CannotStartException($"Another Porfin is using the data folder '{data.Root}'. Stop it, or set PORFIN_DATA to another folder.");
        return await StartOwnedAsync(data, ownership, cancellation);
    }

    /// <summary>Uses the server of a running host, or starts one for as long as the result lives: for commands that run beside a host or without one.</summary>
    public static async Task<EmbeddedPostgres> JoinAsync(DataFolder data, CancellationToken cancellation = default)
    {
        if (data.TryLock() is { } ownership) return await StartOwnedAsync(data, ownership, cancellation);
        var server = new EmbeddedPostgres(data, PostgresBinaries.Find(), null);
        await server.UntilReadyAsync(null, cancellation);
        return server;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (ownership is null) return;
        await stopping.CancelAsync();
        await watch;
        await EndAsync();
        process?.Dispose();
        ownership.Dispose();
        stopping.Dispose();
    }

    private async Task EndAsync()
    {
        // A server that has only just begun tells its id a moment later, and pg_ctl is done a moment before the process is.
        while (process is { HasExited: false })
        {
            await Leftover.StopAsync(data, StopAsync, CancellationToken.None);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private static async Task<EmbeddedPostgres> StartOwnedAsync(DataFolder data, IDisposable ownership, CancellationToken cancellation)
    {
        EmbeddedPostgres? server = null;
        try
        {
            server = new EmbeddedPostgres(data, PostgresBinaries.Find(), ownership);
            await server.PrepareAsync(cancellation);
            await server.LaunchAsync(cancellation);
            server.watch = server.KeepAliveAsync();
            await server.CreateDatabaseAsync(cancellation);
            return server;
        }
        catch
        {
            if (server is null) ownership.Dispose();
            else await server.DisposeAsync();
            throw;
        }
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(data.Cluster, "PG_VERSION"))) await InitializeAsync(cancellation);
        var made = (await File.ReadAllTextAsync(Path.Combine(data.Cluster, "PG_VERSION"), cancellation)).Trim();
        if (made != $"{binaries.Major}")
        {
            throw new CannotStartException($"The database in '{data.Cluster}' was made by PostgreSQL {made}, but the one found here is {binaries.Major} ({binaries.Folder}).");
        }

        await PostgresCommand.OwnAsync(data.Cluster, cancellation);
        await PostgresCommand.OwnAsync(data.Socket, cancellation);
        await Leftover.RemoveAsync(data, StopAsync, cancellation);
    }

    /// <summary>Makes the cluster under another name first: a first start that is interrupted must not look finished.</summary>
    private async Task InitializeAsync(CancellationToken cancellation)
    {
        foreach (var half in new[] { data.NewCluster, data.Cluster })
        {
            if (Directory.Exists(half)) Directory.Delete(half, recursive: true);
        }

        await PostgresCommand.OwnAsync(data.NewCluster, cancellation);
        string[] locale = binaries.Major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"] : ["--locale=C.UTF-8"];
        await PostgresCommand.RunAsync(
            PostgresCommand.Prepare(binaries, "initdb", ["-D", data.NewCluster, "-U", DatabaseName, "-A", "trust", "-E", "UTF8", "--data-checksums", .. locale]),
            "Making the database", cancellation);
        Directory.Move(data.NewCluster, data.Cluster);
    }

    private async Task LaunchAsync(CancellationToken cancellation)
    {
        var earlier = PostgresCommand.LastFatal(data);
        process = PostgresCommand.Start(PostgresCommand.Prepare(binaries, "postgres", PostgresSettings.Arguments(data)));
        var said = new StringBuilder();
        process.ErrorDataReceived += (_, line) => { lock (said) said.AppendLine(line.Data); };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        await UntilReadyAsync(process, cancellation);
        if (!process.HasExited) return;
        await process.WaitForExitAsync(cancellation);
        var logged = PostgresCommand.LastFatal(data);
        lock (said) throw new CannotStartException($"PostgreSQL did not start: {PostgresCommand.LastLine(logged is null || logged == earlier ? said.ToString() : logged)}");
    }

    /// <summary>Waits until the server accepts connections, or <paramref name="started"/> has ended.</summary>
    private async Task UntilReadyAsync(Process? started, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        while (started is not { HasExited: true } && !Leftover.IsReady(data, started?.Id))
        {
            if (Stopwatch.GetElapsedTime(began) > Patience) throw new CannotStartException($"PostgreSQL in '{data.Cluster}' was not ready after {Patience.TotalSeconds:0} s.");
            await Task.Delay(Pause, cancellation);
        }
    }

    private async Task KeepAliveAsync()
    {
        while (true)
        {
            try
            {
                await process!.WaitForExitAsync(stopping.Token);
                process.Dispose();
                await Leftover.RemoveAsync(data, StopAsync, stopping.Token);
                await LaunchAsync(stopping.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (CannotStartException)
            {
                // The server's log says why; often its dead predecessor's backends still hold the memory. Try again until the host stops.
                await Task.Delay(RetryAfter, CancellationToken.None);
            }
        }
    }

    private Task StopAsync(CancellationToken cancellation) =>
        PostgresCommand.RunAsync(PostgresCommand.Prepare(binaries, "pg_ctl", "stop", "-D", data.Cluster, "-m", "fast", "-w", "-t", "60"), "Stopping PostgreSQL", cancellation);

    private async Task CreateDatabaseAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(Connection("postgres") + ";Pooling=false");
        await using var exists = source.CreateCommand($"select 1 from pg_database where datname = '{DatabaseName}'");
        if (await exists.ExecuteScalarAsync(cancellation) is not null) return;
        await using var create = source.CreateCommand($"create database {DatabaseName}");
        await create.ExecuteNonQueryAsync(cancellation);
    }

    private string Connection(string database) =>
        new NpgsqlConnectionStringBuilder { Host = data.Socket, Username = DatabaseName, Database = database, MaxPoolSize = 60 }.ConnectionString;
}
