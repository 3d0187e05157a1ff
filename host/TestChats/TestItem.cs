using Porfin.Activities.Messages;

namespace Porfin.Host.TestChats;

/// <summary>One thing in a test chat, in order of time.</summary>
/// <param name="At">When, by the chat's own clock.</param>
public abstract record TestItem(DateTimeOffset At);

/// <summary>The flow said something.</summary>
public sealed record FlowSaid(MessageContent Content, DateTimeOffset At) : TestItem(At);

/// <summary>The person who tests said something, as the customer would.</summary>
public sealed record CustomerSaid(string Text, DateTimeOffset At) : TestItem(At);

/// <summary>Something that a customer would not see, but the author should.</summary>
/// <param name="Kind">What.</param>
/// <param name="Detail">More about it: a reason, a fault, how long.</param>
/// <param name="At">When.</param>
public sealed record Remark(RemarkKind Kind, string Detail, DateTimeOffset At) : TestItem(At);

/// <summary>What a <see cref="Remark"/> tells.</summary>
public enum RemarkKind
{
    /// <summary>The clock was moved; the detail is the span.</summary>
    TimeSkipped,

    /// <summary>The flow handed over to a person; the detail is its reason.</summary>
    HandedOff,

    /// <summary>The flow asked for something that a test has no answer to; the detail is the kind of question.</summary>
    CallSkipped,

    /// <summary>The flow called another system, and a toy answered in its place; the detail is what was called.</summary>
    CallAnswered,

    /// <summary>The flow waited for something else than this message.</summary>
    NotAwaited,

    /// <summary>The flow wrote a line for its author; the detail is the line.</summary>
    Line,

    /// <summary>The flow ended; the next message begins it anew.</summary>
    Finished,

    /// <summary>The flow failed; the detail is why.</summary>
    Faulted,
}
