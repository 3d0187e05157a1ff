using System.Globalization;
using Porfin.Activities.Messages;
using Porfin.Control;
using Porfin.Execution;
using Porfin.Host.Conversations;
using Porfin.Host.Whatsapp;

namespace Porfin.Host.Flows;

/// <summary>What a turn wants done outside.</summary>
internal static class Effects
{
    /// <summary>The messages that it says, cut as the channel needs them, each with a key of its own.</summary>
    public static List<Outgoing> MessagesOf(Turn turn)
    {
        var messages = new List<Outgoing>();
        foreach (var created in turn.Events.OfType<MessageCreated>())
        {
            var pieces = CloudContent.Fit(created.Content);
            for (var i = 0; i < pieces.Count; i++)
            {
                var key = i == 0 ? created.IdempotencyKey : string.Create(CultureInfo.InvariantCulture, $"{created.IdempotencyKey}-{i}");
                messages.Add(new Outgoing(key, pieces[i]));
            }
        }

        return messages;
    }

    /// <summary>The flows that it begins and the events that it publishes.</summary>
    public static List<FlowEvent> ForRuns(Turn turn) => [.. turn.Events.Where(happened => happened is FlowDispatched or EventPublished { IsLocal: false })];
}
