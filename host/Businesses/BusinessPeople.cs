using Npgsql;

namespace Porfin.Host.Businesses;

/// <summary>The people of a business: who they are, their roles, and their end. All of it through row-level security.</summary>
public sealed class BusinessPeople(NpgsqlDataSource db, SessionChanges sessions)
{
    private const string ReadAll = "select user_id, role, coalesce(accepted_at, created_at), accepted_at is null from membership order by accepted_at is null, created_at, user_id";
    private const string ReadEmails = "select id, email from app_user where id = any($1)";

    // Changes of one business wait for each other: two admins cannot remove each other at the same moment.
    private const string Lock = "select from business where id = $1 for update";
    private const string IsAdmin = "select exists (select from membership where user_id = $1 and role = 'admin' and accepted_at is not null)";
    private const string LeavesNoAdmin = """
        select m.role = 'admin' and m.accepted_at is not null
            and not exists (select from membership o where o.role = 'admin' and o.accepted_at is not null and o.user_id <> m.user_id)
        from membership m where m.user_id = $1
        """;

    /// <summary>Everybody, invited people last.</summary>
    public async Task<IReadOnlyList<BusinessPerson>> AllAsync(Guid businessId, CancellationToken cancellation)
    {
        var people = new List<BusinessPerson>();
        await using (var business = await db.OpenForAsync(businessId, cancellation))
        {
            await using var command = business.Command(ReadAll);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                people.Add(new(reader.GetGuid(0), "", reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetBoolean(3)));
            }
        }

        var emails = await EmailsAsync([.. people.Select(person => person.Id)], cancellation);
        return [.. people.Select(person => person with { Email = emails.GetValueOrDefault(person.Id, "") })];
    }

    /// <summary>Gives a person another role; their open pages know it at once.</summary>
    public async Task<PeopleOutcome> ChangeRoleAsync(Actor actor, Guid personId, string role, CancellationToken cancellation)
    {
        if (!Roles.All.Contains(role))
        {
            return PeopleOutcome.BadRole;
        }

        await using var business = await db.OpenForAsync(actor.BusinessId, cancellation);
        if (await RefuseAsync(business, actor, cancellation) is { } refused)
        {
            return refused;
        }

        if (role != Roles.Admin && await LeavesNoAdminAsync(business, personId, cancellation))
        {
            return PeopleOutcome.LastAdmin;
        }

        await using var change = business.Command("update membership set role = $2 where user_id = $1", personId, role);
        return await EndAsync(business, change, personId, cancellation);
    }

    /// <summary>Ends that a person belongs to the business, and their sessions. An account that belongs nowhere else goes too: the address is free again.</summary>
    public async Task<PeopleOutcome> RemoveAsync(Actor actor, Guid personId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(actor.BusinessId, cancellation);
        if (await RefuseAsync(business, actor, cancellation) is { } refused)
        {
            return refused;
        }

        if (await LeavesNoAdminAsync(business, personId, cancellation))
        {
            return PeopleOutcome.LastAdmin;
        }

        // The database does not show accounts to the role of pages: the owner removes it, after row-level security has let the membership go.
        await using var change = business.Command("with gone as (delete from membership where user_id = $1 returning 1) select count(*) from gone", personId);
        if (await change.ExecuteScalarAsync(cancellation) is not 1L)
        {
            return PeopleOutcome.Missing;
        }

        await using var owner = business.Command("reset role");
        await owner.ExecuteNonQueryAsync(cancellation);
        await using var account = business.Command("delete from app_user u where u.id = $1 and not exists (select from membership m where m.user_id = u.id)", personId);
        await account.ExecuteNonQueryAsync(cancellation);
        await business.CommitAsync(cancellation);
        sessions.Tell(personId);
        return PeopleOutcome.Done;
    }

    /// <summary>Why an actor may not change anything; null when they may. Others wait until the transaction ends.</summary>
    internal static async Task<PeopleOutcome?> RefuseAsync(BusinessConnection business, Actor actor, CancellationToken cancellation)
    {
        await using var wait = business.Command(Lock, actor.BusinessId);
        await wait.ExecuteNonQueryAsync(cancellation);
        if (actor.PersonId is not { } person)
        {
            return null;
        }

        await using var ask = business.Command(IsAdmin, person);
        return await ask.ExecuteScalarAsync(cancellation) is true ? null : PeopleOutcome.NotAllowed;
    }

    private async Task<PeopleOutcome> EndAsync(BusinessConnection business, NpgsqlCommand change, Guid personId, CancellationToken cancellation)
    {
        if (await change.ExecuteNonQueryAsync(cancellation) == 0)
        {
            return PeopleOutcome.Missing;
        }

        await business.CommitAsync(cancellation);
        sessions.Tell(personId);
        return PeopleOutcome.Done;
    }

    private static async Task<bool> LeavesNoAdminAsync(BusinessConnection business, Guid personId, CancellationToken cancellation)
    {
        await using var ask = business.Command(LeavesNoAdmin, personId);
        return await ask.ExecuteScalarAsync(cancellation) is true;
    }

    private async Task<Dictionary<Guid, string>> EmailsAsync(Guid[] ids, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand(ReadEmails);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var emails = new Dictionary<Guid, string>();
        while (await reader.ReadAsync(cancellation))
        {
            emails[reader.GetGuid(0)] = reader.GetString(1);
        }

        return emails;
    }
}
