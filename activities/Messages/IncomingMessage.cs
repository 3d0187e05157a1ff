using Porfin.Expressions;

namespace Porfin.Activities.Messages;

/// <summary>What a customer wrote, tapped or sent, whatever the channel.</summary>
/// <param name="Id">The channel's id of the message.</param>
/// <param name="Kind">What it is: <c>text</c>, <c>choice</c> (a tapped option), <c>image</c>, <c>audio</c>, <c>location</c> …</param>
/// <param name="Text">What it says: the text, the caption or the title of the option; empty when there is none.</param>
/// <param name="ChoiceId">The id of the tapped option; null when none was tapped.</param>
/// <param name="At">When the customer sent it, by the channel's clock.</param>
/// <param name="ReplyTo">The id of the message that it quotes; null when it quotes none.</param>
/// <param name="Details">What only this kind has (a media id, coordinates, the advertisement it came from); null when there is nothing.</param>
public sealed record IncomingMessage(
    string Id, string Kind, string Text, string? ChoiceId, DateTimeOffset At, string? ReplyTo = null, ValueMap? Details = null)
{
    /// <summary>The stimulus that it is to a flow.</summary>
    public Stimulus ToStimulus()
    {
        var map = new ValueMap(7)
        {
            { "id", Value.Of(Id) },
            { "kind", Value.Of(Kind) },
            { "text", Value.Of(Text) },
            { "choiceId", Value.Of(ChoiceId) },
            { "at", Value.Of(At) },
            { "replyTo", Value.Of(ReplyTo) },
        };
        if (Details is not null)
        {
            map.Add("details", Value.Of(Details));
        }

        return new Stimulus(Stimulus.Kinds.Message, null, Value.Of(map));
    }

    /// <summary>The message in a stimulus; null when the stimulus is not a message. A field that is missing or odd reads as empty.</summary>
    public static IncomingMessage? Of(Stimulus stimulus)
    {
        if (stimulus.Kind != Stimulus.Kinds.Message || stimulus.Payload.Map is not { } map)
        {
            return null;
        }

        return new IncomingMessage(
            map["id"].ToText(),
            map["kind"].Text ?? "text",
            map["text"].ToText(),
            map["choiceId"].Text,
            map["at"].Date is { IsValid: true } at ? at.Moment : DateTimeOffset.UnixEpoch,
            map["replyTo"].Text,
            map["details"].Map);
    }
}
