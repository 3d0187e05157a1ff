using System.Text.Json;
using System.Text.Json.Serialization;
using Porfin.Host.Businesses;
using Porfin.Host.Flows;
using Porfin.Host.Scenarios;
using Porfin.Host.Outbox;
using Porfin.Host.TestChats;

namespace Porfin.Host.Designer;

/// <summary>Composes the designer: what its page asks of the host.</summary>
public static class DesignerSetup
{
    public static IServiceCollection AddDesigner(this IServiceCollection services) =>
        // A body that is no JSON is answered with 400 in every environment, and is no line in the log.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false)
            .ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)))
            .AddSingleton<DraftStore>().AddSingleton<LiveFlows>().AddSingleton<FlowCheck>().AddSingleton<Catalogs>().AddSingleton<DraftPublisher>().AddSingleton<FlowMaker>().AddSingleton<FlowRollback>()
            .AddSingleton<FlowTraffic>().AddSingleton<TrafficCount>().AddHostedService<TrafficCounting>().AddSingleton<RunStory>().AddSingleton<FlowDifference>()
            .AddSingleton(provider => new WaitingPeople(provider.GetRequiredService<FlowMigration>(), provider.GetRequiredService<FlowList>(), provider.GetRequiredService<OutboxBacklog>()))
            .AddSingleton(provider => new PlanReading(provider.GetRequiredService<PlanCache>()));

    public static WebApplication MapDesigner(this WebApplication app)
    {
        var designer = app.MapGroup("/api/designer").RequireAuthorization(Roles.Viewer).DisableCookieRedirect().RequireOwnHeader();
        designer.MapCatalog();
        var flow = designer.MapGroup("/flows/{id:guid}");
        flow.MapDrafts();
        flow.MapLive();
        flow.MapChecks();
        flow.MapVersions();
        flow.MapTraffic();
        flow.MapScenarios();
        flow.MapTestChats();
        return app;
    }
}
