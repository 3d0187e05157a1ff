using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Npgsql;

namespace Porfin.Host.Businesses;

/// <summary>
/// Ends an open page when its session was revoked meanwhile (person removed, password changed), and gives it another role: a circuit outlives its cookie.
/// At once where this process made the change, else within ten minutes.
/// </summary>
public sealed class SessionWatch : RevalidatingServerAuthenticationStateProvider
{
    private readonly Standing standing;
    private readonly SessionChanges changes;
    private Task<AuthenticationState>? current;

    public SessionWatch(ILoggerFactory loggers, Standing standing, SessionChanges changes)
        : base(loggers)
    {
        this.standing = standing;
        this.changes = changes;
        AuthenticationStateChanged += state => current = state;
        changes.Changed += LookAgain;
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(10);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        await standing.OfAsync(authenticationState.User, cancellationToken) == authenticationState.User;

    protected override void Dispose(bool disposing)
    {
        changes.Changed -= LookAgain;
        base.Dispose(disposing);
    }

    private void LookAgain(Guid personId) => _ = LookAgainAsync(personId);

    private async Task LookAgainAsync(Guid personId)
    {
        if (current is null || await current is not { User: var person } || standing.IdOf(person) != personId)
        {
            return;
        }

        try
        {
            var now = await standing.OfAsync(person, CancellationToken.None);
            if (now != person)
            {
                SetAuthenticationState(Task.FromResult(new AuthenticationState(now ?? new ClaimsPrincipal(new ClaimsIdentity()))));
            }
        }
        catch (NpgsqlException)
        {
            // The regular look comes later.
        }
    }
}
