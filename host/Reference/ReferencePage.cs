using System.Globalization;
using System.Text.Json.Nodes;
using Porfin.Designer.Catalog;

namespace Porfin.Host.Reference;

/// <summary>What the reference says, before it is Markdown or HTML: all of it comes from the classes of the activities, their texts and their cases.</summary>
internal sealed class ReferencePage
{
    private readonly CatalogView local;
    private readonly Dictionary<string, ActivityView> english;

    public ReferencePage(ActivityCatalog catalog, CultureInfo culture)
    {
        Language = culture.Name;
        Texts = new(culture);
        local = CatalogReader.Read(catalog, culture);
        english = CatalogReader.Read(catalog, CultureInfo.GetCultureInfo("en")).Activities.ToDictionary(activity => activity.Type);
    }

    public string Language { get; }

    public ReferenceTexts Texts { get; }

    /// <summary>The categories that have activities, in the order of the palette; those that the palette does not have come last.</summary>
    public IEnumerable<(string Label, IReadOnlyList<ActivityView> Activities)> Sections()
    {
        var labels = local.Categories.ToDictionary(category => category.Key, category => category.Label);
        return local.Activities.Where(activity => activity.Type is not "Elsa.Workflow").GroupBy(activity => activity.Category).Select(group => (labels.GetValueOrDefault(group.Key, group.Key), (IReadOnlyList<ActivityView>)[.. group]));
    }

    /// <summary>What an activity is; in English where the language has no text.</summary>
    public string Summary(ActivityView activity) => First(activity.Description, english[activity.Type].Description);

    /// <summary>The rows of the table of inputs: name, type, default, meaning.</summary>
    public IEnumerable<string[]> Inputs(ActivityView activity) => activity.Inputs.Zip(english[activity.Type].Inputs, (input, other) => (string[])[input.Name, input.Type, Default(input.Default), Meaning(input, other)]);

    /// <summary>The rows of the table of outputs: name, type, meaning.</summary>
    public static IEnumerable<string[]> Outputs(ActivityView activity) => activity.Outputs.Select(output => (string[])[char.ToLowerInvariant(output.Name[0]) + output.Name[1..], output.Type, output.Label]);

    /// <summary>The rows of the table of outcomes: name, meaning.</summary>
    public IEnumerable<string[]> Outcomes(ActivityView activity)
    {
        var others = english[activity.Type].Outcomes;
        var rows = activity.Outcomes.Select((outcome, index) => (string[])[outcome.Name, First(outcome.Help, First(others[index].Help, outcome.Label))]);
        return activity.OutcomesFrom is { } from ? rows.Append(["…", Format("ForEachItem", from.Input)]) : rows;
    }

    /// <summary>The rows of what it contains: name, meaning.</summary>
    public static IEnumerable<string[]> Ports(ActivityView activity) => activity.Ports.Select(port => (string[])[port.Name, port.Label]);

    private string Meaning(InputView input, InputView other)
    {
        var rules = new List<string>();
        Add(input.Required, "Required");
        Add(input.Secret, "Secret");
        AddValue("AtLeast", input.Rules.Min);
        AddValue("AtMost", input.Rules.Max);
        AddValue("AtLeastItems", input.Rules.MinItems);
        if (input.Choices is { } choices)
        {
            rules.Add($"{Texts["Choices"]} {string.Join(", ", choices.Select(choice => $"{choice.Value} ({choice.Label})"))}");
        }

        var text = First(input.Help, First(other.Help, input.Label));
        return rules.Count == 0 ? text : $"{text} ({string.Join("; ", rules)})";

        void Add(bool holds, string name)
        {
            if (holds)
            {
                rules.Add(Texts[name]);
            }
        }

        void AddValue(string name, JsonNode? value)
        {
            if (value is not null)
            {
                rules.Add(Format(name, value.ToString()));
            }
        }
    }

    private string Format(string name, string value) => string.Format(CultureInfo.InvariantCulture, Texts[name], value);

    private static string Default(JsonNode? value) => value is null || value.ToJsonString() is "\"\"" or "[]" or "{}" ? "" : value.ToString();

    private static string First(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
