using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;

namespace Porfin.Host.Accounts;

/// <summary>Opens what was sealed; throws <see cref="CryptographicException"/> when it cannot.</summary>
public delegate string OpenSecret(byte[] sealedSecret);

/// <summary>The accounts of this installation, kept in memory for the hot path. <see cref="AccountsWatch"/> keeps them fresh.</summary>
public sealed class KnownAccounts(NpgsqlDataSource db, OpenSecret open, ILogger<KnownAccounts> logger)
{
    private const string Select = """
        select id, business_id, phone_number_id, waba_id, display, secrets, flow_id, messages_per_second
        from account where kind = 'cloud' and secrets is not null
        """;

    private volatile AccountBook book = AccountBook.Empty;

    /// <summary>The accounts as they were last read; empty before the first reading.</summary>
    public AccountBook Book
    {
        get => book;
        internal set => book = value;
    }

    /// <summary>Reads them all. One whose secrets cannot be opened is left out and logged.</summary>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        await using var command = db.CreateCommand(Select);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var accounts = new List<Account>();
        while (await reader.ReadAsync(cancellation))
        {
            if (Read(reader) is { } account)
            {
                accounts.Add(account);
            }
        }

        Book = new AccountBook(accounts);
    }

    private Account? Read(NpgsqlDataReader row)
    {
        var id = row.GetGuid(0);
        try
        {
            var secrets = AccountSecrets.FromJson(open(row.GetFieldValue<byte[]>(5)));
            return new Account
            {
                Id = id,
                BusinessId = row.GetGuid(1),
                PhoneNumberId = row.GetString(2),
                WabaId = row.IsDBNull(3) ? null : row.GetString(3),
                Display = row.GetString(4),
                AppSecret = secrets.AppSecret,
                VerifyToken = secrets.VerifyToken,
                Token = secrets.Token,
                FlowId = row.IsDBNull(6) ? null : row.GetGuid(6),
                MessagesPerSecond = row.GetInt32(7),
            };
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException)
        {
            logger.SecretsUnreadable(id, failure);
            return null;
        }
    }
}
