using Porfin.Host.Whatsapp;

namespace Porfin.Host.Outbox;

/// <summary>What is done about a failed sending, by the class of its error.</summary>
internal sealed class RetryRule(OutboxOptions options, TimeProvider time)
{
    /// <summary>When to try again; null sets the message aside.</summary>
    public DateTimeOffset? NextTry(OutboxRow row, Failed failed)
    {
        switch (failed.Class)
        {
            case FailureClass.StopAccount:
                // Not the message's fault: it keeps its tries, and goes out when the account was repaired.
                row.Tries--;
                return time.GetUtcNow() + options.StoppedFor;
            case FailureClass.Unknown when row.Tries < options.Tries:
                return time.GetUtcNow() + options.DoubtFor;
            case FailureClass.Retry or FailureClass.RetryAfter when row.Tries < options.Tries && failed.DelayAfter(row.Tries) is { } delay:
                return time.GetUtcNow() + delay;
            default:
                // A limit of a day must not hold up what the customer is told after it.
                return null;
        }
    }
}
