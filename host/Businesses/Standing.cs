using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Porfin.Host.Businesses;

/// <summary>Whether a session still stands, and with which role: asked at every request and whenever an open page hears of a change.</summary>
public sealed class Standing(NpgsqlDataSource db, IOptions<IdentityOptions> options)
{
    private const string ReadRole = """
        select m.role from membership m join app_user u on u.id = m.user_id
        where m.user_id = $1 and m.business_id = $2 and m.accepted_at is not null and u.security_stamp = $3
        """;

    private readonly ClaimsIdentityOptions claims = options.Value.ClaimsIdentity;

    /// <summary>The person with the role that they have now; the same object when nothing changed, null when the session is over.</summary>
    public async Task<ClaimsPrincipal?> OfAsync(ClaimsPrincipal person, CancellationToken cancellation)
    {
        if (IdOf(person) is not { } id || !Guid.TryParse(person.FindFirstValue(BusinessClaims.Business), out var business))
        {
            return null;
        }

        await using var command = db.CreateCommand(ReadRole);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = business });
        command.Parameters.Add(new() { Value = person.FindFirstValue(claims.SecurityStampClaimType) ?? "" });
        var role = await command.ExecuteScalarAsync(cancellation) as string;
        return role is null ? null : person.IsInRole(role) ? person : WithRole(person, role);
    }

    /// <summary>Who a session belongs to.</summary>
    public Guid? IdOf(ClaimsPrincipal person) => Guid.TryParse(person.FindFirstValue(claims.UserIdClaimType), out var id) ? id : null;

    /// <summary>Ends or mends the session of a request.</summary>
    internal static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            var now = await context.HttpContext.RequestServices.GetRequiredService<Standing>().OfAsync(context.Principal!, context.HttpContext.RequestAborted);
            if (now is null)
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            }
            else if (now != context.Principal)
            {
                context.ReplacePrincipal(now);
                context.ShouldRenew = true;
            }
        }
        catch (NpgsqlException)
        {
            // Without the database there is nothing to see either; the page says so in its place.
        }
    }

    private static ClaimsPrincipal WithRole(ClaimsPrincipal person, string role)
    {
        var old = (ClaimsIdentity)person.Identity!;
        var identity = new ClaimsIdentity(old.Claims.Where(claim => claim.Type != old.RoleClaimType), old.AuthenticationType, old.NameClaimType, old.RoleClaimType);
        identity.AddClaim(new Claim(old.RoleClaimType, role));
        return new ClaimsPrincipal(identity);
    }
}
