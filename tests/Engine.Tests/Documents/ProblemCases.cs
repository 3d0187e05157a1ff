using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Porfin.Activities.Scenarios;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Expressions;
using Porfin.Testing;
using Xunit;

namespace Porfin.Engine.Tests.Documents;

/// <summary>
/// Documents and expressions that are wrong, with all that is said about them in each language: <c>tests/cases/documents/problems.json</c> and <c>tests/cases/expressions/problems.json</c>;
/// so too transcripts, which have one problem at a time: <c>tests/cases/transcripts/problems.json</c>.
/// <c>PORFIN_UPDATE=1</c> rewrites what is said.
/// </summary>
public sealed class ProblemCases
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The cases of a folder.</summary>
    public static JsonArray Cases(string folder) => JsonNode.Parse(File.ReadAllText(PathOf(folder)))!.AsArray();

    [Fact]
    public void A_document_is_told_all_that_is_wrong_with_it() => AreAsWritten("documents", given =>
    {
        var document = string.Join('\n', given["document"]!.AsArray().Select(line => line!.GetValue<string>()));
        var problems = FlowCompiler.Compile(Encoding.UTF8.GetBytes(document), DocumentFiles.Catalog, Library(given)).Problems;
        return new JsonObject
        {
            ["problems"] = Texts(problems, problem => $"{problem} at {(problem.JsonPath.Length == 0 ? "/" : problem.JsonPath)}"),
            ["pt"] = Texts(problems, problem => problem.Sentence.Portuguese),
            ["es"] = Texts(problems, problem => problem.Sentence.Spanish),
        };
    });

    [Fact]
    public void An_expression_is_told_all_that_is_wrong_with_it() => AreAsWritten("expressions", given =>
    {
        var text = given["text"]!.GetValue<string>();
        var compiled = given["language"]!.GetValue<string>() is "JavaScript" ? JavaScript.Compile(text) : Template.Compile(text);
        var problems = compiled.Problems.Concat(compiled.Names.Select(ForeignNames.Problem).OfType<ExpressionProblem>()).ToList();
        return new JsonObject
        {
            ["problems"] = Texts(problems, problem => $"{problem.Code} {problem.Line}:{problem.Column}: {problem.Text}"),
            ["pt"] = Texts(problems, problem => problem.Sentence.Portuguese),
            ["es"] = Texts(problems, problem => problem.Sentence.Spanish),
        };
    });

    [Fact]
    public void A_transcript_is_told_what_is_wrong_with_it()
    {
        var plan = FlowCompiler.Compile(File.ReadAllBytes(Path.Combine(Shared.Root, "samples", "assistente-de-leads", "flow.json")), DocumentFiles.Catalog).Plan!;
        AreAsWritten("transcripts", given =>
        {
            var script = string.Join('\n', given["script"]!.AsArray().Select(line => line!.GetValue<string>()));
            Sentence[] problems = new Scenario("case", script).Play(plan).Problem is { } problem ? [problem] : [];
            return new JsonObject
            {
                ["problems"] = Texts(problems, told => told.English),
                ["pt"] = Texts(problems, told => told.Portuguese),
                ["es"] = Texts(problems, told => told.Spanish),
            };
        });
    }

    private static string PathOf(string folder) => Path.Combine(Shared.Root, "tests", "cases", folder, "problems.json");

    private static void AreAsWritten(string folder, Func<JsonNode, JsonObject> tell)
    {
        var cases = Cases(folder);
        Assert.True(cases.Count > 10);
        var told = new JsonArray([.. cases.Select(given => Merged(given!.AsObject(), tell(given)))]);
        if (TranscriptFiles.AreUpdated)
        {
            File.WriteAllText(PathOf(folder), told.ToJsonString(Written) + "\n");
            return;
        }

        Assert.All(cases.Zip(told), pair => Assert.Equal(pair.First!.ToJsonString(Written), pair.Second!.ToJsonString(Written)));
    }

    private static JsonObject Merged(JsonObject given, JsonObject told)
    {
        var merged = given.DeepClone().AsObject();
        foreach (var (name, value) in told)
        {
            merged.Remove(name);
            merged[name] = value!.DeepClone();
        }

        return merged;
    }

    private static JsonArray Texts<T>(IEnumerable<T> problems, Func<T, string> text) => new([.. problems.Select(problem => JsonValue.Create(text(problem)))]);

    private static FlowLibrary Library(JsonNode given)
    {
        var library = new FlowLibrary();
        foreach (var flow in given["flows"]?.AsArray() ?? [])
        {
            library.Add(FlowReader.Read(flow!.ToJsonString()).Flow!);
        }

        return library;
    }
}
