using System.Text.Json;

namespace Porfin.Documents.Reading;

/// <summary>What kind of JSON known properties are.</summary>
internal enum Kind
{
    /// <summary>A list; Elsa's wrapper <c>{"$values": […]}</c> and a single object count as one.</summary>
    List,

    /// <summary>An object.</summary>
    Map,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number, which may be written as a text.</summary>
    Whole,
}

/// <summary>Checks that known properties are of the kind that they must be; else they would be passed over in silence.</summary>
internal static class Shape
{
    private static readonly (string Name, Kind Kind)[] OfFlow =
    [
        ("variables", Kind.List), ("inputs", Kind.List), ("outputs", Kind.List), ("outcomes", Kind.List), ("customProperties", Kind.Map), ("options", Kind.Map), ("definitionId", Kind.Text), ("id", Kind.Text),
        ("name", Kind.Text), ("description", Kind.Text), ("version", Kind.Whole), ("toolVersion", Kind.Text),
    ];

    private static readonly (string Name, Kind Kind)[] OfNode = [("id", Kind.Text), ("name", Kind.Text), ("customProperties", Kind.Map), ("metadata", Kind.Map), ("version", Kind.Whole)];

    /// <summary>Checks the properties of a flow.</summary>
    public static void CheckFlow(JsonElement json, List<FlowProblem> problems) => Check(json, OfFlow, "", null, problems);

    /// <summary>Checks the properties of an activity that all have, and its ports.</summary>
    public static void CheckNode(JsonElement json, ActivityType type, string? nodeId, string path, List<FlowProblem> problems)
    {
        Check(json, OfNode, path, nodeId, problems);
        Check(json, type.Ports.Where(port => port.Name is not "flow").Select(port => (port.Name, port.IsList ? Kind.List : Kind.Map)), path, nodeId, problems);
        if (type.ClassType == typeof(Control.Flowchart))
        {
            Check(json, [("connections", Kind.List), ("variables", Kind.List)], path, nodeId, problems);
        }
    }

    private static void Check(JsonElement json, IEnumerable<(string Name, Kind Kind)> properties, string path, string? nodeId, List<FlowProblem> problems)
    {
        foreach (var (name, kind) in properties)
        {
            if (json.Find(name) is { } value && !IsOf(value, kind))
            {
                problems.Add(new("document:wrong-kind", Severity.Error, $"'{name}' is {Called(value)}; it must be {Called(kind)}.", nodeId, $"{path}/{name}"));
            }
        }
    }

    private static bool IsOf(JsonElement value, Kind kind) => kind switch
    {
        Kind.List => value.ValueKind is JsonValueKind.Array or JsonValueKind.Object,
        Kind.Map => value.ValueKind is JsonValueKind.Object,
        Kind.Text => value.ValueKind is JsonValueKind.String or JsonValueKind.Number,
        _ => int.TryParse(value.ValueKind is JsonValueKind.String ? value.GetString() : value.GetRawText(), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out _),
    };

    private static string Called(Kind kind) => kind switch { Kind.List => "a list […]", Kind.Map => "an object {…}", Kind.Text => "a text", _ => "a whole number" };

    private static string Called(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => $"the text '{Shortened.Text(value.GetString()!)}'",
        _ => Shortened.Text(value.GetRawText()),
    };
}
