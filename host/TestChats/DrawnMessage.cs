using Porfin.Activities.Messages;
using Porfin.Host.Whatsapp;

namespace Porfin.Host.TestChats;

/// <summary>How the phone draws what a flow says: cut into bubbles, options as buttons or as a list, with a note of all that it cannot draw as it was written.</summary>
internal static class DrawnMessage
{
    private const string UsualListLabel = "Ver opções";

    public static IEnumerable<ToldItem> Of(MessageContent content, ToldItem bubble)
    {
        var bubbles = CloudContent.Fit(content);
        return bubbles.Select((one, at) => Draw(one, content, bubble, at, bubbles.Count));
    }

    private static ToldItem Draw(MessageContent one, MessageContent whole, ToldItem bubble, int at, int count)
    {
        List<string> notes = count > 1 && at == 0 ? [whole is ChoicesContent { Choices.Count: > CloudContent.MostRows } ? "lists" : "pieces"] : [];
        if (CloudContent.ProblemOf(one) is { } problem)
        {
            notes.Add(problem);
        }

        if (one is not ChoicesContent choices)
        {
            return bubble with { Text = one is TextContent text ? text.Body : "", Degraded = notes.Count > 0 ? notes : null };
        }

        var areButtons = CloudContent.AreButtons(choices);
        notes.AddRange(areButtons ? [] : WhyList(choices));
        return bubble with
        {
            Text = choices.Body,
            AreButtons = areButtons,
            ListLabel = areButtons ? null : TextPieces.Cut(string.IsNullOrWhiteSpace(choices.ButtonLabel) ? UsualListLabel : choices.ButtonLabel, CloudContent.LongestButton),
            Choices = areButtons ? choices.Choices : [.. choices.Choices.Select(Row)],
            Degraded = notes.Count > 0 ? notes : null,
        };
    }

    // The id stays what the flow gave: a tap tells it. Only what is read is cut.
    private static Choice Row(Choice choice) =>
        choice with { Description = choice.Description is { } text ? TextPieces.Cut(text, CloudContent.LongestDescription) : choice.Title.Length > CloudContent.LongestRow ? TextPieces.Cut(choice.Title, CloudContent.LongestDescription) : null };

    private static IEnumerable<string> WhyList(ChoicesContent choices)
    {
        if (choices.Choices.Count > CloudContent.MostButtons)
        {
            yield return "list-many";
        }
        else if (choices.Choices.Any(choice => choice.Title.Length > CloudContent.LongestButton))
        {
            yield return "list-long";
        }

        if (choices.Choices.Any(choice => choice.Title.Length > CloudContent.LongestRow))
        {
            yield return "row-cut";
        }
    }
}
