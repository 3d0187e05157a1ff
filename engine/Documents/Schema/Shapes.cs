using System.Text.Json.Nodes;

namespace Porfin.Documents.Schema;

/// <summary>The parts of the schema that do not depend on activities.</summary>
internal static class Shapes
{
    /// <summary>All definitions that are not activities.</summary>
    public static JsonObject All() => new()
    {
        ["whole"] = new JsonObject { ["anyOf"] = new JsonArray(Of("integer", null), Pattern("^\\s*[-+]?\\d+\\s*$"), Of("null", null)) },
        ["variable"] = Parse("""
            {"type": "object", "required": ["name"], "properties": {
                "id": {"type": ["string", "null"], "description": "The id by which bindings refer to it; its name when there is none."},
                "name": {"type": "string", "minLength": 1, "description": "The name by which expressions refer to it."},
                "typeName": {"type": ["string", "null"], "description": "String, Boolean, Int32, Double, DateTime, Object …", "examples": ["String", "Boolean", "Int32", "Double", "DateTime", "Object"]},
                "isArray": {"type": ["boolean", "null"]},
                "value": {"description": "The default; Elsa writes texts, which are converted to the type."},
                "storageDriverTypeName": {"type": ["string", "null"], "description": "Where Elsa keeps the value: WorkflowInstanceStorageDriver, WorkflowStorageDriver, or MemoryStorageDriver for one that is lost when the flow waits."}}}
            """),
        ["parameter"] = Parse("""{"type": "object", "required": ["name"], "properties": {"name": {"type": "string", "minLength": 1}, "type": {"type": ["string", "null"]}, "displayName": {"type": ["string", "null"]}, "description": {"type": ["string", "null"]}}}"""),
        ["customFlow"] = Parse("""
            {"type": ["object", "null"], "properties": {"porfin": {"type": "object", "description": "Porfin's own settings.", "properties": {
                "joiningTime": {"type": ["string", "number"], "description": "How long fragments of one thought are gathered before a turn: 00:00:00 to 00:01:00."},
                "silentAfterPerson": {"type": ["string", "number"], "description": "How long the flow keeps silent after a person of the business wrote: 00:01:00 to 30.00:00:00."},
                "language": {"enum": ["pt-BR", "en", "en-US", "es", "es-419"], "description": "How numbers, money and dates are written."},
                "activation": {"type": "object", "description": "When the flow answers.", "properties": {
                    "begins": {"enum": ["always", "firstContact", "keywords"], "description": "Which messages begin it."},
                    "keywords": {"type": "array", "items": {"type": "string"}},
                    "hours": {"type": "object", "additionalProperties": {"type": "string"}, "description": "Open hours by day: monday, tuesday …: 08:00-12:00, 13:30-18:00."},
                    "closedText": {"type": "string", "description": "What is said outside these hours."}}}}}}}
            """),
        ["metadata"] = Parse("""
            {"type": ["object", "null"], "properties": {
                "designer": {"type": ["object", "null"], "description": "Where the activity stands on the canvas."},
                "displayText": {"type": ["string", "null"], "description": "What the canvas shows."}, "description": {"type": ["string", "null"]}}}
            """),
        ["connection"] = Parse("""
            {"type": "object", "required": ["source", "target"], "properties": {"source": {"$ref": "#/$defs/end"}, "target": {"$ref": "#/$defs/end"}, "vertices": {"type": ["array", "null"]}}}
            """),
        ["end"] = Parse("""
            {"anyOf": [{"type": "string"}, {"type": "object", "required": ["activity"], "properties": {
                "activity": {"type": "string", "description": "The id of the activity."}, "port": {"type": ["string", "null"], "description": "The outcome; none for the default."}}}]}
            """),
        ["output"] = Parse("""
            {"type": ["object", "null"], "properties": {"typeName": {"type": ["string", "null"]}, "memoryReference": {"type": ["object", "null"], "required": ["id"], "properties": {
                "id": {"type": "string", "description": "The id of the variable, or the name of the flow's output, that receives the value."}}}}}
            """),
        ["case"] = Parse("""{"type": "object", "properties": {"label": {"type": ["string", "null"]}, "condition": {"$ref": "#/$defs/any"}, "activity": {"anyOf": [{"$ref": "#/$defs/activity"}, {"type": "null"}]}}}"""),
        ["expression"] = Parse("""
            {"type": "object", "properties": {"type": {"enum": ["Literal", "Object", "Json", "Variable", "Input", "JavaScript", "Liquid", "Template", "Jinja", null],
                "description": "Literal: the value as it is. Object: JSON, which may be written as a text. Variable, Input: a name. JavaScript: an expression or a script that returns. Template, Liquid, Jinja: a text with {{ values }}."}},
             "allOf": [{"if": {"properties": {"type": {"enum": ["JavaScript", "Liquid", "Template", "Jinja"]}}, "required": ["type"]}, "then": {"properties": {"value": {"type": ["string", "null"]}}}},
                       {"if": {"properties": {"type": {"enum": ["Variable", "Input"]}}, "required": ["type"]}, "then": {"required": ["value"], "properties": {"value": {"anyOf": [
                           {"type": "string", "minLength": 1}, {"type": "object", "required": ["name"], "properties": {"name": {"type": "string", "minLength": 1}}}]}}}}]}
            """),
        ["any"] = Input(null),
        ["text"] = Input(new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") }),
        ["truth"] = Input(new JsonObject { ["anyOf"] = new JsonArray(Of("boolean", null), Of("number", null), Pattern("^\\s*([Tt]rue|[Ff]alse|TRUE|FALSE)?\\s*$")) }),
        ["wholeNumber"] = Input(new JsonObject { ["anyOf"] = new JsonArray(Of("number", null), Pattern("^\\s*[-+]?[0-9.]+([eE][-+]?\\d+)?\\s*$"), Pattern("^$")) }),
        ["duration"] = Input(new JsonObject { ["anyOf"] = new JsonArray(Of("number", null), Pattern("^\\s*-?(\\d+\\.)?\\d+(:\\d{1,2}){0,2}(\\.\\d+)?\\s*$|^-?P.+$|^$")), ["examples"] = new JsonArray("00:30:00", "1.00:00:00", "PT5M") }),
        ["moment"] = Input(new JsonObject { ["type"] = new JsonArray("string", "number"), ["examples"] = new JsonArray("2026-11-21T09:00:00-03:00") }),
        ["map"] = Input(new JsonObject { ["type"] = "object" }),
    };

    /// <summary>A reference to a definition.</summary>
    public static JsonObject Ref(string name) => new() { ["$ref"] = "#/$defs/" + name };

    /// <summary>A simple type.</summary>
    public static JsonObject Of(string type, string? description) => description is null ? new() { ["type"] = type } : new() { ["type"] = type, ["description"] = description };

    /// <summary>A simple type that may be null.</summary>
    public static JsonObject OrNull(string type, string? description) => description is null ? new() { ["type"] = new JsonArray(type, "null") } : new() { ["type"] = new JsonArray(type, "null"), ["description"] = description };

    /// <summary>A list, plain, in Elsa's wrapper, or a single object.</summary>
    public static JsonObject ListOf(string item, string? description)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = Ref(item) };
        var written = new JsonObject
        {
            ["anyOf"] = new JsonArray(list, new JsonObject { ["type"] = "object", ["required"] = new JsonArray("$values"), ["properties"] = new JsonObject { ["$values"] = list.DeepClone() } }, Ref(item), Of("null", null)),
        };
        if (description is not null)
        {
            written["description"] = description;
        }

