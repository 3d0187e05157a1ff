using System.Text;
using System.Text.Json.Nodes;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Documents.Writing;
using Porfin.Engine.Tests.Verification;
using Porfin.Testing;
using Xunit;

namespace Porfin.Engine.Tests.Documents;

/// <summary>Writing is canonical: once written, a document stays as it is, and means what it meant.</summary>
public sealed class WritingTests
{
    public static TheoryData<FlowForm> Forms => [FlowForm.Porfin, FlowForm.Elsa];

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_was_written_is_written_the_same_again(FlowForm form)
    {
        Assert.NotEmpty(DocumentFiles.Paths);
        foreach (var path in DocumentFiles.Paths)
        {
            var once = Written(File.ReadAllText(path), form);
            Assert.True(once == Written(once, form), $"{path}\n{once}\n{Written(once, form)}");
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_written_flow_runs_as_before(FlowForm form)
    {
        Assert.SkipWhen(Shared.Find("data", "elsa") is null, "The shared folder with Elsa's cases is missing.");
        var compared = 0;
        foreach (var (file, libraries, input) in DocumentFiles.Cases())
        {
            var before = DocumentFiles.Run(File.ReadAllText(file), libraries.Select(File.ReadAllText), input);
            var after = DocumentFiles.Run(Written(File.ReadAllText(file), form), libraries.Select(other => Written(File.ReadAllText(other), form)), input);
            Assert.True(before == after, $"{file}\n{before}\n--\n{after}\n{Written(File.ReadAllText(file), form)}");
            compared += before is null ? 0 : 1;
        }

        Assert.True(compared > 90, $"Only {compared} cases ran.");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_is_not_understood_survives_at_every_level(FlowForm form)
    {
        foreach (var path in DocumentFiles.Paths)
        {
            var document = JsonNode.Parse(File.ReadAllText(path))!;
            var planted = Unknowns.Plant(document);
            var found = Unknowns.Collect(JsonNode.Parse(Written(document.ToJsonString(), form)));
            Assert.True(planted.SetEquals(found), $"{path} lost {string.Join(", ", planted.Except(found))}");
        }
    }

    [Fact]
    public void What_is_not_understood_survives_in_random_documents()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var document = JsonNode.Parse(RandomFlows.Json(seed))!;
            var planted = Unknowns.Plant(document);
            var once = FlowWriter.Write(FlowReader.Read(document.ToJsonString()).Flow!, RandomFlows.Catalog);
            Assert.True(planted.SetEquals(Unknowns.Collect(JsonNode.Parse(once))), $"seed {seed}");
            Assert.Equal(once, FlowWriter.Write(FlowReader.Read(once).Flow!, RandomFlows.Catalog));
        }
    }

    [Theory]
    [InlineData("""{"root": {"type": "Elsa.Flowchart", "activities": [{"id": "a", "customProperties": [1]}]}}""")]
    [InlineData("""{"root": {"type": "Elsa.Switch", "cases": [{"label": "A", "condition": true, "activity": {"type": "Elsa.WriteLine", "text": "a"}, "ACTIVITY": {"type": "Elsa.WriteLine", "text": "b"}}]}}""")]
    [InlineData("""{"customProperties": {}, "CUSTOMPROPERTIES": {"a": 1}, "root": {"type": "Elsa.WriteLine", "text": "a"}}""")]
    [InlineData("""{"root": {"type": "Elsa.FlowSwitch", "cases": [{"label": "A", "condition": {"typeName": "Object", "TYPENAME": "Object", "expression": {"type": "Literal", "value": true}}}]}}""")]
    [InlineData("""{"root": {"type": "Elsa.FlowSwitch", "cases": [{"label": "A", "condition": {"typeName": "Object", "expression": {"type": "Variable", "value": "a", "expression": 1}}}]}}""")]
    [InlineData("""{"variables": [{"name": "a", "typeName": "Boolean", "value": 1}, {"name": "b", "typeName": "Int32", "value": true}, {"name": "c", "typeName": "Int32", "value": 7}], "root": {"type": "Elsa.WriteLine", "text": "a"}}""")]
    public void What_campaigns_found_is_written_the_same_again(string document)
    {
        var once = Written(document);
        Assert.Equal(once, Written(once));
        Assert.True(!Compiles(document) || Compiles(once));
    }

    private static bool Compiles(string document) => FlowCompiler.Compile(Encoding.UTF8.GetBytes(document), DocumentFiles.Catalog).Plan is not null;

    private static string Written(string document, FlowForm form = FlowForm.Porfin) => FlowWriter.Write(FlowReader.Read(document).Flow!, DocumentFiles.Catalog, form);
}
