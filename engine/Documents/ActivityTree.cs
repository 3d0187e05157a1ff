using System.Text.Json;

namespace Porfin.Documents;

/// <summary>The activities of a document, containers before what they contain.</summary>
internal static class ActivityTree
{
    /// <summary>All activities below and including one, each with its JSON pointer. What an activity of an unknown type contains is not looked at.</summary>
    public static IEnumerable<(JsonElement Json, string Path)> Walk(JsonElement root, ActivityCatalog catalog, string path = "/root")
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            yield break;
        }

        var open = new Stack<(JsonElement Json, string Path)>([(root, path)]);
        while (open.TryPop(out var at))
        {
            yield return at;
            if (at.Json.Text("type") is { } type && catalog.TryGet(type, out var known))
            {
                foreach (var child in known.Ports.SelectMany(port => Children(at.Json, at.Path, port)).Reverse())
                {
                    open.Push(child);
                }
            }
        }
    }

    /// <summary>The activities at one port.</summary>
    public static IEnumerable<(JsonElement Json, string Path)> Children(JsonElement json, string path, PortAttribute port)
    {
        if (port.Name is "flow")
        {
            return [];
        }

        if (!port.IsList)
        {
            return json.Find(port.Name) is { ValueKind: JsonValueKind.Object } child ? [(child, $"{path}/{port.Name}")] : [];
        }

        var items = json.Items(port.Name).Select((item, index) => (Json: item, Path: $"{path}/{port.Name}/{index}"));
        return (port.ItemProperty is { } property ? items.Select(item => (Json: item.Json.Find(property) ?? default, Path: $"{item.Path}/{property}")) : items).Where(item => item.Json.ValueKind is JsonValueKind.Object);
    }
}
