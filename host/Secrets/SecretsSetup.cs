using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Porfin.Host.Secrets;

/// <summary>Composes Data Protection over the key ring in PostgreSQL, which is sealed by a key outside.</summary>
public static class SecretsSetup
{
    public static IServiceCollection AddSecrets(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => KeyAgreement.Reach(
            provider.GetRequiredService<NpgsqlDataSource>(), new KeySource(configuration), provider.GetRequiredService<TimeProvider>()));
        services.AddDataProtection().SetApplicationName("porfin");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new KeyRing(provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<SealingKey>())));
        services.AddSingleton<SecretBox>();
        return services;
    }

    /// <summary>Finds the sealing key, or says in one line that it is missing, before anything needs it.</summary>
    public static void OpenSecrets(this IServiceProvider services) => services.GetRequiredService<SealingKey>();
}
