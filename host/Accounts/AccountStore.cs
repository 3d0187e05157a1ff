using Npgsql;
using Porfin.Host.Secrets;

namespace Porfin.Host.Accounts;

/// <summary>Stores accounts, their secrets sealed.</summary>
public sealed class AccountStore(NpgsqlDataSource db, SecretBox box, TimeProvider time)
{
    private const string Upsert = """
        insert into account as a (id, business_id, kind, phone_number_id, waba_id, display, secrets, messages_per_second, created_at)
        values ($1, $2, 'cloud', $3, $4, $5, $6, $7, $8)
        on conflict (phone_number_id) do update set
            waba_id = coalesce(excluded.waba_id, a.waba_id), display = excluded.display, secrets = excluded.secrets, messages_per_second = excluded.messages_per_second
        where a.business_id = excluded.business_id and a.kind = 'cloud'
        returning id
        """;

    /// <summary>Adds a number, or gives a known one of the same business new secrets.</summary>
    /// <returns>Its id; null when the number is another business's.</returns>
    /// <exception cref="ArgumentException">See <see cref="NewAccount.Problems"/>.</exception>
    public async Task<Guid?> AddAsync(Guid businessId, NewAccount account, CancellationToken cancellation)
    {
        if (account.Problems().FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem, nameof(account));
        }

        var now = time.GetUtcNow();
        var secrets = new AccountSecrets(account.AppSecret, account.VerifyToken, account.Token).ToJson();
        await using var command = db.CreateCommand(Upsert);
        command.Parameters.Add(new() { Value = Guid.CreateVersion7(now) });
        command.Parameters.Add(new() { Value = businessId });
        command.Parameters.Add(new() { Value = account.PhoneNumberId });
        command.Parameters.Add(new() { Value = account.WabaId ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = account.Display ?? account.PhoneNumberId });
        command.Parameters.Add(new() { Value = box.Protect(secrets) });
        command.Parameters.Add(new() { Value = account.MessagesPerSecond });
        command.Parameters.Add(new() { Value = now });
        return await command.ExecuteScalarAsync(cancellation) as Guid?;
    }
}
