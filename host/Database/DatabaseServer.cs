using Npgsql;

namespace Porfin.Host.Database;

/// <summary>The PostgreSQL that this process uses: that of <c>ConnectionStrings:Porfin</c>, else an embedded one in the data folder.</summary>
public sealed class DatabaseServer : IAsyncDisposable
{
    private readonly EmbeddedPostgres? embedded;

    private DatabaseServer(string connectionString, EmbeddedPostgres? embedded) => (ConnectionString, this.embedded) = (connectionString, embedded);

    /// <summary>How to reach the database as its owner.</summary>
    public string ConnectionString { get; }

    /// <summary>For the host itself: the data folder is its own.</summary>
    public static Task<DatabaseServer> StartAsync(IConfiguration configuration, CancellationToken cancellation = default) =>
        OpenAsync(configuration, EmbeddedPostgres.StartAsync, cancellation);

    /// <summary>For a command beside a running host, or without one.</summary>
    public static Task<DatabaseServer> JoinAsync(IConfiguration configuration, CancellationToken cancellation = default) =>
        OpenAsync(configuration, EmbeddedPostgres.JoinAsync, cancellation);

    /// <summary>A pool of connections as the owner; the caller disposes it before this server.</summary>
    public NpgsqlDataSource CreateDataSource(ILoggerFactory? logging = null) =>
        // Named, because the connection string would label the measures otherwise.
        new NpgsqlDataSourceBuilder(ConnectionString) { Name = "porfin" }.UseLoggerFactory(logging).Build();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => embedded?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<DatabaseServer> OpenAsync(
        IConfiguration configuration, Func<DataFolder, CancellationToken, Task<EmbeddedPostgres>> start, CancellationToken cancellation)
    {
        if (configuration.GetConnectionString("Porfin") is { Length: > 0 } given) return new(Checked(given), null);
        var embedded = await start(new DataFolder(DataFolder.PathIn(configuration)), cancellation);
        return new(embedded.ConnectionString, embedded);
    }

    private static string Checked(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).ConnectionString;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            throw new CannotStartException("ConnectionStrings__Porfin is not a connection string of PostgreSQL; write it like 'Host=db;Database=porfin;Username=porfin;Password=…'.", failure);
        }
    }
}
