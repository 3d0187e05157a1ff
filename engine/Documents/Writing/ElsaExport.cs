using System.Text.Json;

namespace Porfin.Documents.Writing;

/// <summary>What of a flow Elsa does not do as Porfin does.</summary>
public static class ElsaExport
{
    private static readonly Sentence NoActivity = new(
        "O Elsa não tem a atividade '{0}': ele a guarda, mostra-a como não encontrada e falha quando chega a ela.",
        "Elsa has no activity '{0}': it keeps it, shows it as not found, and fails when it comes to it.",
        "Elsa no tiene la actividad '{0}': la guarda, la muestra como no encontrada y falla cuando llega a ella.");

    private static readonly Sentence NoTemplates = new(
        "O Elsa não tem expressões do tipo {0}. Em Liquid ele lê variáveis como {{ Variables.Name }}.",
        "Elsa has no expressions of type {0}. In Liquid it reads variables as {{ Variables.Name }}.",
        "Elsa no tiene expresiones de tipo {0}. En Liquid lee las variables como {{ Variables.Name }}.");

    /// <summary>Warnings for the person who exports: activities that Elsa does not have, and templates that it reads otherwise.</summary>
    public static IReadOnlyList<FlowProblem> Notes(Flow flow, ActivityCatalog catalog)
    {
        var notes = new List<FlowProblem>();
        foreach (var (activity, path) in ActivityTree.Walk(flow.Root, catalog))
        {
            var (id, type) = (activity.Text("id"), activity.Text("type") ?? "");
            if (type.StartsWith("Porfin.", StringComparison.Ordinal))
            {
                notes.Add(new("elsa:unknown-activity", Severity.Warning, NoActivity.With(type), id, path));
            }

            foreach (var property in activity.EnumerateObject().Where(property => Language(property.Value) is "Template" or "Jinja"))
            {
                notes.Add(new("elsa:template", Severity.Warning, NoTemplates.With(Language(property.Value)!), id, $"{path}/{property.Name}"));
            }
        }

        return notes;
    }

    private static string? Language(JsonElement input) => (input.Find("expression") ?? input).Text("type");
}
