using System.Text.Json;
using System.Text.Json.Nodes;
using Porfin.Control;

namespace Porfin.Documents.Writing;

/// <summary>Writes activities: what they are, inputs and outputs in the order of their class, what is unknown in the order of names, then what they contain.</summary>
internal sealed class NodeWriter(Flow flow, ActivityCatalog catalog, FlowForm form)
{
    private static readonly string[] SubFlow = ["workflowDefinitionId", "workflowDefinitionVersionId", "latestAvailablePublishedVersion", "latestAvailablePublishedVersionId"];

    private readonly NodeIds ids = new(flow.Root, catalog);

    /// <summary>The root activity and all in it.</summary>
    public JsonNode? Write(JsonElement root) => Write(root, new(null, flow.Variables), "Workflow1");

    private JsonNode? Write(JsonElement activity, ScopeNames outer, string parent)
    {
        if (activity.ValueKind is not JsonValueKind.Object || activity.Text("type") is not { Length: > 0 } typeName)
        {
            return JsonTree.Copy(activity);
        }

        catalog.TryGet(typeName, out var type);
        var json = new Remaining(activity);
        var written = new JsonObject();
        var path = Identity(json, written, typeName, parent);
        var scope = type is null ? outer : ScopeNames.Inside(outer, activity, type, flow.ToolVersion is null);
        var values = new ValueWriter(scope);
        json.Move(written, SubFlow);
        if (type is not null)
        {
            Known(type, activity, json, written, values);
        }

        var (custom, metadata) = (Customs.OfNode(json), Customs.Metadata(json));
        var nested = (type?.Ports ?? []).Where(port => port.Name is not "flow" && port.ItemProperty is null).Select(port => (port, Value: json.Take(port.Name))).ToList();
        var (variables, connections) = type is not null && typeof(Execution.Container).IsAssignableFrom(type.ClassType) ? (json.Take("variables"), type.ClassType == typeof(Flowchart) ? json.Take("connections") : null) : (null, null);
        if (type?.ClassType == typeof(Flowchart))
        {
            json.Take("start");
        }

        foreach (var (name, value) in json.Rest())
        {
            written[name] = values.Unknown(value);
        }

        foreach (var (name, free) in ((string, JsonObject)[])[("customProperties", custom), ("metadata", metadata)])
        {
            if (free.Count > 0 || form is FlowForm.Elsa)
            {
                written[name] = free;
            }
        }

        if (variables is not null && Variables.OfContainer(activity, flow, form) is { Count: > 0 } declared)
        {
            written["variables"] = declared;
        }

        foreach (var (port, value) in nested)
        {
            Nested(port, value, activity, written, scope, path);
        }

        if (type is not null)
        {
            Items(type, activity, written, scope, path);
        }

        if (type?.ClassType == typeof(Flowchart))
        {
            Graph.Arrange(written, activity);
        }

        return written;
    }

    private string Identity(Remaining json, JsonObject written, string typeName, string parent)
    {
        var id = json.Take("id") switch
        {
            { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } given => given,
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => ids.Next(typeName),
        };
        written["id"] = id;
        json.Take("nodeId");
        if (form is FlowForm.Elsa)
        {
            written["nodeId"] = $"{parent}:{id}";
        }

        json.Move(written, "name");
        json.Take("type");
        written["type"] = typeName;
        json.Move(written, "version");
        return $"{parent}:{id}";
    }

    private static void Known(ActivityType type, JsonElement activity, Remaining json, JsonObject written, ValueWriter values)
    {
        foreach (var input in type.Inputs)
        {
            if (json.Take(input.Name) is { } given)
            {
                written[input.Name] = type.ClassType == typeof(SetVariable) && input.Name is "variable" ? values.Variable(given) : values.Input(input, given);
            }
        }

        foreach (var output in type.Outputs)
        {
            var name = char.ToLowerInvariant(output.Name[0]) + output.Name[1..];
            if (json.Take(name) is { } given)
            {
                written[name] = values.Unknown(given);
            }
        }
    }

    private void Nested(PortAttribute port, JsonElement? value, JsonElement activity, JsonObject written, ScopeNames scope, string path)
    {
        if (port.IsList)
        {
            var isAlways = port.Name is "activities" || value is not null;
            if (isAlways)
            {
                written[port.Name] = new JsonArray([.. activity.Items(port.Name).Select(item => Write(item, scope, path))]);
            }
        }
        else if (value is { } child)
        {
            written[port.Name] = Write(child, scope, path);
        }
    }

    /// <summary>The activities inside the items of a list that is an input too: the cases of a switch.</summary>
    private void Items(ActivityType type, JsonElement activity, JsonObject written, ScopeNames scope, string path)
    {
        foreach (var port in type.Ports.Where(port => port.ItemProperty is not null && activity.Find(port.Name) is { ValueKind: JsonValueKind.Array }))
        {
            foreach (var (item, given) in ((JsonArray)written[port.Name]!).Zip(activity.Items(port.Name)))
            {
                if (item is JsonObject map && given.Find(port.ItemProperty!) is { } child)
                {
                    foreach (var name in map.Select(property => property.Key).Where(key => string.Equals(key, port.ItemProperty, StringComparison.OrdinalIgnoreCase)).ToList())
                    {
                        map.Remove(name);
                    }

                    map[port.ItemProperty!] = Write(child, scope, path);
                }
            }
        }
    }
}
