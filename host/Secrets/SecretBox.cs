using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Porfin.Host.Secrets;

/// <summary>Seals the secrets of accounts (tokens, app secrets) for rest in the database.</summary>
public sealed class SecretBox(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("porfin.account-secrets");

    public byte[] Protect(string secret) => protector.Protect(Encoding.UTF8.GetBytes(secret));

    /// <summary>Opens what <see cref="Protect"/> sealed; throws <see cref="System.Security.Cryptography.CryptographicException"/> when it was altered.</summary>
    public string Unprotect(byte[] sealedSecret) => Encoding.UTF8.GetString(protector.Unprotect(sealedSecret));
}
