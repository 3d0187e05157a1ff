using System.Text.Json;

namespace Porfin;

/// <summary>
/// A fact of a turn: something that the flow wants done outside (an effect), or that happened. Only recorded in the turn; the host acts after the commit.
/// Derived records are named in the past: <c>MessageCreated</c>.
/// </summary>
public abstract record FlowEvent
{
    /// <summary>The path of the activity that made it; set by the engine.</summary>
    public string NodeId { get; internal set; } = "";

    /// <summary>(instance, step, number within the step): the same on every retry and replay, so that nothing is sent, charged or booked twice. Set by the engine.</summary>
    public string IdempotencyKey { get; internal set; } = "";

    /// <summary>The fields, for journal and outbox; written inside an object that the caller opened.</summary>
    public abstract void WriteFields(Utf8JsonWriter writer);
}

/// <summary>A line written by WriteLine.</summary>
/// <param name="Text">The line, without its end.</param>
public sealed record LineWritten(string Text) : FlowEvent
{
    /// <inheritdoc />
    public override void WriteFields(Utf8JsonWriter writer) => writer.WriteString("text", Text);
}
