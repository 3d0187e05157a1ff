using System.ComponentModel.DataAnnotations;
using Porfin.Activities.Understanding.Entities;
using Porfin.Expressions;

namespace Porfin.Activities.Understanding;

/// <summary>Tells what a text is about and goes that way: each intent is an outcome. Learns from phrases that you type, without any key or network, and finds dates, times, amounts and documents in the text.</summary>
[Activity("Porfin.Understand", Category = "Logic", Icon = "contact_support")]
[OutcomesFrom("intents")]
[Output("Intent", "String", Except = ["Other"], OneOf = "intents")]
[Output("Confidence", "Double", Except = ["Other"])]
[Output("Entities", "Object")]
[Output("When", "String")]
public sealed class Understand : Activity
{
    /// <summary>The text is about none of the intents, or cannot be told.</summary>
    public static readonly Outcome Other = new("Other");

    /// <summary>What is to be understood: usually what the customer just wrote.</summary>
    [Input(Editor = "multiline"), Required]
    public string Text { get; init; } = "";

    /// <summary>What it can be about, at least two: objects with title and phrases, a list of examples or a text with one on each line or between semicolons (<c>description</c> does as well). Ten phrases each are a good beginning.</summary>
    [Input(Editor = "options"), Required, MinLength(2, ErrorMessage = "The input '{0}' needs at least two intents.")]
    public ValueList Intents { get; init; } = [];

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        var intents = TypedIntents.Read(Intents);
        if (intents.Count < 2 || !intents.Any(intent => intent.Phrases.Count > 0))
        {
            return Next.Fault("intents:few", "Understanding needs at least two intents with phrases. Type some phrases for each.");
        }

        Find(context);
        var trained = TrainedIntents.Of(intents);
        var verdict = trained.Model.Judge(Text);
        if (!trained.Study.Believes(verdict))
        {
            context.Decided(Value.Of(verdict is null ? Text : $"{verdict.Intent}?"));
            return Other;
        }

        context.Decided(Value.Of(verdict!.Intent));
        context.Output("Intent", Value.Of(verdict.Intent));
        context.Output("Confidence", Value.Of(verdict.Probability));
        return Next.Leave(verdict.Intent);
    }

    private void Find(ActivityContext context)
    {
        var entities = EntityReader.Read(Text, TimeZoneInfo.ConvertTime(context.Now, context.World.Zone).DateTime);
        ValueList found = [.. entities.Select(FoundValues.Of)];
        context.Output("Entities", Value.Of(found));
        context.Output("When", entities.FirstOrDefault(entity => entity.Time is not null) is { Time: { } time } ? Value.Of(FoundValues.Written(time)) : Value.Null);
    }
}
