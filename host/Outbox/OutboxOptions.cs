using System.ComponentModel.DataAnnotations;

namespace Porfin.Host.Outbox;

/// <summary>How messages go out.</summary>
public sealed class OutboxOptions
{
    /// <summary>How many messages a second one number may send; 0 leaves it to the account's own setting.</summary>
    [Range(0, 1_000_000)]
    public int MessagesPerSecond { get; set; }

    /// <summary>How many sendings of one number may be under way at once.</summary>
    [Range(1, 10_000)]
    public int Parallel { get; set; } = 128;

    /// <summary>How many messages may wait in memory; more wait in the database.</summary>
    [Range(10, 10_000_000)]
    public int Held { get; set; } = 50_000;

    /// <summary>How often a message is tried before it is set aside, when each try may have sent it.</summary>
    [Range(1, 100)]
    public int Tries { get; set; } = 8;

    /// <summary>The same for messages that the channel surely did not take: more, because nothing is doubled; the waits between them grow beyond an hour together.</summary>
    [Range(1, 100)]
    public int RefusedTries { get; set; } = 16;

    /// <summary>How long to wait for a status that proves a sending whose answer was lost, before it is sent again; twice as long after each further try, at most ten minutes.</summary>
    public TimeSpan DoubtFor { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The same for messages whose sending a crash of this host interrupted.</summary>
    public TimeSpan DoubtAfterCrash { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a number rests that does not work (its token expired, it was restricted) before one message tries again.</summary>
    public TimeSpan StoppedFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a number rests when the channel cannot be reached or is out of service.</summary>
    public TimeSpan UnavailableFor { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long marks of sent messages gather before they are stored together. A crash within it only makes a message doubtful.</summary>
    public TimeSpan MarksGather { get; set; } = TimeSpan.FromMilliseconds(10);
}
