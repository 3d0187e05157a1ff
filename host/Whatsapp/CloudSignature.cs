using System.Security.Cryptography;
using System.Text;

namespace Porfin.Host.Whatsapp;

/// <summary>Meta's signature of a webhook: HMAC-SHA256 with the app's secret over the bytes as they came.</summary>
public static class CloudSignature
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-Hub-Signature-256";

    private const string Prefix = "sha256=";

    /// <summary>True when the header is the signature of the body by this secret. Takes the same time for any wrong one.</summary>
    public static bool IsValid(ReadOnlySpan<byte> body, string? header, string appSecret) =>
        IsValid(body, header, Encoding.UTF8.GetBytes(appSecret));

    /// <inheritdoc cref="IsValid(ReadOnlySpan{byte}, string?, string)" />
    public static bool IsValid(ReadOnlySpan<byte> body, string? header, ReadOnlySpan<byte> appSecret)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (appSecret.IsEmpty || !TryParse(header, claimed))
        {
            return false;
        }

        Span<byte> actual = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(appSecret, body, actual);
        return CryptographicOperations.FixedTimeEquals(actual, claimed);
    }

    /// <summary>True when the header looks like a signature at all.</summary>
    public static bool IsWellFormed(string? header) => TryParse(header, stackalloc byte[HMACSHA256.HashSizeInBytes]);

    /// <summary>The header for a body: what Meta would send.</summary>
    public static string Of(ReadOnlySpan<byte> body, string appSecret) =>
        Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), body));

    private static bool TryParse(string? header, Span<byte> signature) =>
        header is not null
        && header.Length == Prefix.Length + (2 * signature.Length)
        && header.StartsWith(Prefix, StringComparison.Ordinal)
        && Convert.FromHexString(header.AsSpan(Prefix.Length), signature, out _, out _) == System.Buffers.OperationStatus.Done;
}
