using System.ComponentModel.DataAnnotations;

namespace Porfin.Activities.Messages;

/// <summary>Sends a text to the customer.</summary>
[Activity("Porfin.SendText", Category = "Messages", Icon = "chat")]
[WritesToCustomer("text")]
public sealed class SendText : Activity
{
    /// <summary>What is said. A text that turns out empty when the flow runs is not sent.</summary>
    [Input(Editor = "multiline"), Required, ChannelLimit(4096, Beyond = BeyondLimit.Split)]
    public string Text { get; init; } = "";

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        Say(context, Text);
        return Outcome.Done;
    }

    /// <summary>Sends a text unless it is empty.</summary>
    internal static void Say(ActivityContext context, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            context.Emit(new MessageCreated(new TextContent(text)));
        }
    }
}