        return written;
    }

    /// <summary>An input: a bare value, <c>{"type", "value"}</c>, or <c>{"typeName", "expression"}</c>. Literal values are of the given kind; any when it is null.</summary>
    public static JsonObject Input(JsonObject? literal)
    {
        var typed = literal is null ? Ref("expression") : new JsonObject
        {
            ["allOf"] = new JsonArray(Ref("expression"), new JsonObject
            {
                ["if"] = new JsonObject { ["properties"] = new JsonObject { ["type"] = new JsonObject { ["enum"] = new JsonArray("Literal", null) } } },
                ["then"] = new JsonObject { ["properties"] = new JsonObject { ["value"] = new JsonObject { ["anyOf"] = new JsonArray(literal.DeepClone(), Of("null", null)) } } },
            }),
        };
        return new JsonObject
        {
            ["if"] = new JsonObject { ["type"] = "object", ["required"] = new JsonArray("expression") },
            ["then"] = new JsonObject { ["properties"] = new JsonObject { ["typeName"] = OrNull("string", null), ["expression"] = typed } },
            ["else"] = new JsonObject
            {
                ["if"] = new JsonObject { ["type"] = "object", ["required"] = new JsonArray("type", "value"), ["properties"] = new JsonObject { ["type"] = Of("string", null) } },
                ["then"] = typed.DeepClone(),
                ["else"] = literal is null ? true : new JsonObject { ["anyOf"] = new JsonArray(literal, Of("null", null)) },
            },
        };
    }

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonNode Parse(string json) => JsonNode.Parse(json)!;
}
