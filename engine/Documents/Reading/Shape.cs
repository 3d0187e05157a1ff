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
    /// <summary>When so many problems are known, doubled names are not told any more.</summary>
    private const int MostNames = 2_000;

    private static readonly (string Name, Kind Kind)[] OfFlow =
    [
        ("variables", Kind.List), ("inputs", Kind.List), ("outputs", Kind.List), ("outcomes", Kind.List), ("customProperties", Kind.Map), ("options", Kind.Map), ("definitionId", Kind.Text), ("id", Kind.Text),
        ("name", Kind.Text), ("description", Kind.Text), ("version", Kind.Whole), ("toolVersion", Kind.Text),
    ];

    private static readonly string[] FlowKeys =
    [
        .. OfFlow.Select(property => property.Name), "$schema", "root", "createdAt", "isReadonly", "isSystem", "isLatest", "isPublished", "usableAsActivity", "tenantId", "links",
    ];

    private static readonly (string Name, Kind Kind)[] OfNode = [("id", Kind.Text), ("name", Kind.Text), ("customProperties", Kind.Map), ("metadata", Kind.Map), ("version", Kind.Whole)];

    /// <summary>Checks the properties of a flow.</summary>
    public static void CheckFlow(JsonElement json, List<FlowProblem> problems)
    {
        CheckNames(json, null, "", problems);
        Check(json, OfFlow, "", null, problems);
        Misspelt.Check(json, FlowKeys, (null, ""), problems);
    }

    /// <summary>What is said of a document without a root.</summary>
    public static FlowProblem NoRoot(JsonElement json)
    {
        if (json.TryGetProperty("root", out var root))
        {
            return new("document:no-root", Severity.Error, DocumentSentences.RootIsNone.With(Called(root)), JsonPath: "/root");
        }

        var near = json.EnumerateObject().Take(Misspelt.MostKeys).Select(property => property.Name).FirstOrDefault(name => Misspelt.Meant(name, ["root"]) is not null);
        return new("document:no-root", Severity.Error, DocumentSentences.NoRoot.With(near is null ? Sentence.None : DocumentSentences.RenameToRoot.With(Shortened.Text(near))));
    }

    /// <summary>Checks the keys of a variable.</summary>
    public static void CheckVariable(JsonElement json, string path, List<FlowProblem> problems) =>
        Misspelt.Check(json, ["id", "name", "typeName", "type", "isArray", "value", "storageDriverTypeName", "storageDriverType"], (null, path), problems);

    /// <summary>Checks the properties of an activity that all have, and its ports.</summary>
    public static void CheckNode(JsonElement json, ActivityType type, string? nodeId, string path, List<FlowProblem> problems)
    {
        CheckNames(json, nodeId, path, problems);
        Check(json, OfNode, path, nodeId, problems);
        Check(json, type.Ports.Where(port => port.Name is not "flow").Select(port => (port.Name, port.IsList ? Kind.List : Kind.Map)), path, nodeId, problems);
        if (type.ClassType == typeof(Control.Flowchart))
        {
            Check(json, [("connections", Kind.List), ("variables", Kind.List)], path, nodeId, problems);
        }
    }

    /// <summary>Names are read in any case, so that one written in two ways stands there twice.</summary>
    private static void CheckNames(JsonElement json, string? nodeId, string path, List<FlowProblem> problems)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var exact = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (exact.Add(property.Name) && !names.Add(property.Name) && problems.Count < MostNames)
            {
                problems.Add(new("document:duplicate-property", Severity.Error, DocumentSentences.TwiceByCase.With(Shortened.Text(property.Name)), nodeId, $"{path}/{JsonLines.Escape(property.Name)}"));
            }
        }
    }

    private static void Check(JsonElement json, IEnumerable<(string Name, Kind Kind)> properties, string path, string? nodeId, List<FlowProblem> problems)
    {
        foreach (var (name, kind) in properties)
        {
            if (json.Find(name) is { } value && !IsOf(value, kind))
            {
                problems.Add(new("document:wrong-kind", Severity.Error, DocumentSentences.WrongKind.With(name, Called(value), Called(kind)), nodeId, $"{path}/{name}"));
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

    private static Sentence Called(Kind kind) => kind switch { Kind.List => DocumentSentences.AList, Kind.Map => DocumentSentences.AMap, Kind.Text => DocumentSentences.AText, _ => DocumentSentences.AWholeNumber };

    private static object Called(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => DocumentSentences.GivenList,
        JsonValueKind.Object => DocumentSentences.GivenMap,
        JsonValueKind.String => DocumentSentences.GivenText.With(Shortened.Text(value.GetString()!)),
        _ => Shortened.Text(value.GetRawText()),
    };
}
