using Porfin.Activities.Messages;

namespace Porfin.Host.Whatsapp;

/// <summary>How contents become messages that the Cloud API takes: its limits, and what we do beyond them.</summary>
public static class CloudContent
{
    internal const int LongestText = 4096;
    internal const int LongestButtonsBody = 1024;
    internal const int MostButtons = 3;
    internal const int LongestButton = 20;
    internal const int MostRows = 10;
    internal const int LongestRow = 24;
    internal const int LongestDescription = 72;
    private const int LongestId = 200;
    private const string MoreChoices = "Mais opções:";

    /// <summary>
    /// The messages that say a content: usually one. A text that is too long goes on in further bubbles, cut at paragraphs, sentences or words; options beyond ten go on in
    /// further lists. Each bubble is charged by WhatsApp and needs an idempotency key of its own.
    /// </summary>
    public static IReadOnlyList<MessageContent> Fit(MessageContent content) => content switch
    {
        TextContent { Body.Length: > LongestText } text => [.. TextPieces.Of(text.Body, LongestText).Select(piece => new TextContent(piece))],
        ChoicesContent { Choices.Count: 0 } choices => Fit(new TextContent(choices.Body)),
        ChoicesContent choices when choices.Body.Length > LongestText || choices.Choices.Count > MostRows => Fit(choices),
        _ => [content],
    };

    /// <summary>Why the Cloud API would not take a content, as a stable code; null when it would.</summary>
    public static string? ProblemOf(MessageContent content) => content switch
    {
        TextContent text => ProblemOf(text.Body),
        ChoicesContent choices => ProblemOf(choices.Body) ?? ProblemOf(choices.Choices),
        _ => "content:unknown",
    };

    /// <summary>True when the options can be buttons: at most three short ones. Else they are a list.</summary>
    internal static bool AreButtons(ChoicesContent content) =>
        content.Choices.Count <= MostButtons
        && content.Body.Length <= LongestButtonsBody
        && content.Choices.All(choice => choice.Title.Length <= LongestButton && choice.Description is null)
        && content.Choices.DistinctBy(choice => choice.Title).Count() == content.Choices.Count;

    private static List<MessageContent> Fit(ChoicesContent content)
    {
        var bodies = TextPieces.Of(content.Body, LongestText);
        var lists = content.Choices.Chunk(MostRows).ToList();
        var first = content with { Body = bodies.Count > 0 ? bodies[^1] : content.Body, Choices = lists[0] };
        return
        [
            .. bodies.SkipLast(1).Select(body => new TextContent(body)),
            first,
            .. lists.Skip(1).Select(list => content with { Body = MoreChoices, Choices = list }),
        ];
    }

    private static string? ProblemOf(string body) =>
        string.IsNullOrWhiteSpace(body) ? "content:empty" : body.Length > LongestText ? "content:too-long" : null;

    private static string? ProblemOf(IReadOnlyList<Choice> choices) => choices switch
    {
        { Count: 0 } => "content:no-choices",
        { Count: > MostRows } => "content:too-many-choices",
        _ when choices.Any(choice => string.IsNullOrWhiteSpace(choice.Title)) => "content:choice-without-title",
        _ when choices.Any(choice => choice.Id.Length is 0 or > LongestId) => "content:choice-id",
        _ when choices.DistinctBy(choice => choice.Id).Count() < choices.Count => "content:choice-id-twice",
        _ => null,
    };
}
