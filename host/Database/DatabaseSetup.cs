using Npgsql;

namespace Porfin.Host.Database;

/// <summary>The one data source of the host, as the owner of the tables.</summary>
public static class DatabaseSetup
{
    /// <summary>Registers the <see cref="NpgsqlDataSource"/> of <paramref name="server"/>.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, DatabaseServer server) =>
        services.AddSingleton(provider => server.CreateDataSource(provider.GetRequiredService<ILoggerFactory>()));

    /// <summary>Migrates before anything else uses the database.</summary>
    public static Task MigrateAsync(this IServiceProvider services, CancellationToken cancellation = default) =>
        Migrator.ApplyAsync(services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<ILoggerFactory>().CreateLogger("Porfin.Database"), cancellation);
}
