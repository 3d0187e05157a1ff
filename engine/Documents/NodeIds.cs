using System.Text.Json;

namespace Porfin.Documents;

/// <summary>Gives ids to the activities of a flow that have none: the name of the type and a number, in the order of the document. Compiling and writing give the same.</summary>
internal sealed class NodeIds
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>Ids that no activity of a flow has yet.</summary>
    public NodeIds(JsonElement root, ActivityCatalog catalog)
    {
        foreach (var (activity, _) in ActivityTree.Walk(root, catalog))
        {
            if (activity.Text("id") is { Length: > 0 } id)
            {
                taken.Add(id);
            }
        }
    }

    /// <summary>The next free id for an activity of a type.</summary>
    public string Next(string typeName)
    {
        var stem = typeName[(typeName.LastIndexOf('.') + 1)..];
        while (true)
        {
            var count = counts[stem] = counts.GetValueOrDefault(stem) + 1;
            if (taken.Add(stem + count))
            {
                return stem + count;
            }
        }
    }
}
