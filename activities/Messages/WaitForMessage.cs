using Porfin.Expressions;

namespace Porfin.Activities.Messages;

/// <summary>Waits for the customer's next message, whatever it is, without saying anything.</summary>
[Activity("Porfin.WaitForMessage", Category = "Messages", Icon = "hourglass_top")]
[OutcomeCause("Done", OutcomeCause.Customer)]
[OutcomeCause("Silent", OutcomeCause.Time, After = "patience", IsOptional = true)]
[Output("Message", Except = ["Silent"])]
[Output("Text", "String", Except = ["Silent"])]
public sealed class WaitForMessage : Activity
{
    /// <summary>A message came: the output Message is all of it, Text is what it says.</summary>
    public static readonly Outcome Done = Outcome.Done;

    /// <summary>The customer said nothing for as long as the patience.</summary>
    public static readonly Outcome Silent = new("Silent");

    /// <summary>How long to wait; for ever when it is not given.</summary>
    [Input(Editor = "duration")]
    public TimeSpan? Patience { get; init; }

    /// <inheritdoc />
    public override Next Execute(ActivityContext context) => Messages.Patience.Wait(context, Patience);

    /// <inheritdoc />
    public override Next Resume(ActivityContext context, Stimulus stimulus)
    {
        if (IncomingMessage.Of(stimulus) is not { } message)
        {
            return Silent;
        }

        context.Output("Message", stimulus.Payload);
        context.Output("Text", Value.Of(message.Text));
        return Done;
    }
}
