using System.Text.Json;
using System.Text.Json.Nodes;
using Porfin.Control;

namespace Porfin.Documents.Writing;

/// <summary>Writes inputs and bindings: every input as <c>{"typeName", "expression": {"type", "value"}}</c>, whatever shorter form it had.</summary>
internal sealed class ValueWriter(ScopeNames scope)
{
    /// <summary>An input of a known activity.</summary>
    public JsonNode? Input(ActivityInput input, JsonElement given)
    {
        if (input.Property.PropertyType == typeof(IReadOnlyList<SwitchCase>))
        {
            return given.ValueKind is JsonValueKind.Array ? Cases(given) : JsonTree.Copy(given);
        }

        if (input.IsRaw)
        {
            return Unknown(given);
        }

        var isObject = given.ValueKind is JsonValueKind.Object;
        if (isObject && given.Find("expression") is { } wrapped)
        {
            return Wrapped(given, wrapped, input);
        }

        if (isObject && given.Find("type") is { ValueKind: JsonValueKind.String } && given.TryGetProperty("value", out _))
        {
            return new JsonObject { ["typeName"] = TypeName(input, given), ["expression"] = Expression(given) };
        }

        if (isObject && (given.Find("typeName") is not null || given.Find("memoryReference") is not null))
        {
            return Unknown(given);
        }

        var literal = new JsonObject { ["type"] = "Literal", ["value"] = JsonTree.Copy(given) };
        return new JsonObject { ["typeName"] = TypeName(input, given, isBare: true), ["expression"] = literal };
    }

    /// <summary>The variable that SetVariable sets, as its declaration.</summary>
    public JsonNode? Variable(JsonElement given)
    {
        if (given.ValueKind is JsonValueKind.String && scope.Find(given.GetString(), null) is { } found && scope.Find(found.Id, found.Name) == found)
        {
            return new JsonObject { ["id"] = found.Id, ["name"] = found.Name, ["typeName"] = found.TypeName };
        }

        return given.ValueKind is JsonValueKind.Object ? Declaration(given) : Unknown(given);
    }

    /// <summary>A property that is no input of a known activity: kept, with the names of types in their present spelling.</summary>
    public JsonNode? Unknown(JsonElement given)
    {
        if (given.ValueKind is JsonValueKind.Object && given.Find("typeName") is { ValueKind: JsonValueKind.String } && (given.Find("expression") is { } || given.Find("memoryReference") is { }))
        {
            return given.Find("expression") is { } wrapped ? Wrapped(given, wrapped, input: null) : Renamed(given);
        }

        return JsonTree.Copy(given);
    }

    private JsonObject Wrapped(JsonElement given, JsonElement expression, ActivityInput? input)
    {
        var json = new Remaining(given);
        JsonNode? kept = null;
        json.Take("expression");
        if (json.Take("memoryReference") is { } reference && reference.ValueKind is JsonValueKind.Object && reference.EnumerateObject().Any(property => property.Name is not "id"))
        {
            kept = JsonTree.Copy(reference);
        }

        var typeName = json.Take("typeName") is { ValueKind: JsonValueKind.String } typed ? TypeAliases.Of(typed.GetString()!) : input is null ? "Object" : TypeName(input, expression);
        var written = new JsonObject { ["typeName"] = typeName, ["expression"] = Expression(expression) };
        if (kept is not null)
        {
            written["memoryReference"] = kept;
        }

        foreach (var (name, value) in json.Rest())
        {
            written[name] = JsonTree.Copy(value);
        }

        return written;
    }

    private JsonNode? Expression(JsonElement given)
    {
        if (given.ValueKind is not JsonValueKind.Object)
        {
            return JsonTree.Copy(given);
        }

        var json = new Remaining(given);
        var type = json.Take("type");
        var value = json.Take("value");
        var name = type is { ValueKind: JsonValueKind.String } ? type.Value.GetString()! : "Literal";
        var written = new JsonObject { ["type"] = name is "Json" ? "Object" : name };
        if (value is { } kept)
        {
            written["value"] = name is "Variable" ? Named(kept) : JsonTree.Copy(kept);
        }

        foreach (var (unknown, rest) in json.Rest())
        {
            written[unknown] = JsonTree.Copy(rest);
        }

        return written;
    }

