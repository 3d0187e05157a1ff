using Microsoft.AspNetCore.Identity;

namespace Porfin.Host.Businesses;

/// <summary>Who registers, and for which business.</summary>
public sealed record NewBusiness(string Email, string Password, string BusinessName);

/// <summary>The outcome of a registration: the user and the business, or why not (Identity's codes, such as <c>DuplicateEmail</c>).</summary>
public sealed record Registered(AppUser? User, Guid BusinessId, IReadOnlyList<string> Errors);

/// <summary>Makes a business together with its first person, an admin: both or neither.</summary>
public sealed class Registration(UserManager<AppUser> users, IdentityDb db, TimeProvider time)
{
    public async Task<Registered> RegisterAsync(NewBusiness wanted, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var user = new AppUser { Id = Guid.CreateVersion7(now), UserName = wanted.Email, Email = wanted.Email, CreatedAt = now };
        var business = new Business { Id = Guid.CreateVersion7(now), Name = wanted.BusinessName.Trim(), CreatedAt = now };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Whoever only was invited somewhere may begin a business of their own instead; else a stranger could keep an address from registering.
        if (await users.FindByEmailAsync(wanted.Email) is { PasswordHash: null } invited)
        {
            await users.DeleteAsync(invited);
        }

        var made = await users.CreateAsync(user, wanted.Password);
        if (!made.Succeeded)
        {
            return new Registered(null, Guid.Empty, [.. made.Errors.Select(error => error.Code)]);
        }

        db.Businesses.Add(business);
        await db.SaveChangesAsync(cancellation);
        db.Memberships.Add(new Membership { BusinessId = business.Id, UserId = user.Id, Role = Roles.Admin, CreatedAt = now, AcceptedAt = now });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new Registered(user, business.Id, []);
    }
}
