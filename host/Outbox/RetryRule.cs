using Porfin.Host.Whatsapp;

namespace Porfin.Host.Outbox;

/// <summary>What is done about a failed sending, by the class of its error.</summary>
internal sealed class RetryRule(OutboxOptions options, TimeProvider time)
{
    private static readonly TimeSpan LongestDoubt = TimeSpan.FromMinutes(10);

    /// <summary>When to try again; null sets the message aside.</summary>
    public DateTimeOffset? NextTry(OutboxRow row, Failed failed)
    {
        switch (failed.Class)
        {
            case FailureClass.StopAccount:
                // Not the message's fault: it keeps its tries, and goes out when the account was repaired.
                row.Tries--;
                return time.GetUtcNow() + options.StoppedFor;
            case FailureClass.Unavailable:
                // Nor here: however long it lasts, nothing is lost by it.
                row.Tries--;
                return time.GetUtcNow() + (failed.RetryAfter ?? options.UnavailableFor);
            case FailureClass.Unknown when row.Tries < options.Tries:
                return time.GetUtcNow() + Growing(options.DoubtFor, row.Tries);
            case FailureClass.Retry or FailureClass.RetryAfter when row.Tries < options.RefusedTries && failed.DelayAfter(row.Tries) is { } delay:
                return time.GetUtcNow() + delay;
            default:
                // A limit of a day must not hold up what the customer is told after it.
                return null;
        }
    }

    /// <summary>Each try may double the message: the next ones come ever later.</summary>
    private static TimeSpan Growing(TimeSpan first, int tries)
    {
        var delay = first * Math.Pow(2, tries - 1);
        return delay < LongestDoubt ? delay : LongestDoubt;
    }
}
