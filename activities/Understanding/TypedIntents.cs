using Porfin.Activities.Understanding.Intents;
using Porfin.Expressions;

namespace Porfin.Activities.Understanding;

/// <summary>Reads intents as people type them into a node.</summary>
internal static class TypedIntents
{
    /// <summary>How many phrases are learned at most, so that a turn does not train for long.</summary>
    private const int MostPhrases = 5_000;

    /// <summary>The intents; ones without a name are left out, ones with the same name are one.</summary>
    public static IReadOnlyList<Intent> Read(ValueList typed)
    {
        var intents = typed.Select(Of).Where(intent => intent.Name.Length > 0).GroupBy(intent => intent.Name, StringComparer.Ordinal)
            .Select(group => new Intent(group.Key, [.. group.SelectMany(intent => intent.Phrases).Distinct(StringComparer.Ordinal)])).ToList();
        return [.. intents.Select(intent => intent with { Phrases = [.. intent.Phrases.Take(MostPhrases / Math.Max(intents.Count, 1))] })];
    }

    private static Intent Of(Value value)
    {
        if (value.Map is not { } map)
        {
            return new(value.ToText().Trim(), []);
        }

        var name = map["label"].Text ?? map["title"].Text ?? map["id"].Text ?? "";
        var given = map["phrases"].IsUndefined ? map["description"] : map["phrases"];
        var phrases = given.List is { } list ? list.Select(phrase => phrase.ToText()) : given.IsNullish ? [] : given.ToText().Split([';', '\n']);
        return new(name.Trim(), [.. phrases.Select(phrase => phrase.Trim()).Where(phrase => phrase.Length > 0)]);
    }
}
