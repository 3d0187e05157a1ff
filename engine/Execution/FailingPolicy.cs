namespace Porfin.Execution;

/// <summary>What happens when a step fails and is not (or no more) tried again.</summary>
internal enum FaultPolicy
{
    /// <summary>The instance fails.</summary>
    Stop,

    /// <summary>The step is left by its outcome "Failed".</summary>
    FollowFailed,

    /// <summary>The step is left as if it had done its work.</summary>
    Continue,

    /// <summary>Only the branch of the step ends; the instance fails when all else is over.</summary>
    EndBranch,
}

/// <summary>The policy of one activity.</summary>
/// <param name="Then">What happens in the end.</param>
/// <param name="Retry">How often it is tried again before; null for never.</param>
internal sealed record FailingPolicy(FaultPolicy Then, Retry? Retry = null)
{
    public static FailingPolicy Stop { get; } = new(FaultPolicy.Stop);
}

/// <summary>How a failed step is tried again.</summary>
/// <param name="Count">How often, beside the first time.</param>
/// <param name="First">How long to wait before the first time again.</param>
/// <param name="Factor">By how much each wait is longer than the one before.</param>
/// <param name="Longest">The longest wait.</param>
/// <param name="Jitter">The part of a wait, from 0 to 1, by which chance makes it shorter, so that many do not come at once.</param>
internal sealed record Retry(int Count, TimeSpan First, double Factor, TimeSpan Longest, double Jitter)
{
    /// <summary>How long to wait after so many failures before this one.</summary>
    public TimeSpan DelayOf(int failures, double chance)
    {
        var seconds = Math.Min(First.TotalSeconds * Math.Pow(Factor, failures), Longest.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 - (Jitter * chance)));
    }
}
