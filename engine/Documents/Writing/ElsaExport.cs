using System.Text.Json;

namespace Porfin.Documents.Writing;

/// <summary>What of a flow Elsa does not do as Porfin does.</summary>
public static class ElsaExport
{
    /// <summary>Warnings for the person who exports: activities that Elsa does not have, and templates that it reads otherwise.</summary>
    public static IReadOnlyList<FlowProblem> Notes(Flow flow, ActivityCatalog catalog)
    {
        var notes = new List<FlowProblem>();
        foreach (var (activity, path) in ActivityTree.Walk(flow.Root, catalog))
        {
            var (id, type) = (activity.Text("id"), activity.Text("type") ?? "");
            if (type.StartsWith("Porfin.", StringComparison.Ordinal))
            {
                notes.Add(new("elsa:unknown-activity", Severity.Warning, $"Elsa has no activity '{type}': it keeps it, shows it as not found, and fails when it comes to it.", id, path));
            }

            foreach (var property in activity.EnumerateObject().Where(property => Language(property.Value) is "Template" or "Jinja"))
            {
                notes.Add(new("elsa:template", Severity.Warning, $"Elsa has no expressions of type {Language(property.Value)}. In Liquid it reads variables as {{{{ Variables.Name }}}}.", id, $"{path}/{property.Name}"));
            }
        }

        return notes;
    }

    private static string? Language(JsonElement input) => (input.Find("expression") ?? input).Text("type");
}
