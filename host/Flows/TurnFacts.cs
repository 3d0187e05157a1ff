using Porfin.Expressions;
using Porfin.Host.Conversations;

namespace Porfin.Host.Flows;

/// <summary>What a flow can know of a conversation: <c>contact</c>, <c>business</c>, and in the turn that begins an instance <c>message</c>.</summary>
internal sealed class TurnFacts(TurnRequest request, string businessName)
{
    public TurnRequest Request => request;

    public Mail[] Messages { get; } = [.. request.Mails.Where(mail => mail.MessageId is not null)];

    public Mail[] Timers => [.. request.Mails.Where(mail => mail.MessageId is null)];

    public World World(Value? message, Flow flow)
    {
        var facts = new ValueMap(3)
        {
            { "contact", Value.Of(new ValueMap(2) { { "name", Value.Of(request.Conversation.ProfileName) }, { "address", Value.Of(request.Conversation.Address) } }) },
            { "business", Value.Of(new ValueMap(1) { { "name", Value.Of(businessName) } }) },
        };
        if (message is { } payload)
        {
            facts.Add("message", payload);
        }

        var world = new World(request.Now) { Facts = facts };
        return flow.Settings.Language is { } language ? world with { Culture = language } : world;
    }
}
