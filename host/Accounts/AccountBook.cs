using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Porfin.Host.Accounts;

/// <summary>All accounts as they were at one moment: found without waiting.</summary>
public sealed class AccountBook
{
    /// <summary>No account at all.</summary>
    public static readonly AccountBook Empty = new([]);

    private readonly FrozenDictionary<string, Account> byPhone;
    private readonly FrozenDictionary<Guid, Account> byId;
    private readonly ILookup<string, Account> byWaba;

    /// <summary>A book of the given accounts; their numbers are distinct.</summary>
    public AccountBook(IReadOnlyList<Account> accounts)
    {
        All = accounts;
        byPhone = accounts.ToFrozenDictionary(account => account.PhoneNumberId, StringComparer.Ordinal);
        byId = accounts.ToFrozenDictionary(account => account.Id);
        byWaba = accounts.Where(account => account.WabaId is not null).ToLookup(account => account.WabaId!, StringComparer.Ordinal);
        Signers = [.. accounts.DistinctBy(account => account.AppSecret)];
    }

    /// <summary>Every account.</summary>
    public IReadOnlyList<Account> All { get; }

    /// <summary>One account for each distinct app secret.</summary>
    internal IReadOnlyList<Account> Signers { get; }

    /// <summary>The account of a number, by Meta's id; null when there is none.</summary>
    public Account? OfPhone(string phoneNumberId) => byPhone.GetValueOrDefault(phoneNumberId);

    /// <summary>The account of our id; null when there is none.</summary>
    public Account? Of(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>The accounts of a WhatsApp business account, by Meta's id.</summary>
    public IEnumerable<Account> OfWaba(string wabaId) => byWaba[wabaId];

    /// <summary>True when some account's verify token is this one; takes the same time for any wrong one.</summary>
    public bool HasVerifyToken(string token)
    {
        var asked = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        var found = false;
        foreach (var account in All)
        {
            found |= CryptographicOperations.FixedTimeEquals(asked, SHA256.HashData(Encoding.UTF8.GetBytes(account.VerifyToken)));
        }

        return found;
    }
}
