using System.Text.Json.Nodes;

namespace Porfin.Designer.Tests.ThreeWays;

/// <summary>How a field of the inspector is filled in.</summary>
public enum Filling
{
    Text,
    Script,
    Choice,
    Rows,
    Cases,
    Variable,
}

/// <summary>A field of a step: its name in the document, its label on the screen, and what goes in.</summary>
public sealed record AgentField(string Input, string Label, Filling Filling, string Value, IReadOnlyList<(string Label, string Condition)> Rows);

/// <summary>A result of a step that is kept in a variable.</summary>
public sealed record AgentResult(string Label, string Variable);

/// <summary>A step to be built: what it is called in the sample and will be called in the draft, and all that is filled in.</summary>
public sealed record AgentStep(string Key, string Id, string Type, string TypeLabel, string Name, IReadOnlyList<AgentField> Fields, IReadOnlyList<AgentResult> Results);

/// <summary>A connection to be drawn, by the ids of the draft.</summary>
public sealed record AgentWay(string From, string Port, string PortLabel, string To);

/// <summary>A variable to be made; without a first value when that is null.</summary>
public sealed record AgentVariable(string Name, string TypeLabel, bool IsYesOrNo, string? First);

/// <summary>An agent as a list of what somebody has to do at the screen, read off its document and the catalogue that the screen itself shows.</summary>
public sealed class Agent(JsonObject document, JsonObject catalog)
{
    private static readonly Dictionary<string, string> Types = new() { ["String"] = "Texto", ["Boolean"] = "Sim ou não", ["Object"] = "Dados", ["Double"] = "Número" };
    private readonly JsonArray activities = document["root"]!["activities"]!.AsArray();

    public string Name => Text(document["name"]);

    public string Description => Text(document["description"]);

    /// <summary>What the choice of the joining time says: "3 segundos".</summary>
    public string Joining => $"{TimeSpan.Parse(Text(document["customProperties"]!["porfin"]!["joiningTime"]), null).TotalSeconds} segundos";

    public IReadOnlyList<AgentVariable> Variables => [.. document["variables"]!.AsArray().Select(one => new AgentVariable(Text(one!["name"]), Types[Text(one["typeName"])], Text(one["typeName"]) is "Boolean", (string?)one["value"]))];

    public IReadOnlyList<AgentStep> Steps => [.. activities.Select(one => StepOf(one!.AsObject()))];

    public IReadOnlyList<AgentWay> Ways => [.. document["root"]!["connections"]!.AsArray().Select(one => WayOf(one!))];

    /// <summary>The ids that the designer gives, in the order in which the steps are made: the type's last part and a number.</summary>
    public IReadOnlyDictionary<string, string> Ids
    {
        get
        {
            var counts = new Dictionary<string, int>();
            return activities.ToDictionary(one => Text(one!["id"]), one =>
            {
                var stem = Text(one!["type"]).Split('.')[^1];
                return $"{stem}{counts[stem] = counts.GetValueOrDefault(stem) + 1}";
            });
        }
    }

    private AgentStep StepOf(JsonObject one)
    {
        var type = TypeOf(one);
        var fields = Each(type, "inputs").Where(input => one.ContainsKey(Text(input["name"]))).Select(input => FieldOf(one, input));
        var results = Each(type, "outputs").Where(output => one[Camel(Text(output["name"]))]?["memoryReference"] is not null)
            .Select(output => new AgentResult(Text(output["label"]), VariableOf(Text(one[Camel(Text(output["name"]))]!["memoryReference"]!["id"]))));
        var key = Text(one["id"]);
        return new(key, Ids[key], Text(one["type"]), Text(type["label"]), Text(one["metadata"]!["displayText"]), [.. fields], [.. results]);
    }

    private static AgentField FieldOf(JsonObject step, JsonObject input)
    {
        var (name, label, editor) = (Text(input["name"]), Text(input["label"]), Text(input["editor"]));
        var given = step[name]!;
        var value = given is JsonObject wrapped && wrapped["expression"] is { } expression ? Text(expression["value"]) : "";
        var isScript = (string?)(given as JsonObject)?["expression"]?["type"] is "JavaScript";
        return editor switch
        {
            "cases" => new(name, label, Filling.Cases, "", [.. given.AsArray().Select(one => (Text(one!["label"]), Text(one["condition"]!["expression"]!["value"])))]),
            "variable" => new(name, label, Filling.Variable, Text(given["name"]), []),
            _ when isScript => new(name, label, Filling.Script, value, []),
            "options" => new(name, label, Filling.Rows, "", [.. JsonNode.Parse(value)!.AsArray().Select(one => (Text(one), ""))]),
            "choice" => new(name, label, Filling.Choice, Text(Each(input, "choices").First(choice => Text(choice["value"]) == value)["label"]), []),
            "duration" => new(name, label, Filling.Text, Said(TimeSpan.Parse(value, null)), []),
            _ => new(name, label, Filling.Text, value, []),
        };
    }

    private AgentWay WayOf(JsonNode one)
    {
        var (source, port) = (Text(one["source"]!["activity"]), Text(one["source"]!["port"]));
        var type = TypeOf(activities.First(step => Text(step!["id"]) == source)!.AsObject());
        var label = Each(type, "outcomes").FirstOrDefault(outcome => Text(outcome["name"]) == port) is { } outcome ? Text(outcome["label"]) : port;
        return new(Ids[source], port, label, Ids[Text(one["target"]!["activity"])]);
    }

    private JsonObject TypeOf(JsonObject step) => Each(catalog, "activities").First(type => Text(type["type"]) == Text(step["type"]));

    private string VariableOf(string id) => Text(document["variables"]!.AsArray().First(one => Text(one!["id"]) == id)!["name"]);

    private static IEnumerable<JsonObject> Each(JsonObject owner, string list) => owner[list] is JsonArray items ? items.Select(item => item!.AsObject()) : [];

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>A duration as somebody would say it.</summary>
    private static string Said(TimeSpan length) => length switch
    {
        { Days: > 0, Hours: 0 } => $"{length.Days} dias",
        { TotalHours: >= 1, Minutes: 0 } => $"{(int)length.TotalHours} horas",
        _ => $"{(int)length.TotalMinutes} minutos",
    };

    private static string Text(JsonNode? node) => node?.GetValueKind() is System.Text.Json.JsonValueKind.String ? (string)node! : node?.ToJsonString() ?? "";
}
