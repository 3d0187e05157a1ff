using System.ComponentModel.DataAnnotations;

namespace Porfin.Host.Conversations;

/// <summary>How conversations are run.</summary>
public sealed class ConversationsOptions
{
    /// <summary>How many messages may wait in memory; more wait in the database.</summary>
    [Range(10, 10_000_000)]
    public int HeldMails { get; set; } = 50_000;

    /// <summary>How many waiting instances are remembered, so that an active conversation costs no reading; up to twice as many for a while.</summary>
    [Range(1, 10_000_000)]
    public int RememberedInstances { get; set; } = 50_000;

    /// <summary>How many turns may share a transaction.</summary>
    [Range(1, 5_000)]
    public int TurnsPerCommit { get; set; } = 512;

    /// <summary>How often a turn is tried before its message is set aside.</summary>
    [Range(1, 100)]
    public int Tries { get; set; } = 3;

    /// <summary>How long the flow is silent after a person of the business wrote from the WhatsApp app; counted anew from each of their messages. Zero lets it speak on.</summary>
    public TimeSpan HumanKeeps { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How long to wait between these tries.</summary>
    public TimeSpan TryAgainAfter { get; set; } = TimeSpan.FromSeconds(1);
}
