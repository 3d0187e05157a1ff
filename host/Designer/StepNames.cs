using System.Text.Json;
using Porfin.Designer.Catalog;
using Porfin.Documents;

namespace Porfin.Host.Designer;

/// <summary>What people call the steps of a document and the ways out of them.</summary>
public sealed class StepNames
{
    private readonly Dictionary<string, (string Title, ActivityView? Type)> steps = new(StringComparer.Ordinal);

    private StepNames()
    {
    }

    /// <summary>The names in a document; none of one that cannot be read.</summary>
    public static StepNames Of(string? document, CatalogView catalog)
    {
        var names = new StepNames();
        if (document is not null && FlowReader.Read(document).Flow?.Root is { } root)
        {
            names.Collect(root, catalog.Activities.ToDictionary(activity => activity.Type, StringComparer.Ordinal));
        }

        return names;
    }

    /// <summary>What a step is called; of sub-flows the last part of its path; its id when nobody named it.</summary>
    public string Title(string nodeId) => steps.TryGetValue(Last(nodeId), out var step) ? step.Title : nodeId;

    /// <summary>What a way out is called.</summary>
    public string Outcome(string nodeId, string outcome) =>
        steps.TryGetValue(Last(nodeId), out var step) && step.Type?.Outcomes.FirstOrDefault(known => known.Name == outcome) is { } found ? found.Label : outcome;

    /// <summary>Whether there is but one way out, so that taking it says nothing.</summary>
    public bool IsOnly(string nodeId, string outcome) =>
        outcome == "Done" && (!steps.TryGetValue(Last(nodeId), out var step) || step.Type is not { OutcomesFrom: not null } and not { Outcomes.Count: > 1 });

    private static string Last(string nodeId) => nodeId[(nodeId.LastIndexOf('/') + 1)..];

    private void Collect(JsonElement json, Dictionary<string, ActivityView> types)
    {
        if (json.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
            {
                Collect(item, types);
            }
        }
        else if (json.ValueKind is JsonValueKind.Object)
        {
            if (Text(json, "id") is { } id && Text(json, "type") is { } type)
            {
                var known = types.GetValueOrDefault(type);
                steps.TryAdd(id, ((json.TryGetProperty("metadata", out var metadata) ? Text(metadata, "displayText") : null) ?? known?.Label ?? id, known));
            }

            foreach (var property in json.EnumerateObject().Where(property => property.Name is not "metadata" and not "customProperties"))
            {
                Collect(property.Value, types);
            }
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
