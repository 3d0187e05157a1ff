using Microsoft.Extensions.DependencyInjection.Extensions;
using Porfin.Activities.Messages;
using Porfin.Host.Conversations;

namespace Porfin.Host.Flows;

/// <summary>Composes flows: their versions, and the turns that conversations take in them.</summary>
public static class FlowsSetup
{
    public static IServiceCollection AddFlows(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new ActivityCatalog(typeof(MessageCreated).Assembly));
        services.AddSingleton<FlowPublisher>().AddSingleton<PlanCache>().AddSingleton<PublishedFlows>().AddSingleton<FlowTurns>();
        services.TryAddSingleton<AnswerCall>(_ => (_, _) => ValueTask.FromResult(new CallAnswer(default, "call:unavailable", "Nothing answers this call on this host.")));
        services.AddSingleton<TurnRunner>(provider => provider.GetRequiredService<FlowTurns>().RunAsync);
        return services;
    }
}
