using System.Text.Json;
using Porfin.Expressions;

namespace Porfin;

/// <summary>
/// A question to the outside whose answer the turn needs now (HTTP, a language model …). The turn pauses until it is answered; the answer is journalled.
/// An activity asks by returning <see cref="Next.Call"/>; the host answers with the port that serves this type.
/// </summary>
public abstract record Call
{
    /// <summary>The same on every retry and replay of the step; set by the engine.</summary>
    public string IdempotencyKey { get; internal set; } = "";

    /// <summary>The fields, for the journal: never secrets. Written inside an object that the caller opened.</summary>
    public abstract void WriteFields(Utf8JsonWriter writer);
}

/// <summary>The answer to a <see cref="Call"/>.</summary>
/// <param name="Value">What came back; undefined on failure.</param>
/// <param name="Failure">Why nothing came back, as a stable code such as <c>http:timeout</c>; null on success.</param>
/// <param name="Detail">A sentence for the journal on failure.</param>
public sealed record CallAnswer(Value Value, string? Failure = null, string? Detail = null);
