using System.ComponentModel.DataAnnotations;

namespace Porfin.Host.Intake;

/// <summary>How webhooks are taken in.</summary>
public sealed class IntakeOptions
{
    /// <summary>How many events may share a transaction.</summary>
    [Range(1, 5_000)]
    public int EventsPerCommit { get; set; } = 512;

    /// <summary>How many webhooks may wait to be stored; more are told to come again.</summary>
    [Range(1, 1_000_000)]
    public int WaitingWebhooks { get; set; } = 8_192;

    /// <summary>How many conversations are remembered, so that their messages need not look for them; up to twice as many for a while.</summary>
    [Range(1, 10_000_000)]
    public int RememberedConversations { get; set; } = 100_000;
}
