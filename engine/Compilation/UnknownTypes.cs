using Porfin.Documents;
using Porfin.Documents.Reading;

namespace Porfin.Compilation;

/// <summary>Says why an activity type is not there, and what to take instead.</summary>
internal static class UnknownTypes
{
    private static readonly Sentence NoType = new("Não existe a atividade '{0}'.{1}", "There is no activity of type '{0}'.{1}", "No existe la actividad '{0}'.{1}");

    private static readonly Sentence NorFlow = new(
        "Não existe a atividade '{0}', nem um fluxo publicado com esse nome. Escolha uma da paleta ou publique o fluxo.",
        "There is no activity of type '{0}', and no published flow of that name. Choose one of the palette, or publish the flow.",
        "No existe la actividad '{0}', ni un flujo publicado con ese nombre. Elija una de la paleta o publique el flujo.");

    /// <summary>What is wrong with a type that the catalog does not know.</summary>
    public static Sentence Explain(string type, ActivityCatalog catalog, FlowLibrary library)
    {
        if (ForeignTypes.Refused.TryGetValue(type, out var reason))
        {
            return reason;
        }

        var near = Suggestions.Ask(type, catalog.All.Select(known => known.Name).Concat(library.All.Select(flow => FlowLibrary.PascalCase(flow.Name))));
        if (near != Sentence.None)
        {
            return NoType.With(Shortened.Text(type), near);
        }

        var family = Array.Find(ForeignTypes.Families, family => type.Contains('.', StringComparison.Ordinal) && family.Parts.Any(part => type.Contains(part, StringComparison.OrdinalIgnoreCase)));
        return family.Instead is { } instead ? NoType.With(Shortened.Text(type), ForeignTypes.Then.With(instead)) : NorFlow.With(Shortened.Text(type));
    }
}
