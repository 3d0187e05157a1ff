namespace Porfin;

/// <summary>The name of a way out of an activity; a connection leaves from it.</summary>
/// <param name="Name">As written in connections, such as "Done" or "True".</param>
public sealed record Outcome(string Name)
{
    /// <summary>The way out of an activity that declares no other.</summary>
    public static readonly Outcome Done = new("Done");
}

/// <summary>One thing to wait for.</summary>
/// <param name="Kind">The kind of stimulus.</param>
/// <param name="Key">The key that it must carry, or null.</param>
/// <param name="Due">When, for a timer.</param>
public readonly record struct Wake(string Kind, string? Key = null, DateTimeOffset? Due = null)
{
    /// <summary>For how long, when the moment counts from now; null for a fixed moment. Such a wait begins anew when the instance stood still (<see cref="Stimulus.Paused"/>).</summary>
    public TimeSpan? For { get; init; }

    /// <summary>A moment.</summary>
    public static Wake At(DateTimeOffset due) => new(Stimulus.Kinds.Timer, null, due);

    /// <summary>A moment that lies so far after now; at once when that is nothing or less.</summary>
    public static Wake After(DateTimeOffset now, TimeSpan span) => At(Control.Moments.After(now, span)) with { For = span };

    /// <summary>The customer's next message.</summary>
    public static Wake OnMessage() => new(Stimulus.Kinds.Message);
}

/// <summary>What an activity decided: leave by outcomes, wait, ask the outside, fail, or let its children run.</summary>
public readonly struct Next
{
    private Next(NextKind kind, object? detail)
    {
        Kind = kind;
        Detail = detail;
    }

    internal enum NextKind
    {
        Outcomes,
        Wait,
        Call,
        Fault,
        Children,
        Port,
        Finish,
        Break,
        Complete,
    }

    internal NextKind Kind { get; }

    internal object? Detail { get; }

    /// <summary>Leaves by one outcome.</summary>
    public static implicit operator Next(Outcome outcome) => new(NextKind.Outcomes, outcome.Name);

    /// <summary>Leaves by an outcome whose name comes from the flow (options, cases).</summary>
    public static Next Leave(string outcome) => new(NextKind.Outcomes, outcome);

    /// <summary>Leaves by several outcomes at once: all their connections are followed.</summary>
    public static Next LeaveAll(IReadOnlyList<string> outcomes) => new(NextKind.Outcomes, outcomes);

    /// <summary>Leaves by the outcomes of something else.</summary>
    internal static Next LeaveBy(Execution.Outcomes outcomes) => new(NextKind.Outcomes, outcomes.Detail);

    /// <summary>Waits until the first of these; the others are forgotten then.</summary>
    public static Next Wait(params Wake[] wakes) => new(NextKind.Wait, wakes);

    /// <summary>Asks the outside; the activity goes on in <see cref="Activity.Continue"/>.</summary>
    public static Next Call(Call call) => new(NextKind.Call, call);

    /// <summary>Fails the step.</summary>
    /// <param name="code">A stable code such as <c>ask:no-question</c>.</param>
    /// <param name="text">What happened and what to do.</param>
    public static Next Fault(string code, string text) => new(NextKind.Fault, new Fault(code, text));

    /// <summary>Runs the activity in one of its own ports, and leaves by <see cref="Outcome.Done"/> when it is over; at once when the flow has put none there.</summary>
    /// <param name="port">The port.</param>
    /// <param name="item">For a port that is a list of objects: which of them.</param>
    public static Next Run(string port, int item = -1) => new(NextKind.Port, (port, item));

    /// <summary>Children were scheduled; the container decides again when they complete.</summary>
    internal static Next Children { get; } = new(NextKind.Children, null);

    /// <summary>Ends the instance at once.</summary>
    internal static Next Finish { get; } = new(NextKind.Finish, null);

    /// <summary>Ends the nearest loop.</summary>
    internal static Next Break { get; } = new(NextKind.Break, null);

    /// <summary>Completes the nearest composite (a sub-flow, or the flow itself) by outcomes.</summary>
    internal static Next Complete(IReadOnlyList<string> outcomes) => new(NextKind.Complete, outcomes);
}

/// <summary>Why an instance failed.</summary>
/// <param name="Code">A stable code such as <c>turn:too-long</c>.</param>
/// <param name="Text">What happened and what to do.</param>
/// <param name="NodeId">The path of the activity, when it was one.</param>
public sealed record Fault(string Code, string Text, string? NodeId = null);
