using System.Text.Json.Nodes;
using Porfin.Documents.Writing;

namespace Porfin.Documents.Schema;

/// <summary>The JSON Schema (2020-12) of flow documents, made from the activities of a catalog: editors complete and check flow files by it.</summary>
public static class FlowSchema
{
    /// <summary>The name under which the schema is known, wherever it is served.</summary>
    public const string Id = "urn:porfin:schema:flow";

    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The schema as a JSON text.</summary>
    /// <param name="catalog">The activities there are.</param>
    /// <param name="summaries">What the code says about them.</param>
    public static string Write(ActivityCatalog catalog, SummaryReader summaries) => JsonLayout.Write(Tree(catalog, summaries));

    private static JsonObject Tree(ActivityCatalog catalog, SummaryReader summaries)
    {
        var types = catalog.All.Where(type => type.Name is not "Elsa.Workflow").ToList();
        var definitions = Shapes.All();
        definitions["activity"] = Activity(types, summaries);
        foreach (var type in types)
        {
            definitions[type.Name] = new ActivitySchema(type, summaries).Write();
        }

        return new JsonObject
        {
            ["$schema"] = Dialect,
            ["$id"] = Id,
            ["title"] = "Flow",
            ["description"] = "A flow of Porfin: Elsa 3 workflow-definition JSON. What is not described is kept.",
            ["type"] = "object",
            ["required"] = new JsonArray("root"),
            ["properties"] = Flow(),
            ["$defs"] = definitions,
        };
    }

    private static JsonObject Flow() => new()
    {
        ["$schema"] = Shapes.Of("string", "The schema of this document, for editors."),
        ["id"] = Shapes.OrNull("string", "The id of this version."),
        ["definitionId"] = Shapes.OrNull("string", "The id that all versions share."),
        ["name"] = Shapes.OrNull("string", "The name people see."),
        ["description"] = Shapes.OrNull("string", "What the flow is for."),
        ["createdAt"] = Shapes.OrNull("string", "When this version was made."),
        ["version"] = Shapes.Ref("whole"),
        ["toolVersion"] = Shapes.OrNull("string", "The version of Elsa's tools that wrote the document; none for documents made by hand or by Porfin. It switches Elsa's rules about what survives a wait."),
        ["variables"] = Shapes.ListOf("variable", "The variables of the flow."),
        ["inputs"] = Shapes.ListOf("parameter", "What a caller may give."),
        ["outputs"] = Shapes.ListOf("parameter", "What a caller receives."),
        ["outcomes"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" }, ["description"] = "The outcomes of the flow when another runs it." },
        ["customProperties"] = Shapes.Ref("customFlow"),
        ["isReadonly"] = Shapes.OrNull("boolean", null),
        ["isSystem"] = Shapes.OrNull("boolean", null),
        ["isLatest"] = Shapes.OrNull("boolean", null),
        ["isPublished"] = Shapes.OrNull("boolean", null),
        ["options"] = Shapes.OrNull("object", "Elsa's options."),
        ["root"] = Shapes.Ref("activity"),
    };

    /// <summary>Any activity: what all have, and by its type what is its own. Types of others (sub-flows, extensions) are let pass.</summary>
    private static JsonObject Activity(List<ActivityType> types, SummaryReader summaries) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("type"),
        ["properties"] = new JsonObject
        {
            ["id"] = Shapes.OrNull("string", "The id, unique in the flow; connections refer to it."),
            ["name"] = Shapes.OrNull("string", "The name by which expressions read its outputs."),
            ["type"] = new JsonObject
            {
                ["description"] = "The kind of activity; or the name of a published flow in Pascal case.",
                ["anyOf"] = new JsonArray(
                    [
                        .. types.Select(type => new JsonObject { ["const"] = type.Name, ["description"] = summaries.Of(type.ClassType) ?? "" }),
                        new JsonObject { ["type"] = "string", ["minLength"] = 1, ["not"] = new JsonObject { ["pattern"] = "^(Elsa|Porfin)\\." } },
                    ]),
            },
            ["version"] = Shapes.Ref("whole"),
            ["customProperties"] = Shapes.OrNull("object", "canStartWorkflow, and what else is not of the activity itself."),
            ["metadata"] = Shapes.Ref("metadata"),
        },
        ["allOf"] = new JsonArray([.. types.Select(type => new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { ["type"] = new JsonObject { ["const"] = type.Name } }, ["required"] = new JsonArray("type") },
            ["then"] = Shapes.Ref(type.Name),
        })]),
    };
}
