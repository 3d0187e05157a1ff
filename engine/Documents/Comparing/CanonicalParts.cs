using System.Text.Json;
using System.Text.Json.Nodes;
using Porfin.Control;
using Porfin.Documents.Writing;

namespace Porfin.Documents.Comparing;

/// <summary>An activity of a canonical document.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Container">Where it stands: the id of what contains it and the port, or "root".</param>
/// <param name="Order">Its place where order matters; -1 in flowcharts and single ports.</param>
/// <param name="Position">Its place on the canvas; null when it has none.</param>
/// <param name="Properties">All of it but id, position, and what it contains.</param>
internal sealed record CanonicalNode(string Type, string Container, int Order, string? Position, JsonElement Properties);

/// <summary>A canonical document taken apart, so that two can be compared.</summary>
internal sealed class CanonicalParts
{
    private readonly ActivityCatalog catalog;

    private CanonicalParts(JsonElement flow, ActivityCatalog catalog)
    {
        this.catalog = catalog;
        Flow = flow;
        Variables = [];
        Declare(flow, "");
        Inputs = ByName(flow.Items("inputs"), "name");
        Outputs = ByName(flow.Items("outputs"), "name");
        if (flow.Find("root") is { } root)
        {
            Take(root, "root", -1);
        }
    }

    public JsonElement Flow { get; }

    public Dictionary<string, JsonElement> Variables { get; }

    public Dictionary<string, JsonElement> Inputs { get; }

    public Dictionary<string, JsonElement> Outputs { get; }

    public Dictionary<string, CanonicalNode> Nodes { get; } = new(StringComparer.Ordinal);

    /// <summary>The connections by their ends; the value is what else they have.</summary>
    public Dictionary<string, string> Connections { get; } = new(StringComparer.Ordinal);

    public static CanonicalParts Of(Flow flow, ActivityCatalog catalog)
    {
        using var document = JsonDocument.Parse(FlowWriter.Write(flow, catalog), new() { MaxDepth = FlowReader.MaxDepth + 8 });
        return new(document.RootElement.Clone(), catalog);
    }

    private void Declare(JsonElement owner, string prefix)
    {
        foreach (var (name, variable) in ByName(owner.Items("variables"), "id", "name"))
        {
            Variables.TryAdd(prefix + name, variable);
        }
    }

    private void Take(JsonElement node, string container, int order)
    {
        if (node.ValueKind is not JsonValueKind.Object || node.Text("id") is not { } id)
        {
            return;
        }

        catalog.TryGet(node.Text("type") ?? "", out var type);
        var ports = type?.Ports.Where(port => port.Name is not "flow").ToList() ?? [];
        var left = Without(node, [.. ports.Where(port => port.ItemProperty is null).Select(port => port.Name), "id", "variables", "connections"], out var position);
        if (!Nodes.TryAdd(id, new(node.Text("type") ?? "", container, order, position, left)))
        {
            return;
        }

        if (ports.Count > 0)
        {
            Declare(node, id + "/");
        }

        foreach (var port in ports)
        {
            var isOrdered = type!.ClassType != typeof(Flowchart) && port.IsList;
            foreach (var ((child, _), index) in ActivityTree.Children(node, "", port).Select((child, index) => (child, index)))
            {
                Take(child, $"{id}/{port.Name}", isOrdered ? index : -1);
            }
        }

        Connect(node);
    }

    private void Connect(JsonElement flowchart)
    {
        foreach (var connection in flowchart.Items("connections").Where(connection => connection.ValueKind is JsonValueKind.Object))
        {
            var (source, target) = (connection.Find("source") ?? default, connection.Find("target") ?? default);
            var name = $"{source.Text("activity")}{(source.Text("port") is { } port ? ":" + port : "")} → {target.Text("activity")}{(target.Text("port") is { } into and not "In" ? ":" + into : "")}";
            Connections.TryAdd(name, string.Join(", ", connection.EnumerateObject().Where(property => property.Name is not ("source" or "target")).Select(property => $"{property.Name}: {property.Value.GetRawText()}")));
        }
    }

    /// <summary>An activity without some properties, without its place on the canvas, and without what the cases of a switch contain.</summary>
    private static JsonElement Without(JsonElement node, HashSet<string> names, out string? position)
    {
        var kept = (JsonObject)JsonTree.Copy(node)!;
        foreach (var name in names)
        {
            kept.Remove(name);
        }

        position = null;
        if (kept["metadata"] is JsonObject metadata && metadata["designer"] is JsonObject designer)
        {
            position = designer["position"] is JsonObject place ? $"{place["x"]}, {place["y"]}" : null;
            metadata.Remove("designer");
        }

        foreach (var item in (kept["cases"] as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            item.Remove("activity");
        }

        using var document = JsonDocument.Parse(JsonLayout.Write(kept), new() { MaxDepth = FlowReader.MaxDepth + 8 });
        return document.RootElement.Clone();
    }

    private static Dictionary<string, JsonElement> ByName(IEnumerable<JsonElement> items, params string[] keys)
    {
        var named = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var item in items.Where(item => item.ValueKind is JsonValueKind.Object))
        {
            if (keys.Select(key => item.Text(key)).FirstOrDefault(name => name is not null) is { } found)
            {
                named.TryAdd(found, item);
            }
        }

        return named;
    }
}
