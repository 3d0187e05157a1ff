using System.Text;

namespace Porfin.Documents;

/// <summary>The published flows that a flow may run as parts of itself.</summary>
public sealed class FlowLibrary
{
    private readonly List<Flow> flows = [];

    /// <summary>All of them, in the order in which they were added.</summary>
    public IReadOnlyList<Flow> All => flows;

    /// <summary>Adds a flow; a later version of a definition wins over an earlier one where no version is asked for.</summary>
    public void Add(Flow flow) => flows.Add(flow);

    /// <summary>The flow with that version id; else of that definition and version; else the newest of that definition.</summary>
    public Flow? Find(string? definitionId, string? versionId = null, int? version = null) =>
        flows.Find(flow => versionId is not null && flow.VersionId == versionId)
        ?? flows.Find(flow => flow.DefinitionId == definitionId && flow.Version == version)
        ?? flows.Where(flow => flow.DefinitionId == definitionId).MaxBy(flow => flow.Version);

    /// <summary>The flow whose name in Pascal case is an activity's type.</summary>
    public Flow? FindByType(string type) => flows.Where(flow => PascalCase(flow.Name) == type).MaxBy(flow => flow.Version);

    /// <summary>A name as a type: letters and digits, each word with a capital.</summary>
    internal static string PascalCase(string name)
    {
        var text = new StringBuilder(name.Length);
        var isStart = true;
        foreach (var letter in name)
        {
            if (!char.IsLetterOrDigit(letter))
            {
                isStart = true;
                continue;
            }

            text.Append(isStart ? char.ToUpperInvariant(letter) : letter);
            isStart = false;
        }

        return text.ToString();
    }
}
