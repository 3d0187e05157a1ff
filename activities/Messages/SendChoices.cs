using System.ComponentModel.DataAnnotations;
using Porfin.Expressions;

namespace Porfin.Activities.Messages;

/// <summary>Sends options to tap and goes the way of the one that is chosen: each option's title is an outcome. Channels draw buttons, or a list when there are many.</summary>
[Activity("Porfin.SendChoices", Category = "Messages", Icon = "checklist")]
[WritesToCustomer("text")]
[OutcomeCause("*", OutcomeCause.Customer)]
[OutcomeCause("Silent", OutcomeCause.Time, After = "patience", IsOptional = true)]
[OutcomesFrom("options")]
[Output("Choice", "String", Except = ["Other", "Silent"], OneOf = "options")]
[Output("Answer", "String", Except = ["Silent"])]
public sealed class SendChoices : Activity
{
    /// <summary>The customer wrote something that is none of the options; the output Answer has it.</summary>
    public static readonly Outcome Other = new("Other");

    /// <summary>The customer said nothing for as long as the patience.</summary>
    public static readonly Outcome Silent = new("Silent");

    /// <summary>The text above the options.</summary>
    [Input(Editor = "multiline"), Required, ChannelLimit(1024, Beyond = BeyondLimit.OtherForm), ChannelLimit(4096, Beyond = BeyondLimit.Split)]
    public string Text { get; init; } = "";

    /// <summary>The options: texts, or objects with title, id and description.</summary>
    [ChannelLimit(3, Beyond = BeyondLimit.OtherForm), ChannelLimit(20, Part = "title", Beyond = BeyondLimit.OtherForm)]
    [ChannelLimit(10, Beyond = BeyondLimit.Split), ChannelLimit(24, Part = "title", Beyond = BeyondLimit.Cut), ChannelLimit(72, Part = "description", Beyond = BeyondLimit.Cut)]
    [Input(Editor = "options"), Required, MinLength(1)]
    public ValueList Options { get; init; } = [];

    /// <summary>What opens the list where the options do not fit on buttons.</summary>
    [Input, ChannelLimit(20, Beyond = BeyondLimit.Cut)]
    public string ButtonLabel { get; init; } = "Ver opções";

    /// <summary>How long to wait for an answer; for ever when it is not given.</summary>
    [Input(Editor = "duration")]
    public TimeSpan? Patience { get; init; }

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        var options = Option.All(Options);
        if (options.Count == 0)
        {
            return Next.Fault("choices:none", "There are no options to choose from. Give at least one.");
        }

        context.Emit(new MessageCreated(new ChoicesContent(Text, Option.Choices(options, context.NodeId), ButtonLabel)));
        return Messages.Patience.Wait(context, Patience);
    }

    /// <inheritdoc />
    public override Next Resume(ActivityContext context, Stimulus stimulus)
    {
        if (IncomingMessage.Of(stimulus) is not { } message)
        {
            return Silent;
        }

        context.Output("Answer", Value.Of(message.Text));
        if (Option.Match(Option.All(Options), context.NodeId, message) is not { } chosen)
        {
            context.Decided(Value.Of(message.Text));
            return Other;
        }

        context.Decided(Value.Of(chosen.Id));
        context.Output("Choice", Value.Of(chosen.Id));
        return Next.Leave(chosen.Title);
    }
}
