using System.Text.RegularExpressions;
using Porfin.Expressions;
using Porfin.Recordings;

namespace Porfin.Host.Scenarios;

/// <summary>Hides what a customer wrote, and who they are, in what a flow said to them: the flow's own words stay readable.</summary>
internal sealed partial class SaidMask
{
    private const string Hidden = "•••";

    private readonly HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);

    public SaidMask(Recording recording)
    {
        foreach (var turn in recording.Turns)
        {
            Note(turn.Stimulus.Payload);
            Note(Value.Of(turn.World.Facts).Map is { } facts ? facts["contact"] : default);
        }
    }

    /// <summary>The text with each of the customer's words, and every longer number, hidden.</summary>
    public string? Apply(string? text) => text is null ? null : LongNumber().Replace(Word().Replace(text, word => words.Contains(word.Value) ? Hidden : word.Value), Hidden);

    private void Note(Value value)
    {
        foreach (var part in value.List ?? [])
        {
            Note(part);
        }

        foreach (var part in value.Map?.Select(pair => pair.Value) ?? [])
        {
            Note(part);
        }

        if (value.List is null && value.Map is null)
        {
            words.UnionWith(Word().Matches(value.ToText()).Select(word => word.Value));
        }
    }

    [GeneratedRegex(@"[\p{L}\p{M}]{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\d{5,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();
}
