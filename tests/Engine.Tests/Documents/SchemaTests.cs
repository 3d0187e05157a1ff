using System.Text.Json.Nodes;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Documents.Schema;
using Porfin.Documents.Writing;
using Porfin.Testing;
using Xunit;

namespace Porfin.Engine.Tests.Documents;

/// <summary>The JSON Schema, read by an independent validator.</summary>
public sealed class SchemaTests
{
    private static readonly string Schema = FlowSchema.Write(DocumentFiles.Catalog, new(DocumentFiles.Catalog.All.Select(type => type.ClassType.Assembly)));

    [Fact]
    public void Flows_that_compile_are_valid_and_so_is_what_is_written_of_them()
    {
        // Without scripts in C#, which are refused here, and in both forms of writing.
        var texts = DocumentFiles.Paths.Select(File.ReadAllText).Where(text => !text.Contains("CSharp", StringComparison.Ordinal)).ToList();
        var written = ((FlowForm[])[FlowForm.Porfin, FlowForm.Elsa]).SelectMany(form => texts.Select(text => FlowWriter.Write(FlowReader.Read(text).Flow!, DocumentFiles.Catalog, form)));
        var documents = texts.Concat(written).ToList();
        var results = Ajv.Validate(Schema, documents.Select(text => JsonNode.Parse(text)));
        Assert.All(documents.Zip(results), pair => Assert.True(pair.Second is null, $"{pair.Second}\n{pair.First}"));
    }

    [Fact]
    public void Activities_of_the_case_files_are_valid_where_they_compile()
    {
        var (documents, names) = (new List<JsonNode?>(), new List<string>());
        foreach (var file in Directory.GetFiles(Path.Combine(Shared.Root, "tests", "cases", "activities")))
        {
            var type = DocumentFiles.Catalog.All.Single(known => known.Name.EndsWith("." + Path.GetFileNameWithoutExtension(file), StringComparison.Ordinal)).Name;
            foreach (var given in JsonNode.Parse(File.ReadAllText(file))!.AsArray().Where(given => given!["problems"] is null && type is not "Elsa.Workflow"))
            {
                var activity = given!["inputs"]?.DeepClone().AsObject() ?? [];
                activity["type"] = type;
                documents.Add(new JsonObject { ["root"] = activity });
                names.Add($"{type} {given["case"]}");
            }
        }

        Assert.True(documents.Count > 100);
        Assert.Equal([], names.Zip(Ajv.Validate(Schema, documents)).Where(pair => pair.Second is not null).Select(pair => $"{pair.First}: {pair.Second}"));
    }

    [Theory]
    [InlineData("""{"name": "x"}""")]
    [InlineData("""{"root": {"text": "x"}}""")]
    [InlineData("""{"root": {"type": "Elsa.WriteLin"}}""")]
    [InlineData("""{"root": {"type": "Porfin.Ask"}}""")]
    [InlineData("""{"root": {"type": "Porfin.Ask", "question": ""}}""")]
    [InlineData("""{"root": {"type": "Porfin.Ask", "question": "?", "patience": "soon"}}""")]
    [InlineData("""{"root": {"type": "Porfin.Ask", "question": {"typeName": "String", "expression": {"type": "Javascript", "value": "1"}}}}""")]
    [InlineData("""{"root": {"type": "Porfin.Ask", "question": {"expression": "x"}}}""")]
    [InlineData("""{"root": {"type": "Elsa.FlowJoin", "mode": {"typeName": "FlowJoinMode", "expression": {"type": "Literal", "value": "WaitSome"}}}}""")]
    [InlineData("""{"root": {"type": "Elsa.Delay", "timeSpan": {"type": "Literal", "value": "one hour"}}}""")]
    [InlineData("""{"root": {"type": "Elsa.Flowchart", "activities": "none"}}""")]
    [InlineData("""{"root": {"type": "Elsa.Flowchart", "activities": [{"type": "Elsa.Sequence", "activities": [{"type": "Elsa.Nothing"}]}]}}""")]
    [InlineData("""{"root": {"type": "Elsa.Flowchart", "activities": [], "connections": [{"source": {"activity": "a"}}]}}""")]
    [InlineData("""{"root": {"type": "Elsa.FlowSwitch", "cases": {"label": "x"}}}""")]
    [InlineData("""{"root": {"type": "Elsa.SetVariable", "value": 1}}""")]
    [InlineData("""{"root": {"type": "Elsa.If", "condition": true, "then": {"type": "Elsa.Nothing"}}}""")]
    [InlineData("""{"variables": [{"typeName": "String"}], "root": {"type": "Elsa.WriteLine"}}""")]
    [InlineData("""{"version": "new", "root": {"type": "Elsa.WriteLine"}}""")]
    public void A_broken_document_is_not_valid(string document)
    {
        Assert.NotNull(Ajv.Validate(Schema, [JsonNode.Parse(document)])[0]);
        Assert.NotEmpty(FlowCompiler.Compile(System.Text.Encoding.UTF8.GetBytes(document), DocumentFiles.Catalog).Problems);
    }

    [Fact]
    public void Every_activity_has_its_inputs_outcomes_and_summary_in_the_schema()
    {
        var definitions = JsonNode.Parse(Schema)!["$defs"]!;
        foreach (var type in DocumentFiles.Catalog.All.Where(type => type.Name is not "Elsa.Workflow"))
        {
            var properties = definitions[type.Name]!["properties"]!.AsObject();
            Assert.All(type.Inputs, input => Assert.False(string.IsNullOrEmpty(properties[input.Name]?["description"]?.GetValue<string>()), $"{type.Name} {input.Name}"));
            Assert.All(type.Outcomes.Where(outcome => outcome != Outcome.Done), outcome => Assert.Contains(outcome.Name, definitions[type.Name]!["description"]!.GetValue<string>(), StringComparison.Ordinal));
        }
    }
}
