using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Porfin.Host.Database;
using Xunit;

[assembly: AssemblyFixture(typeof(Porfin.Host.Tests.PostgresServer))]

namespace Porfin.Host.Tests;

/// <summary>One PostgreSQL for the whole test run; take it as a constructor parameter. <c>PORFIN_TEST_POSTGRES</c>, a connection string that may create databases, replaces the embedded one.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    /// <summary>The sealing key of hosts that tests start on one of these databases: none must make a file of its own.</summary>
    public const string Key = "dGVzdGUgdGVzdGUgdGVzdGUgdGVzdGUgdGVzdGUgMTI=";

    private readonly string folder = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"porfin-tests-{Environment.ProcessId}"));
    private readonly SemaphoreSlim making = new(1);
    private readonly string run = string.Create(CultureInfo.InvariantCulture, $"t{Environment.ProcessId}");
    private EmbeddedPostgres? embedded;
    private string? template;
    private int count;

    /// <summary>The server itself, connected as its owner.</summary>
    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("PORFIN_TEST_POSTGRES") is { Length: > 0 } given)
        {
            ConnectionString = given;
            return;
        }

        embedded = await EmbeddedPostgres.StartAsync(new DataFolder(folder));
        ConnectionString = embedded.ConnectionString;
    }

    /// <summary>A fresh, migrated database; the result is its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        await making.WaitAsync();
        try
        {
            template ??= await CreateTemplateAsync();
            return await CreateAsync(template);
        }
        finally
        {
            making.Release();
        }
    }

    /// <summary>A fresh database without tables.</summary>
    public async Task<string> CreateEmptyDatabaseAsync()
    {
        await making.WaitAsync();
        try
        {
            return await CreateAsync("template1");
        }
        finally
        {
            making.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        making.Dispose();
        if (embedded is null) return;
        await embedded.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> CreateTemplateAsync()
    {
        var connectionString = await CreateAsync("template1");
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await Migrator.ApplyAsync(source, NullLogger.Instance, CancellationToken.None);
        return new NpgsqlConnectionStringBuilder(connectionString).Database!;
    }

    private async Task<string> CreateAsync(string from)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{run}_{++count}");
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name} template {from}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }
}
