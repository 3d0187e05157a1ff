using System.ComponentModel.DataAnnotations;
using Porfin.Activities.Answers;
using Porfin.Expressions;

namespace Porfin.Activities.Messages;

/// <summary>Asks the customer something, understands the answer and asks again when it cannot be one.</summary>
[Activity("Porfin.Ask", Category = "Messages", Icon = "contact_support")]
[WritesToCustomer("question")]
[OutcomeCause("*", OutcomeCause.Customer)]
[OutcomeCause("Silent", OutcomeCause.Time, After = "patience", IsOptional = true)]
[Output("Answer", Except = ["Invalid", "Silent"], OneOf = "options")]
[Output("Text", "String", Except = ["Silent"])]
[Output("Option", Except = ["Invalid", "Silent"])]
public sealed class Ask : Activity
{
    /// <summary>The answer was understood: the output Answer is its normal form, Text what the customer wrote, Option the chosen option as the flow gave it.</summary>
    public static readonly Outcome Answered = new("Answered");

    /// <summary>The answer was still wrong after the last retry; the output Text has it.</summary>
    public static readonly Outcome Invalid = new("Invalid");

    /// <summary>The customer said nothing for as long as the patience.</summary>
    public static readonly Outcome Silent = new("Silent");

    /// <summary>What is asked. A question that turns out empty when the flow runs is not sent; the flow waits all the same.</summary>
    [Input(Editor = "multiline"), Required, ChannelLimit(4096, Beyond = BeyondLimit.Split)]
    public string Question { get; init; } = "";

    /// <summary>What kind of answer is wanted; any text by default.</summary>
    [Input]
    public AnswerKind Kind { get; init; }

    /// <summary>For a choice, the options: texts, or objects with title, id and description.</summary>
    [Input(Editor = "options")]
    [ChannelLimit(3, Beyond = BeyondLimit.OtherForm), ChannelLimit(20, Part = "title", Beyond = BeyondLimit.OtherForm)]
    [ChannelLimit(10, Beyond = BeyondLimit.Split), ChannelLimit(24, Part = "title", Beyond = BeyondLimit.Cut), ChannelLimit(72, Part = "description", Beyond = BeyondLimit.Cut)]
    public ValueList Options { get; init; } = [];

    /// <summary>What opens the list where the options do not fit on buttons.</summary>
    [Input, ChannelLimit(20, Beyond = BeyondLimit.Cut)]
    public string ButtonLabel { get; init; } = "Ver opções";

    /// <summary>How often a wrong answer is asked again; 2 by default, 0 never.</summary>
    [Input, Range(0, 10)]
    public int Retries { get; init; } = 2;

    /// <summary>What is said about a wrong answer; empty takes a text that suits the kind.</summary>
    [Input(Editor = "multiline"), ChannelLimit(4096, Beyond = BeyondLimit.Split)]
    public string RetryText { get; init; } = "";

    /// <summary>What is said about an audio, a picture or a sticker without words.</summary>
    [Input(Editor = "multiline")]
    public string UnreadableText { get; init; } = "Desculpe, por aqui ainda não consigo ouvir áudios nem ver imagens. 😅 Pode me responder por escrito?";

    /// <summary>How long to wait for an answer; for ever when it is not given. Asking again begins it anew.</summary>
    [Input(Editor = "duration")]
    public TimeSpan? Patience { get; init; }

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        if (Kind is AnswerKind.Choice && Option.All(Options).Count == 0)
        {
            return Next.Fault("choices:none", "There are no options to choose from. Give at least one.");
        }

        Say(context, Question);
        return Messages.Patience.Wait(context, Patience);
    }

    /// <inheritdoc />
    public override Next Resume(ActivityContext context, Stimulus stimulus)
    {
        if (IncomingMessage.Of(stimulus) is not { } message)
        {
            return Silent;
        }

        context.Decided(Value.Of(message.Text));
        context.Output("Text", Value.Of(message.Text));
        var (answer, option) = Understand(context, message);
        if (answer.IsUndefined)
        {
            return AskAgain(context, message);
        }

        if (!option.IsUndefined)
        {
            context.Output("Option", option);
        }

        context.Output("Answer", answer);
        return Answered;
    }

    private (Value Answer, Value Option) Understand(ActivityContext context, IncomingMessage message)
    {
        if (Kind is AnswerKind.Choice)
        {
            return Option.Match(Option.All(Options), context.NodeId, message) is { } chosen ? (Value.Of(chosen.Id), chosen.Given) : default;
        }

        // A tap answers the question that offered it. This one offered nothing.
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(context.Now, context.World.Zone).DateTime);
        return message.ChoiceId is null ? (AnswerReader.Read(Kind, message.Text, today), default) : default;
    }

    private Next AskAgain(ActivityContext context, IncomingMessage message)
    {
        var tries = context.Memory?["tries"].Number ?? 0;
        if (tries >= Retries)
        {
            return Invalid;
        }

        context.Memory = new() { { "tries", Value.Of(tries + 1) } };
        var isUnreadable = message.Text.Length == 0 && message.Kind is not "text";
        Say(context, isUnreadable ? UnreadableText : RetryText.Length > 0 ? RetryText : RetryTexts.For(Kind));
        return Messages.Patience.Wait(context, Patience);
    }

    private void Say(ActivityContext context, string text)
    {
        if (Kind is AnswerKind.Choice)
        {
            context.Emit(new MessageCreated(new ChoicesContent(text, Option.Choices(Option.All(Options), context.NodeId), ButtonLabel)));
        }
        else
        {
            SendText.Say(context, text);
        }
    }
}
