using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Porfin.Host.Database;

namespace Porfin.Host.Health;

/// <summary>The database answers and has the newest form.</summary>
public sealed class DatabaseCheck(NpgsqlDataSource db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await Migrator.IsCurrentAsync(db, cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Not migrated.");
        }
        catch (NpgsqlException failure)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", failure);
        }
    }
}
