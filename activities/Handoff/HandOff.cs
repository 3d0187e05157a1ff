using System.ComponentModel.DataAnnotations;
using Porfin.Activities.Messages;
using Porfin.Expressions;

namespace Porfin.Activities.Handoff;

/// <summary>Hands the conversation to a person. The flow is silent until the person gives it back.</summary>
[Activity("Porfin.HandOff", Category = "People", Icon = "support_agent")]
[WritesToCustomer("text")]
[EndsConversation]
[OutcomeCause("Done", OutcomeCause.Outside)]
[Output("Note", "String")]
public sealed class HandOff : Activity
{
    /// <summary>The kind of stimulus by which a person gives the conversation back; its payload may be a text, the person's note. An instance with a bookmark of this kind is in a person's hands.</summary>
    public const string GivenBack = "handback";

    /// <summary>The person gave the conversation back; the output Note is what they noted.</summary>
    public static readonly Outcome Done = Outcome.Done;

    /// <summary>Why, in a few words that the person reads.</summary>
    [Input, Required]
    public string Reason { get; init; } = "";

    /// <summary>Which team should take it; anybody when it is empty.</summary>
    [Input]
    public string Team { get; init; } = "";

    /// <summary>What the customer is told; nothing when it is empty.</summary>
    [Input(Editor = "multiline"), ChannelLimit(4096, Beyond = BeyondLimit.Split)]
    public string Text { get; init; } = "Vou chamar alguém da nossa equipe para continuar com você. Só um instante! 🙂";

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        SendText.Say(context, Text);
        context.Emit(new HandoffRequested(Reason, Team.Length > 0 ? Team : null));
        return Next.Wait(new Wake(GivenBack));
    }

    /// <inheritdoc />
    public override Next Resume(ActivityContext context, Stimulus stimulus)
    {
        context.Output("Note", Value.Of(stimulus.Payload.ToText()));
        return Done;
    }
}
