using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Porfin.Host.Businesses;

/// <summary>Composes businesses: people, roles, the session cookie.</summary>
public static class BusinessesSetup
{
    public const string SignInPath = "/entrar";

    public static IServiceCollection AddBusinesses(this IServiceCollection services)
    {
        services.AddPeople().AddSignInManager().AddClaimsPrincipalFactory<BusinessClaims>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(SetCookie);
        services.AddAuthorization(Roles.AddPolicies);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.AddSingleton<Standing>();
        services.AddScoped<Registration>();
        services.AddScoped<SignIn>();
        return services;
    }

    /// <summary>People, their roles and invitations: all that works without a request.</summary>
    internal static IdentityBuilder AddPeople(this IServiceCollection services)
    {
        services.AddDbContext<IdentityDb>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<SessionChanges>().AddScoped<BusinessPeople>().AddScoped<Invitations>();
        return services.AddIdentityCore<AppUser>(SetIdentity)
            .AddEntityFrameworkStores<IdentityDb>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<InvitationTokens>(InvitationTokens.Provider);
    }

    private static void SetIdentity(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        // Length over odd characters (NIST 800-63B): people choose better passwords so.
        options.Password.RequiredLength = 10;
        options.Password.RequiredUniqueChars = 5;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
    }

    private static void SetCookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "porfin.session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        // Behind TLS the cookie is secure; a plain http://127.0.0.1, where the product starts, must still be able to sign in.
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = SignInPath;
        options.AccessDeniedPath = "/sem-acesso";
        options.ReturnUrlParameter = "volta";
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = Standing.CheckAsync;
    }
}
