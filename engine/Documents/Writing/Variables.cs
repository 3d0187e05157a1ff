using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Porfin.Expressions;

namespace Porfin.Documents.Writing;

/// <summary>Declarations of variables: those of the flow say <c>isArray</c>, those of containers have it in their type, as Elsa writes them.</summary>
internal static class Variables
{
    private const string Stored = "WorkflowInstanceStorageDriver";

    private static readonly HashSet<string> Simple = ["Boolean", "Int16", "Int32", "Int64", "Single", "Double", "Decimal"];

    public static JsonArray OfFlow(JsonElement? given, Flow flow, FlowForm form) => List(given, variable => One(variable, flow, form, isFlows: true), flow.Json);

    public static JsonArray OfContainer(JsonElement container, Flow flow, FlowForm form) => List(container.Find("variables"), variable => One(variable, flow, form, isFlows: false), container);

    private static JsonArray List(JsonElement? given, Func<JsonElement, JsonNode?> write, JsonElement owner) =>
        given is null ? [] : new([.. owner.Items("variables").Select(variable => variable.ValueKind is JsonValueKind.Object ? write(variable) : JsonTree.Copy(variable))]);

    private static JsonObject One(JsonElement variable, Flow flow, FlowForm form, bool isFlows)
    {
        var json = new Remaining(variable);
        var written = new JsonObject();
        json.Move(written, "id", "name");
        if (form is FlowForm.Elsa && !written.ContainsKey("id") && variable.Text("name") is { } name)
        {
            written["id"] = name;
        }

        var type = TypeAliases.Of(json.Take("typeName") is { ValueKind: JsonValueKind.String } typed ? typed.GetString()! : json.Take("type") is { ValueKind: JsonValueKind.String } other ? other.GetString()! : "Object");
        var isArray = json.Take("isArray") is { ValueKind: JsonValueKind.True };
        if (isFlows && !isArray && type.EndsWith("[]", StringComparison.Ordinal))
        {
            (type, isArray) = (type[..^2], true);
        }

        written["typeName"] = isFlows || !isArray ? type : type + "[]";
        if (isFlows)
        {
            written["isArray"] = isArray;
        }

        if (json.Take("value") is { } value)
        {
            written["value"] = Default(value, type, isArray, form);
        }

        if (Driver(json, flow, form) is { } driver)
        {
            written["storageDriverTypeName"] = driver;
        }

        foreach (var (unknown, kept) in json.Rest())
        {
            written[unknown] = JsonTree.Copy(kept);
        }

        return written;
    }

    /// <summary>Elsa's defaults are texts. One of another kind stays where the type would not bring it back.</summary>
    private static JsonNode? Default(JsonElement value, string type, bool isArray, FlowForm form) => value.ValueKind switch
    {
        JsonValueKind.Number when !isArray && Simple.Contains(type.TrimEnd('?')) => AsText(value, JsonNumber.Canonical(value.GetRawText()), type),
        JsonValueKind.True or JsonValueKind.False when !isArray && Simple.Contains(type.TrimEnd('?')) => AsText(value, value.GetRawText(), type),
        JsonValueKind.Array or JsonValueKind.Object when form is FlowForm.Elsa => Compact(value),
        JsonValueKind.String => value.GetString(),
        _ => JsonTree.Copy(value),
    };

    /// <summary>The text where the type reads the same value from it: a Boolean reads 1, but not "1".</summary>
    private static JsonNode? AsText(JsonElement value, string text, string type) =>
        Nullable.Equals(FlowTypes.Convert(Value.Of(text), type), FlowTypes.Default(value, type)) ? text : JsonTree.Copy(value);

    private static string? Driver(Remaining json, Flow flow, FlowForm form)
    {
        var (named, other) = (json.Take("storageDriverTypeName"), json.Take("storageDriverType"));
        return (named ?? other) is { ValueKind: JsonValueKind.String } driver ? TypeAliases.Driver(driver.GetString()!)
            : form is FlowForm.Elsa && flow.ToolVersion is null ? Stored : null;
    }

    private static string Compact(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            value.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
