using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Porfin.Host.Businesses;

/// <summary>Puts the business and the role into the cookie of who signs in.</summary>
public sealed class BusinessClaims(UserManager<AppUser> users, IOptions<IdentityOptions> options, IdentityDb db)
    : UserClaimsPrincipalFactory<AppUser>(users, options)
{
    /// <summary>The claim with the id of the business.</summary>
    public const string Business = "porfin:business";

    /// <summary>The claim with the name of the business.</summary>
    public const string BusinessName = "porfin:business-name";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var membership = await db.Memberships.Where(m => m.UserId == user.Id && m.AcceptedAt != null).OrderBy(m => m.CreatedAt)
            .Join(db.Businesses, m => m.BusinessId, b => b.Id, (m, b) => new { b.Id, b.Name, m.Role }).FirstOrDefaultAsync();
        if (membership is not null)
        {
            identity.AddClaim(new Claim(Business, membership.Id.ToString()));
            identity.AddClaim(new Claim(BusinessName, membership.Name));
            identity.AddClaim(new Claim(identity.RoleClaimType, membership.Role));
        }

        return identity;
    }
}

/// <summary>Reads those claims.</summary>
public static class BusinessClaimsReading
{
    /// <summary>The business that the person works in; fails when they are not signed in.</summary>
    public static Guid BusinessId(this ClaimsPrincipal person) => Guid.Parse(person.FindFirstValue(BusinessClaims.Business)
        ?? throw new InvalidOperationException("No business in the session: the page or endpoint lacks its authorization policy."));

    /// <summary>The name of that business; empty when not signed in.</summary>
    public static string BusinessName(this ClaimsPrincipal person) => person.FindFirstValue(BusinessClaims.BusinessName) ?? "";
}
