using System.Globalization;
using System.Text.RegularExpressions;
using Porfin.Activities.Answers;
using Porfin.Expressions;

namespace Porfin.Activities.Messages;

/// <summary>One option of a question, as the flow gives it: a text, or an object with title, and perhaps id and description.</summary>
/// <param name="Id">What the flow calls it; the title when it gave no id.</param>
/// <param name="Title">What the customer reads.</param>
/// <param name="Description">A smaller line below, or null.</param>
/// <param name="Given">The option as the flow gave it.</param>
internal sealed partial record Option(string Id, string Title, string? Description, Value Given)
{
    /// <summary>The longest id that every channel takes back.</summary>
    private const int MaxId = 200;

    /// <summary>The options of an input; ones without title are left out.</summary>
    public static List<Option> All(ValueList options) => [.. options.Select(Of).Where(option => option.Title.Length > 0)];

    /// <summary>What channels draw. The ids name the question too, so that a late tap on an old one answers no other.</summary>
    public static IReadOnlyList<Choice> Choices(IReadOnlyList<Option> options, string nodeId) => [.. options.Select(option => new Choice(Tapped(option, nodeId), option.Title, option.Description))];

    /// <summary>The option that a message chooses: by a tap, by its title, by its number, by the beginning of its title, or with one letter wrong. Of several lines, which came as fragments, the last that chooses one counts. Null when it is none or could be several.</summary>
    public static Option? Match(IReadOnlyList<Option> options, string nodeId, IncomingMessage message)
    {
        if (message.ChoiceId is { } tapped)
        {
            return options.FirstOrDefault(option => Tapped(option, nodeId) == tapped);
        }

        var lines = message.Text.Split('\n');
        return Written(options, message.Text) ?? (lines.Length == 1 ? null : lines.Reverse().Select(line => Written(options, line)).FirstOrDefault(option => option is not null));
    }

    private static Option? Written(IReadOnlyList<Option> options, string written)
    {
        var text = PlainText.Of(written);
        if (text.Length == 0)
        {
            return null;
        }

        return Only(options, option => PlainText.Of(option.Title) == text)
            ?? ByNumber(options, text)
            ?? Only(options, option => text.Length > 2 && PlainText.Of(option.Title).StartsWith(text + " ", StringComparison.Ordinal))
            ?? Only(options, option => text.Length > 3 && PlainText.IsOneLetterApart(PlainText.Of(option.Title), text));
    }

    private static Option? ByNumber(IReadOnlyList<Option> options, string text) =>
        Position().Match(text) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= options.Count
            ? options[number - 1]
            : null;

    private static Option? Only(IReadOnlyList<Option> options, Func<Option, bool> which) => options.Where(which).Take(2).ToList() is [var only] ? only : null;

    private static Option Of(Value value)
    {
        var title = (value.Map is { } map ? map["title"] : value).ToText().Trim();
        var id = value.Map?["id"].ToText() ?? "";
        var description = value.Map?["description"].ToText() ?? "";
        return new(id.Length > 0 ? id : title, title, description.Length > 0 ? description : null, value);
    }

    private static string Tapped(Option option, string nodeId) => $"{nodeId}:{option.Id}" is { Length: <= MaxId } id ? id : $"{nodeId}:{option.Id}"[..MaxId];

    [GeneratedRegex(@"^(?:opcao |numero |n |a |o )?(\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Position();
}
