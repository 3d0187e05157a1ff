using System.Text.Json;

namespace Porfin.Activities.Messages;

/// <summary>The flow says something to the customer; the host sends it after the commit.</summary>
/// <param name="Content">What is said.</param>
public sealed record MessageCreated(MessageContent Content) : FlowEvent
{
    /// <inheritdoc />
    public override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WritePropertyName("content");
        JsonSerializer.Serialize(writer, Content, MessageContent.Json);
    }
}

/// <summary>The flow hands the conversation to a person, and is silent from then on.</summary>
/// <param name="Reason">Why, in a few words that the person reads.</param>
/// <param name="Team">Who should take it; null for anybody.</param>
public sealed record HandoffRequested(string Reason, string? Team = null) : FlowEvent
{
    /// <inheritdoc />
    public override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("reason", Reason);
        if (Team is not null)
        {
            writer.WriteString("team", Team);
        }
    }
}
