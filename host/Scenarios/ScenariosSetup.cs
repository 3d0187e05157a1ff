namespace Porfin.Host.Scenarios;

/// <summary>Composes what keeps and plays scenarios.</summary>
public static class ScenariosSetup
{
    public static IServiceCollection AddScenarios(this IServiceCollection services) =>
        services.AddSingleton<ScenarioStore>().AddSingleton<PlayableFlows>().AddSingleton<FlowSuite>().AddSingleton<ScenarioArchive>().AddSingleton<FlowPersonas>().AddSingleton<FlowReplay>();

    /// <summary>The files in which scenarios go out.</summary>
    public static WebApplication MapScenarioFiles(this WebApplication app)
    {
        app.MapGet("/fluxos/{flow:guid}/cenarios/arquivo", ScenarioArchive.DownloadAsync).RequireAuthorization(Businesses.Roles.Viewer);
        return app;
    }
}
