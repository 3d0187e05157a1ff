namespace Porfin.Host.Whatsapp;

/// <summary>What became of a sending.</summary>
public abstract record SendResult;

/// <summary>The Graph API took it; what becomes of it is told by statuses.</summary>
/// <param name="Wamid">Its id.</param>
public sealed record Sent(string Wamid) : SendResult;

/// <summary>It was not taken, or we cannot know.</summary>
/// <param name="Class">What to do about it.</param>
/// <param name="Code">Meta's code (<c>131047</c>), or ours (<c>http:502</c>, <c>net:refused</c>, <c>content:too-long</c>).</param>
/// <param name="Text">In Meta's words or ours; holds no content and no address.</param>
public sealed record Failed(FailureClass Class, string Code, string Text) : SendResult
{
    /// <summary>How long the server asked us to wait; null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when the whole number must be slower or wait, not just this recipient.</summary>
    public bool HoldsNumber => ErrorCodes.HoldsNumber(Code);

    /// <summary>How long to wait before the next try; null when there should be none.</summary>
    /// <param name="attempt">How many tries were made, from 1.</param>
    public TimeSpan? DelayAfter(int attempt) => ErrorCodes.DelayAfter(this, attempt);
}

/// <summary>What to do about a failed sending.</summary>
public enum FailureClass
{
    /// <summary>Surely not sent, and the cause will pass: try again soon, a few times.</summary>
    Retry,

    /// <summary>Surely not sent: the channel cannot be reached, or is out of service. It is nobody's message's fault: the number rests, and no message loses a try.</summary>
    Unavailable,

    /// <summary>Surely not sent: too fast. Try again after <see cref="Failed.DelayAfter"/>.</summary>
    RetryAfter,

    /// <summary>Surely not sent: a limit of a day or so. Trying again soon makes it worse.</summary>
    Wait,

    /// <summary>Will never be taken like this.</summary>
    Permanent,

    /// <summary>The number or its token does not work: nothing of this account will be taken until somebody repairs it.</summary>
    StopAccount,

    /// <summary>
    /// It may have been sent: the connection broke, or time was up, after the request had left. The Graph API knows no idempotency key, so a retry may double it;
    /// a status with our key (<see cref="InboundStatus.OpaqueData"/>) proves that it had been taken.
    /// </summary>
    Unknown,
}
