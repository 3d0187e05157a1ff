using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Porfin.Activities.Http;
using Porfin.Activities.Messages;
using Porfin.Host.Conversations;
using Porfin.Host.Http;

namespace Porfin.Host.Flows;

/// <summary>Composes flows: their versions, and the turns that conversations take in them.</summary>
public static class FlowsSetup
{
    public static IServiceCollection AddFlows(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new ActivityCatalog(typeof(MessageCreated).Assembly));
        services.AddSingleton<FlowPublisher>().AddSingleton<FlowVersions>().AddSingleton<FlowFolders>().AddSingleton<FlowSwitch>().AddSingleton<Admission>().AddSingleton<PlanCache>().AddSingleton<PublishedFlows>().AddSingleton<FlowTurns>();
        services.AddSingleton(provider => new FlowMigration(provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<ActivityCatalog>(), provider.GetRequiredService<TimeProvider>())
        {
            Ids = provider.GetRequiredService<MessageIds>(),
        });
        services.AddSingleton<AnswerCall>(Answering);
        services.AddSingleton<TurnRunner>(provider => provider.GetRequiredService<FlowTurns>().RunAsync);
        return services;
    }

    private static AnswerCall Answering(IServiceProvider provider)
    {
        var http = provider.GetRequiredService<HttpCaller>();
        return (call, cancellation) => call is HttpCall request
            ? http.AnswerAsync(request, cancellation)
            : ValueTask.FromResult(new CallAnswer(default, "call:unavailable", $"Nothing answers {call.GetType().Name} on this host."));
    }
}
