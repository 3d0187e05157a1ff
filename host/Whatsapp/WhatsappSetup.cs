namespace Porfin.Host.Whatsapp;

/// <summary>Composes the WhatsApp channel. Somebody must register an <see cref="AcceptInbound"/>.</summary>
public static class WhatsappSetup
{
    public static IServiceCollection AddWhatsapp(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WhatsappOptions>().Bind(configuration.GetSection("Whatsapp")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WebhookEndpoint>();
        services.AddSingleton<CloudClient>();
        return services;
    }

    public static void MapWhatsapp(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<WebhookEndpoint>();
        app.MapGet("/webhooks/whatsapp", endpoint.GetAsync).AllowAnonymous();
        app.MapPost("/webhooks/whatsapp", endpoint.PostAsync).AllowAnonymous();
    }
}
