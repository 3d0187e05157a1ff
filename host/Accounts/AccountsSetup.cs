using Porfin.Host.Secrets;

namespace Porfin.Host.Accounts;

/// <summary>Composes the accounts.</summary>
public static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<OpenSecret>(provider => provider.GetRequiredService<SecretBox>().Unprotect);
        services.AddSingleton<KnownAccounts>();
        services.AddSingleton<AccountStore>();
        services.AddHostedService<AccountsWatch>();
        return services;
    }
}
