using System.Text.Json;
using System.Text.Json.Nodes;

namespace Porfin.Documents.Writing;

/// <summary>For whom a document is written.</summary>
public enum FlowForm
{
    /// <summary>For people and version control: nothing that can be derived.</summary>
    Porfin,

    /// <summary>For import into Elsa Studio or Elsa Server: with what they expect or derive.</summary>
    Elsa,
}

/// <summary>
/// Writes flow documents in one way, whoever made them and whatever generation of Elsa they are of: the fourth generation, known properties in a fixed order,
/// every activity with an id, flowcharts in the order of their ways. What is not understood is kept. Writing what was written gives the same, byte for byte.
/// </summary>
public static class FlowWriter
{
    private const string ElsaSchema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    /// <summary>The document of a flow.</summary>
    /// <param name="flow">The flow as it was read.</param>
    /// <param name="catalog">The activities there are; those of others are kept as they are.</param>
    /// <param name="form">For whom.</param>
    public static string Write(Flow flow, ActivityCatalog catalog, FlowForm form = FlowForm.Porfin) => JsonLayout.Write(Tree(flow, catalog, form));

    private static JsonObject Tree(Flow flow, ActivityCatalog catalog, FlowForm form)
    {
        var json = new Remaining(flow.Json);
        var root = json.Take("root");
        var written = new JsonObject();
        Heading(flow, json, written, form);
        written["variables"] = Variables.OfFlow(json.Take("variables"), flow, form);
        foreach (var list in (ReadOnlySpan<string>)["inputs", "outputs"])
        {
            written[list] = Parameters(flow.Json.Items(list));
            json.Take(list);
        }

        written["outcomes"] = new JsonArray([.. flow.Json.Items("outcomes").Select(JsonTree.Copy)]);
        json.Take("outcomes");
        var custom = Customs.Sorted(json.Take("customProperties"));
        if (custom.Count > 0 || form is FlowForm.Elsa)
        {
            written["customProperties"] = custom;
        }

        Publishing(json, written, form);
        foreach (var (name, value) in json.Rest())
        {
            written[name] = JsonTree.Copy(value);
        }

        written["root"] = root is { } activity ? new NodeWriter(flow, catalog, form).Write(activity) : null;
        return written;
    }

    private static void Heading(Flow flow, Remaining json, JsonObject written, FlowForm form)
    {
        written["$schema"] = form is FlowForm.Elsa ? ElsaSchema : json.Take("$schema") is { } schema ? JsonTree.Copy(schema) : null;
        json.Take("$schema");
        if (written["$schema"] is null)
        {
            written.Remove("$schema");
        }

        json.Move(written, "id");
        if (form is FlowForm.Elsa && flow.VersionId is null)
        {
            written["id"] = $"{flow.DefinitionId}-v{flow.Version}";
        }

        json.Take("definitionId");
        written["definitionId"] = flow.DefinitionId;
        json.Move(written, "tenantId");
        json.Take("name");
        written["name"] = flow.Name;
        json.Move(written, "description", "createdAt");
        json.Take("version");
        written["version"] = flow.Version;
        json.Move(written, "toolVersion");
    }

    private static void Publishing(Remaining json, JsonObject written, FlowForm form)
    {
        foreach (var (name, otherwise) in ((string, bool)[])[("isReadonly", false), ("isSystem", false), ("isLatest", true), ("isPublished", false)])
        {
            json.Move(written, name);
            if (form is FlowForm.Elsa && !written.ContainsKey(name))
            {
                written[name] = otherwise;
            }
        }

        var usable = json.Take("usableAsActivity");
        var options = Customs.Sorted(json.Take("options"));
        if (usable is { } flag && !options.ContainsKey("usableAsActivity"))
        {
            options["usableAsActivity"] = JsonTree.Copy(flag);
        }

        if (options.Count > 0)
        {
            written["options"] = Customs.Sorted(options);
        }
    }

    private static JsonArray Parameters(IEnumerable<JsonElement> parameters) => new([.. parameters.Select(parameter =>
    {
        if (parameter.ValueKind is not JsonValueKind.Object)
        {
            return JsonTree.Copy(parameter);
        }

        var json = new Remaining(parameter);
        var written = new JsonObject();
        if (json.Take("type") is { } type)
        {
            written["type"] = type.ValueKind is JsonValueKind.String ? TypeAliases.Of(type.GetString()!) : JsonTree.Copy(type);
        }

        json.Move(written, "name", "displayName", "description", "category", "uiHint", "isArray");
        if (json.Take("storageDriverType") is { } driver)
        {
            written["storageDriverType"] = driver.ValueKind is JsonValueKind.String ? TypeAliases.Driver(driver.GetString()!) : JsonTree.Copy(driver);
        }

        foreach (var (name, value) in json.Rest())
        {
            written[name] = JsonTree.Copy(value);
        }

        return written;
    })]);
}
