using Porfin.Host.Flows;

namespace Porfin.Host.Http;

/// <summary>Puts the calls of flows to web addresses together.</summary>
public static class HttpSetup
{
    /// <summary>Adds what answers HTTP calls.</summary>
    public static IServiceCollection AddHttpCalls(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HttpCallOptions>().Bind(configuration.GetSection(HttpCallOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<HttpCaller>();
        return services.AddSingleton<AnswerCall>(provider => provider.GetRequiredService<HttpCaller>().AnswerCallAsync);
    }
}
