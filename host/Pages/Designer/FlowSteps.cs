using System.Text.Json;
using Porfin.Designer.Catalog;
using Porfin.Documents;

namespace Porfin.Host.Pages.Designer;

/// <summary>A step of a flow in words.</summary>
/// <param name="Title">What the author calls it, or what it is.</param>
/// <param name="Text">What the customer reads; null when it says nothing.</param>
public sealed record FlowStep(string Title, string? Text);

/// <summary>Tells a flow as a list, for who cannot see the canvas yet or at all.</summary>
internal static class FlowSteps
{
    /// <summary>The activities of the outermost flowchart or sequence in the document's order.</summary>
    public static IReadOnlyList<FlowStep> Of(string document, CatalogView catalog)
    {
        var activities = catalog.Activities.ToDictionary(activity => activity.Type, StringComparer.Ordinal);
        return FlowReader.Read(document).Flow?.Root is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("activities", out var steps) && steps.ValueKind is JsonValueKind.Array
            ? [.. steps.EnumerateArray().Where(step => step.ValueKind is JsonValueKind.Object).Select(step => Of(step, activities))]
            : [];
    }

    private static FlowStep Of(JsonElement step, Dictionary<string, ActivityView> activities)
    {
        var type = Text(step, "type") ?? "";
        var known = activities.GetValueOrDefault(type);
        var title = step.TryGetProperty("metadata", out var metadata) ? Text(metadata, "displayText") : null;
        return new FlowStep(title ?? known?.Label ?? type, known?.TextInput is { } input ? Literal(step, input) : null);
    }

    private static string? Literal(JsonElement step, string input) =>
        !step.TryGetProperty(input, out var value) ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : value.ValueKind is JsonValueKind.Object && value.TryGetProperty("expression", out var expression) ? Text(expression, "value")
        : null;

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
