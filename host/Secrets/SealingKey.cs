using System.Security.Cryptography;
using System.Text;

namespace Porfin.Host.Secrets;

/// <summary>The installation's own key, which lies outside the database and seals the key ring in it (AES-256-GCM). A class: its text must never show it.</summary>
public sealed class SealingKey
{
    private const int Size = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const byte Form = 1;

    private readonly byte[] key;

    private SealingKey(byte[] key) => this.key = key;

    /// <summary>Tells one key from another without betraying it.</summary>
    public string Fingerprint => Convert.ToHexStringLower(HMACSHA256.HashData(key, "porfin.sealing-key"u8))[..16];

    /// <summary>A new key.</summary>
    public static SealingKey Create() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Reads what <see cref="ToText"/> or <c>openssl rand -base64 32</c> wrote; null when it is no key.</summary>
    public static SealingKey? Parse(string text)
    {
        var bytes = new byte[Size];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var count) && count == Size ? new(bytes) : null;
    }

    /// <summary>The key itself in base64, for its file.</summary>
    public string ToText() => Convert.ToBase64String(key);

    /// <summary>Seals a text; what is sealed under one name cannot be opened under another.</summary>
    public byte[] Seal(string name, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[1 + NonceSize + TagSize + plain.Length];
        box[0] = Form;
        RandomNumberGenerator.Fill(box.AsSpan(1, NonceSize));
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(box.AsSpan(1, NonceSize), plain, box.AsSpan(1 + NonceSize + TagSize), box.AsSpan(1 + NonceSize, TagSize), Encoding.UTF8.GetBytes(name));
        return box;
    }

    /// <summary>Opens what <see cref="Seal"/> sealed under the same name; throws <see cref="CryptographicException"/> when it was altered or sealed by another key.</summary>
    public string Open(string name, ReadOnlySpan<byte> box)
    {
        if (box.Length < 1 + NonceSize + TagSize || box[0] != Form)
        {
            throw new CryptographicException("This was not sealed by Porfin.");
        }

        var plain = new byte[box.Length - 1 - NonceSize - TagSize];
        using var cipher = new AesGcm(key, TagSize);
        cipher.Decrypt(box.Slice(1, NonceSize), box[(1 + NonceSize + TagSize)..], box.Slice(1 + NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(name));
        return Encoding.UTF8.GetString(plain);
    }

    /// <inheritdoc />
    public override string ToString() => "key " + Fingerprint;
}
