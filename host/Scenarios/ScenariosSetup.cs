namespace Porfin.Host.Scenarios;

/// <summary>Composes what keeps and plays scenarios.</summary>
public static class ScenariosSetup
{
    public static IServiceCollection AddScenarios(this IServiceCollection services) => services.AddSingleton<ScenarioStore>().AddSingleton<FlowSuite>();
}