    /// <summary>The variable of a Variable expression: a mere name becomes its declaration.</summary>
    private JsonNode? Named(JsonElement given) => given.ValueKind is JsonValueKind.String && scope.Named(given.GetString()!) is { } found
        ? new JsonObject { ["id"] = found.Id, ["name"] = found.Name, ["typeName"] = found.TypeName }
        : given.ValueKind is JsonValueKind.Object ? Declaration(given) : JsonTree.Copy(given);

    private static JsonObject Declaration(JsonElement given)
    {
        var json = new Remaining(given);
        var written = new JsonObject();
        json.Move(written, "id", "name");
        if (json.Take("typeName") is { } type)
        {
            written["typeName"] = type.ValueKind is JsonValueKind.String ? TypeAliases.Of(type.GetString()!) : JsonTree.Copy(type);
        }

        if (json.Take("storageDriverTypeName") is { } driver)
        {
            json.Take("storageDriverType");
            written["storageDriverTypeName"] = driver.ValueKind is JsonValueKind.String ? TypeAliases.Driver(driver.GetString()!) : JsonTree.Copy(driver);
        }

        foreach (var (name, value) in json.Rest())
        {
            written[name] = JsonTree.Copy(value);
        }

        return written;
    }

    private JsonArray Cases(JsonElement given) => new([.. given.EnumerateArray().Select(item =>
    {
        if (item.ValueKind is not JsonValueKind.Object)
        {
            return JsonTree.Copy(item);
        }

        var json = new Remaining(item);
        var written = new JsonObject();
        json.Move(written, "label");
        if (json.Take("condition") is { } condition)
        {
            written["condition"] = Condition(condition);
        }

        foreach (var (name, value) in json.Rest())
        {
            written[name] = JsonTree.Copy(value);
        }

        return written;
    })]);

    /// <summary>Conditions of cases have no wrapper. One whose type would change a literal keeps it, and one that without it would look like a wrapper itself.</summary>
    private JsonNode? Condition(JsonElement given)
    {
        if (given.ValueKind is not JsonValueKind.Object)
        {
            return new JsonObject { ["type"] = "Literal", ["value"] = JsonTree.Copy(given) };
        }

        if (given.Find("expression") is not { ValueKind: JsonValueKind.Object } wrapped)
        {
            return given.Find("type") is { ValueKind: JsonValueKind.String } && given.TryGetProperty("value", out _) ? Expression(given) : JsonTree.Copy(given);
        }

        var isOther = given.EnumerateObject().Any(property => property.Name.ToLowerInvariant() is not ("typename" or "expression" or "memoryreference"));
        var isSafe = (given.Text("typeName") is null or "Boolean" || wrapped.Text("type") is not (null or "Literal")) && wrapped.Find("expression") is null;
        return isSafe && !isOther ? Expression(wrapped) : Wrapped(given, wrapped, input: null);
    }

    private static JsonObject Renamed(JsonElement given)
    {
        var json = new Remaining(given);
        var written = new JsonObject { ["typeName"] = TypeAliases.Of(json.Take("typeName")!.Value.GetString()!) };
        json.Move(written, "memoryReference", "converter");
        foreach (var (name, value) in json.Rest())
        {
            written[name] = JsonTree.Copy(value);
        }

        return written;
    }

    /// <summary>The type of an input that names none. A bare text that looks like a list or an object is said to be a text, because a type Object would read it.</summary>
    private static string TypeName(ActivityInput input, JsonElement given, bool isBare = false)
    {
        var value = isBare ? given : given.Find("value") ?? default;
        var isLiteral = isBare || given.Text("type") is null or "Literal";
        if (isLiteral && value.ValueKind is JsonValueKind.String && value.GetString() is ['[' or '{', ..])
        {
            return "String";
        }

        return InputTypes.Alias(input) is not "Object" and var alias ? alias : (isLiteral ? value.ValueKind : default) switch
        {
            JsonValueKind.String => "String",
            JsonValueKind.True or JsonValueKind.False => "Boolean",
            _ => "Object",
        };
    }
}
