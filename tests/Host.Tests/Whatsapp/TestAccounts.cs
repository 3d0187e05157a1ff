using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Porfin.Host.Accounts;

namespace Porfin.Host.Tests.Whatsapp;

/// <summary>Accounts for tests that need no database.</summary>
internal static class TestAccounts
{
    public const string Secret = "segredo-do-app";
    public const string VerifyToken = "palavra-combinada";

    private static int count;

    public static Account Of(string phoneNumberId = Payloads.PhoneNumberId, string secret = Secret, string? waba = null, Guid? business = null) => new()
    {
        Id = new Guid(Interlocked.Increment(ref count), 0, 0, new byte[8]),
        BusinessId = business ?? new Guid(count, 1, 0, new byte[8]),
        PhoneNumberId = phoneNumberId,
        AppSecret = secret,
        VerifyToken = VerifyToken,
        Token = "token-" + phoneNumberId,
        WabaId = waba,
    };

    public static KnownAccounts Known(params Account[] accounts) =>
        new(NpgsqlDataSource.Create("Host=never-reached"), _ => "", NullLogger<KnownAccounts>.Instance) { Book = new AccountBook(accounts) };
}
