using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Porfin.Host.Businesses;

/// <summary>What became of an invitation.</summary>
/// <param name="Outcome">Whether it was made.</param>
/// <param name="Path">The address below the host's that accepts it, once; null when it was not made.</param>
public sealed record Invitation(PeopleOutcome Outcome, string? Path = null);

/// <summary>An invitation that may still be accepted.</summary>
/// <param name="User">Who is invited.</param>
/// <param name="BusinessName">By whom.</param>
/// <param name="Role">As what.</param>
public sealed record OpenInvitation(AppUser User, string BusinessName, string Role);

/// <summary>Invites people by a link: the account is made without a password, which the invited sets by the link.</summary>
public sealed class Invitations(UserManager<AppUser> users, IdentityDb identity, NpgsqlDataSource db, TimeProvider time)
{
    private const string ReadWhereabouts = "select business_id from membership where user_id = $1";
    private const string Insert = "insert into membership (business_id, user_id, role, created_at) values ($1, $2, $3, $4)";
    private const string DropLeftover = "delete from app_user u where u.id = $1 and u.password_hash is null and not exists (select from membership m where m.user_id = u.id)";

    /// <summary>Invites an address that has no account yet.</summary>
    public async Task<Invitation> InviteAsync(Actor actor, string email, string role, CancellationToken cancellation)
    {
        if (!EmailText.IsSound(email) || !Roles.All.Contains(role))
        {
            return new(Roles.All.Contains(role) ? PeopleOutcome.BadEmail : PeopleOutcome.BadRole);
        }

        // Held until the end: a person who is removed or demoted meanwhile invites nobody.
        await using var business = await db.OpenForAsync(actor.BusinessId, cancellation);
        if (await BusinessPeople.RefuseAsync(business, actor, cancellation) is { } refused)
        {
            return new(refused);
        }

        if (await users.FindByEmailAsync(email) is { } known && !await DropLeftoverAsync(known, cancellation))
        {
            return new(await IsHereAsync(business, known.Id, cancellation) ? PeopleOutcome.AlreadyHere : PeopleOutcome.Taken);
        }

        var now = time.GetUtcNow();
        var user = new AppUser { Id = Guid.CreateVersion7(now), UserName = email, Email = email, CreatedAt = now };
        var made = await users.CreateAsync(user);
        if (!made.Succeeded)
        {
            return new(made.Errors.Any(error => error.Code.StartsWith("Duplicate", StringComparison.Ordinal)) ? PeopleOutcome.Taken : PeopleOutcome.BadEmail);
        }

        await using var insert = business.Command(Insert, actor.BusinessId, user.Id, role, now);
        await insert.ExecuteNonQueryAsync(cancellation);
        await business.CommitAsync(cancellation);
        return await LinkAsync(user);
    }

    /// <summary>A new link for somebody who has not accepted yet; the old one is worth nothing any more.</summary>
    public async Task<Invitation> RenewAsync(Actor actor, Guid personId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(actor.BusinessId, cancellation);
        if (await BusinessPeople.RefuseAsync(business, actor, cancellation) is { } refused)
        {
            return new(refused);
        }

        if (!await IsHereAsync(business, personId, cancellation) || await users.FindByIdAsync(personId.ToString()) is not { PasswordHash: null } user)
        {
            return new(PeopleOutcome.Missing);
        }

        await users.UpdateSecurityStampAsync(user);
        return await LinkAsync(user);
    }

    /// <summary>The invitation that a link means; null when it was used, is too old or was made up.</summary>
    public async Task<OpenInvitation?> FindAsync(Guid personId, string code, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(personId.ToString()) is not { PasswordHash: null } user
            || !await users.VerifyUserTokenAsync(user, InvitationTokens.Provider, InvitationTokens.Purpose, code))
        {
            return null;
        }

        return await identity.Memberships.Where(m => m.UserId == personId && m.AcceptedAt == null)
            .Join(identity.Businesses, m => m.BusinessId, b => b.Id, (m, b) => new OpenInvitation(user, b.Name, m.Role)).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Accepts with a password; the problems are Identity's codes, none when it is done.</summary>
    public async Task<IReadOnlyList<string>> AcceptAsync(OpenInvitation invitation, string password, CancellationToken cancellation)
    {
        await using var transaction = await identity.Database.BeginTransactionAsync(cancellation);
        var set = await users.AddPasswordAsync(invitation.User, password);
        if (!set.Succeeded)
        {
            return [.. set.Errors.Select(error => error.Code)];
        }

        var now = time.GetUtcNow();
        await identity.Memberships.Where(m => m.UserId == invitation.User.Id && m.AcceptedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(m => m.AcceptedAt, now), cancellation);
        await transaction.CommitAsync(cancellation);
        return [];
    }

    // What a failure between account and membership left behind is in nobody's way.
    private async Task<bool> DropLeftoverAsync(AppUser known, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand(DropLeftover);
        command.Parameters.Add(new() { Value = known.Id });
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    private async Task<Invitation> LinkAsync(AppUser user)
    {
        var code = await users.GenerateUserTokenAsync(user, InvitationTokens.Provider, InvitationTokens.Purpose);
        return new(PeopleOutcome.Done, $"/convite?quem={user.Id}&codigo={Uri.EscapeDataString(code)}");
    }

    private static async Task<bool> IsHereAsync(BusinessConnection business, Guid personId, CancellationToken cancellation)
    {
        await using var command = business.Command(ReadWhereabouts, personId);
        return await command.ExecuteScalarAsync(cancellation) is Guid;
    }
}
