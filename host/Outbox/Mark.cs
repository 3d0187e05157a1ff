using Porfin.Host.Whatsapp;

namespace Porfin.Host.Outbox;

/// <summary>One thing that became of a message.</summary>
internal abstract class Mark
{
    /// <summary>Completed when it is stored; null when nobody waits.</summary>
    public TaskCompletionSource? Stored { get; set; }
}

/// <summary>It is about to be sent.</summary>
internal sealed class BegunMark(OutboxRow row) : Mark
{
    public long MessageId => row.MessageId;
}

/// <summary>It must be tried again, or its turn has not come after all.</summary>
/// <param name="row">Which; its tries, moment and doubt are stored as they are now.</param>
/// <param name="error">What went wrong; null when nothing did.</param>
internal sealed class WaitingMark(OutboxRow row, string? error) : Mark
{
    public long MessageId { get; } = row.MessageId;

    public int Tries { get; } = row.Tries;

    public DateTimeOffset? NextTryAt { get; } = row.NextTryAt;

    public bool MaybeDuplicate { get; } = row.MaybeDuplicate;

    public string? Error => error;
}

/// <summary>The channel took it.</summary>
internal sealed class SentMark(OutboxRow row, string wamid) : Mark
{
    public OutboxRow Row => row;

    public string Wamid => wamid;
}

/// <summary>It is set aside for a person to see.</summary>
internal sealed class DeadMark(OutboxRow row, string error) : Mark
{
    public OutboxRow Row => row;

    public string Error => error;
}

/// <summary>The channel told how far a message came.</summary>
internal sealed class StatusMark(Guid businessId, Guid accountId, InboundStatus status) : Mark
{
    public Guid BusinessId => businessId;

    public Guid AccountId => accountId;

    public InboundStatus Status => status;
}
