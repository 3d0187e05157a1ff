using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Porfin.Host.Businesses;

/// <summary>Maps people and their businesses to the tables of 0001_businesses.sql. It maps only: migrations are SQL.</summary>
public sealed partial class IdentityDb(DbContextOptions<IdentityDb> options) : IdentityUserContext<AppUser, Guid>(options)
{
    public DbSet<Business> Businesses => Set<Business>();

    public DbSet<Membership> Memberships => Set<Membership>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<AppUser>().ToTable("app_user");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("app_user_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("app_user_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("app_user_token");
        builder.Entity<Business>().ToTable("business");
        builder.Entity<Membership>().ToTable("membership").HasKey(m => new { m.BusinessId, m.UserId });
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(WordStart().Replace(property.Name, "_$0").ToLowerInvariant());
        }
    }

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex WordStart();
}
