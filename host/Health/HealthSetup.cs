using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Porfin.Host.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it may be given work, that is, its database is reachable and migrated, and it is not stopping.</summary>
public static class HealthSetup
{
    private const string Ready = "ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: [Ready], timeout: TimeSpan.FromSeconds(3)).AddCheck<StoppingCheck>("stopping", tags: [Ready]);
        return services;
    }

    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().ShortCircuit();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous().ShortCircuit();
        return app;
    }
}
