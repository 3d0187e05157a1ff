using System.Text;

namespace Porfin.Host.Accounts;

/// <summary>A number on which a business talks. A class, not a record: its text must never show its secrets.</summary>
public sealed class Account
{
    private readonly byte[] appSecretKey = [];

    /// <summary>Ours.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid BusinessId { get; init; }

    /// <summary>Meta's id of the number.</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>Signs the webhooks of this number's app.</summary>
    public required string AppSecret
    {
        get => Encoding.UTF8.GetString(appSecretKey);
        init => appSecretKey = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>What Meta shows at the handshake.</summary>
    public required string VerifyToken { get; init; }

    /// <summary>What we show to the Graph API.</summary>
    public required string Token { get; init; }

    /// <summary>Meta's id of the WhatsApp business account; null when it was not given.</summary>
    public string? WabaId { get; init; }

    /// <summary>How people know it: the number as it is printed.</summary>
    public string Display { get; init; } = "";

    /// <summary>The flow that answers; null while there is none.</summary>
    public Guid? FlowId { get; init; }

    /// <summary>How many messages it may send in a second: Meta's throughput of the number.</summary>
    public int MessagesPerSecond { get; init; } = 80;

    /// <summary>The bytes of <see cref="AppSecret"/>.</summary>
    internal ReadOnlySpan<byte> AppSecretKey => appSecretKey;

    /// <inheritdoc />
    public override string ToString() => $"account {Id}";
}
