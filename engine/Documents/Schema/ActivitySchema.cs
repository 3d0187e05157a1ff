using System.Text.Json.Nodes;
using Porfin.Control;
using Porfin.Expressions;

namespace Porfin.Documents.Schema;

/// <summary>The schema of one kind of activity.</summary>
internal sealed class ActivitySchema(ActivityType type, SummaryReader summaries)
{
    public JsonObject Write()
    {
        var properties = new JsonObject();
        foreach (var input in type.Inputs)
        {
            properties[input.Name] = Described(Input(input), summaries.Of(input.Property));
        }

        foreach (var output in type.Outputs)
        {
            properties[char.ToLowerInvariant(output.Name[0]) + output.Name[1..]] = Described(Shapes.Ref("output"), $"An output, of type {output.Type}.");
        }

        foreach (var port in type.Ports.Where(port => port.Name is not "flow" && port.ItemProperty is null))
        {
            properties[port.Name] = port.IsList ? Shapes.ListOf("activity", null) : new JsonObject { ["anyOf"] = new JsonArray(Shapes.Ref("activity"), Shapes.Of("null", null)) };
        }

        if (typeof(Execution.Container).IsAssignableFrom(type.ClassType))
        {
            properties["variables"] = Shapes.ListOf("variable", "Variables that are seen inside only.");
        }

        if (type.ClassType == typeof(Flowchart))
        {
            properties["connections"] = Shapes.ListOf("connection", "The ways from outcomes to the next activities.");
        }

        var schema = new JsonObject { ["description"] = Description(), ["properties"] = properties };
        if (type.Inputs.Where(input => input.IsRequired).Select(input => JsonValue.Create(input.Name)).ToArray() is { Length: > 0 } required)
        {
            schema["required"] = new JsonArray([.. required]);
        }

        return schema;
    }

    /// <summary>What the activity is, and by which outcomes it is left.</summary>
    private string Description()
    {
        var outcomes = type.ClassType.GetFields().Where(field => field.IsStatic && field.FieldType == typeof(Outcome)).Select(field => $"{((Outcome)field.GetValue(null)!).Name} – {summaries.Of(field)}").ToList();
        if (type.OutcomesFrom is { } from)
        {
            outcomes.Add($"and one for each item of '{from}'");
        }

        return outcomes.Count == 0 ? summaries.Of(type.ClassType) ?? "" : $"{summaries.Of(type.ClassType)} Outcomes: {string.Join(" · ", outcomes)}";
    }

    private JsonObject Input(ActivityInput input)
    {
        var property = Nullable.GetUnderlyingType(input.Property.PropertyType) ?? input.Property.PropertyType;
        var schema = property == typeof(IReadOnlyList<SwitchCase>) ? new JsonObject { ["type"] = new JsonArray("array", "null"), ["items"] = Shapes.Ref("case") }
            : property.IsEnum ? Enumeration(property)
            : Shapes.Ref(property switch
            {
                _ when property == typeof(string) || (property == typeof(Expression) && input.IsScript) => "text",
                _ when property == typeof(bool) => "truth",
                _ when property == typeof(int) || property == typeof(long) || property == typeof(double) => "wholeNumber",
                _ when property == typeof(TimeSpan) => "duration",
                _ when property == typeof(DateTimeOffset) => "moment",
                _ when property == typeof(ValueMap) => "map",
                _ => "any",
            });
        return input.IsRequired && schema["$ref"] is not null ? new JsonObject { ["allOf"] = new JsonArray(schema, new JsonObject { ["not"] = new JsonObject { ["enum"] = new JsonArray(null, "") } }) } : schema;
    }

    /// <summary>The values of an enumeration: completed as in the class, read in any case.</summary>
    private JsonObject Enumeration(Type property)
    {
        var names = Enum.GetNames(property);
        var anyCase = string.Join('|', names.Select(name => string.Concat(name.Select(letter => $"[{char.ToUpperInvariant(letter)}{char.ToLowerInvariant(letter)}]"))));
        var literal = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]) }, new JsonObject { ["type"] = "string", ["pattern"] = $"^({anyCase})?$" }) };
        return Described(Shapes.Input(literal), string.Join(" · ", names.Select(name => $"{name} – {summaries.Of(property.GetField(name)!)}")));
    }

    private static JsonObject Described(JsonObject schema, string? description)
    {
        if (description is not null)
        {
            schema["description"] = schema["description"] is { } own ? $"{description} {own}" : description;
        }

        return schema;
    }
}
