using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Porfin.Host.Secrets;

/// <summary>Composes Data Protection over the key ring in PostgreSQL.</summary>
public static class SecretsSetup
{
    public static IServiceCollection AddSecrets(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("porfin");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new KeyRing(provider.GetRequiredService<NpgsqlDataSource>())));
        services.AddSingleton<SecretBox>();
        return services;
    }
}
