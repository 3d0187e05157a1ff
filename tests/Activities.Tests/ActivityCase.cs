using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Porfin.Activities.Transcripts;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Testing;

namespace Porfin.Activities.Tests;

/// <summary>
/// One case of <c>tests/cases/activities/{Type}.json</c>: the activity stands alone in a flowchart, with the properties of <c>inputs</c>.
/// Given: <c>inputs</c>, <c>variables</c> (name to value), <c>flows</c> (sub-flows), <c>play</c> (what happens). Expected: <c>problems</c>, or <c>play</c> (what the flow did),
/// <c>outcome</c> (by which the activity was left), <c>set</c> (what it set, its outputs among them), <c>name</c> and <c>correlationId</c> of the instance.
/// </summary>
internal sealed class ActivityCase(string type, JsonObject json)
{
    private const string Id = "it";

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The folder of the case files.</summary>
    public static string Folder { get; } = Path.Combine(Shared.Root, "tests", "cases", "activities");

    /// <summary>The file of a type: its name without what stands before the point.</summary>
    public static string FileOf(string type) => Path.Combine(Folder, type[(type.LastIndexOf('.') + 1)..] + ".json");

    /// <summary>The cases of a type; none when it has no file.</summary>
    public static JsonArray Read(string type) => File.Exists(FileOf(type)) ? JsonNode.Parse(File.ReadAllText(FileOf(type)))!.AsArray() : [];

    /// <summary>Writes the cases of a type back.</summary>
    public static void Write(string type, JsonArray cases) => File.WriteAllText(FileOf(type), cases.ToJsonString(Written) + "\n");

    /// <summary>What the case came to, in the form of its file.</summary>
    public JsonObject Run()
    {
        var library = new FlowLibrary();
        foreach (var flow in json["flows"]?.AsArray() ?? [])
        {
            library.Add(FlowReader.Read(flow!.ToJsonString()).Flow!);
        }

        var result = new JsonObject();
        foreach (var name in new[] { "case", "inputs", "variables", "flows" })
        {
            if (json[name] is { } given)
            {
                result[name] = given.DeepClone();
            }
        }

        var compilation = FlowCompiler.Compile(FlowReader.Read(Document().ToJsonString()).Flow!, TranscriptFiles.Catalog, library);
        if (compilation.Plan is not { } plan)
        {
            result["problems"] = new JsonArray([.. compilation.Problems.Select(problem => JsonValue.Create($"{problem.Code}: {problem.Text}"))]);
            return result;
        }

        Play(plan, result, definition => library.Find(definition) is { } other ? FlowCompiler.Compile(other, TranscriptFiles.Catalog, library).Plan : null);
        return result;
    }

    private void Play(Plan plan, JsonObject result, Func<string, Plan?> find)
    {
        var lines = string.Join('\n', (json["play"]?.AsArray() ?? []).Select(line => line!.GetValue<string>()));
        var script = Transcript.Parse(lines);
        var begins = script.Any(entry => entry.Kind is EntryKind.Customer) || script.Any(entry => entry is { Kind: EntryKind.Happening, Text: "start" } || (entry.Kind is EntryKind.Happening && entry.Text.StartsWith("trigger ", StringComparison.Ordinal)));
        var played = TranscriptPlayer.Play(plan, begins ? script : [new Entry(EntryKind.Happening, "start"), .. script], find: find);
        result["play"] = new JsonArray([.. played.Entries.SelectMany(entry => entry.ToString().Split('\n')).Select(line => JsonValue.Create(line))]);
        if (Replays.Difference(plan, [.. played.Turns.Where(turn => turn.Plan == plan)]) is { } difference)
        {
            result["replay"] = difference;
        }

        var journal = played.Turns.SelectMany(turn => turn.Journal).ToList();
        if (journal.FindLast(entry => entry is { Kind: JournalKind.Left, NodeId: Id }).Detail is { } outcome)
        {
            result["outcome"] = outcome;
        }

        var set = new JsonObject();
        foreach (var entry in journal.Where(entry => entry.Kind is JournalKind.Set))
        {
            set[entry.Detail!] = JsonNode.Parse(ValueJson.Write(entry.Value));
        }

        var instance = played.Turns[^1].Instance;
        foreach (var (name, value) in new[] { ("name", instance.Name), ("correlationId", instance.CorrelationId) }.Where(pair => pair.Item2 is not null))
        {
            result[name] = value;
        }

        if (set.Count > 0)
        {
            result["set"] = set;
        }
    }

    private JsonObject Document()
    {
        TranscriptFiles.Catalog.TryGet(type, out var known);
        var activity = new JsonObject { ["id"] = Id, ["type"] = type };
        var variables = new JsonArray([.. known!.Outputs.Select(output => new JsonObject { ["id"] = "out-" + output.Name, ["name"] = output.Name, ["typeName"] = "Object" })]);
        foreach (var output in known.Outputs)
        {
            activity[char.ToLowerInvariant(output.Name[0]) + output.Name[1..]] = new JsonObject { ["typeName"] = output.Type, ["memoryReference"] = new JsonObject { ["id"] = "out-" + output.Name } };
        }

        foreach (var (name, value) in json["inputs"]?.AsObject() ?? [])
        {
            activity[name] = value?.DeepClone();
        }

        foreach (var (name, value) in json["variables"]?.AsObject() ?? [])
        {
            variables.Add(new JsonObject { ["id"] = name, ["name"] = name, ["typeName"] = "Object", ["value"] = value?.DeepClone() });
        }

        return new()
        {
            ["definitionId"] = "case",
            ["variables"] = variables,
            ["outputs"] = new JsonArray(new JsonObject { ["name"] = "Result", ["type"] = "Object" }),
            ["root"] = new JsonObject { ["type"] = "Elsa.Flowchart", ["id"] = "chart", ["activities"] = new JsonArray(activity), ["connections"] = new JsonArray() },
        };
    }
}
