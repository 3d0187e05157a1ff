using System.Text.Json;
using System.Text.Json.Nodes;
using Porfin.Testing;
using Xunit;

namespace Porfin.Host.Tests.CommandLine;

/// <summary>The commands about documents: convert, diff, schema, docs.</summary>
public sealed class DocumentCommandTests : IDisposable
{
    private const string Short = """{"name": "Oi", "root": {"type": "Elsa.Sequence", "activities": [{"type": "Elsa.WriteLine", "text": "Olá", "x-mine": 1}]}}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("porfin-");

    [Fact]
    public async Task Convert_writes_a_flow_that_it_writes_the_same_again()
    {
        var (flow, written) = (Write("a.json", Short), Path.Combine(folder.FullName, "b.json"));
        Assert.Equal((0, "", ""), await PorfinAsync("convert", flow, "-o", written));
        var again = await PorfinAsync("convert", written);
        Assert.Equal((0, await File.ReadAllTextAsync(written), ""), again);
        var activity = JsonNode.Parse(again.Output)!["root"]!["activities"]![0]!;
        Assert.Equal(("WriteLine1", "String", 1), ((string?)activity["id"], (string?)activity["text"]!["typeName"], (int)activity["x-mine"]!));
        Assert.Equal(0, (await PorfinAsync("diff", flow, written)).Code);
    }

    [Fact]
    public async Task Convert_for_elsa_tells_what_elsa_does_not_have()
    {
        var (code, output, error) = await PorfinAsync("convert", Path.Combine(Shared.Root, "samples", "assistente-de-leads", "flow.json"), "--to", "elsa");
        var json = JsonNode.Parse(output)!;
        Assert.Equal(0, code);
        Assert.StartsWith("Workflow1:fluxo:", json["root"]!["activities"]![0]!["nodeId"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("elsa:unknown-activity", error, StringComparison.Ordinal);
        Assert.Contains("elsa:template", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_tells_changes_to_people_and_to_programs()
    {
        var (before, after) = (Write("a.json", Short), Write("b.json", Short.Replace("Olá", "Olá, Ana", StringComparison.Ordinal)));
        Assert.Equal((1, "~ activity WriteLine1 (Elsa.WriteLine) text: Olá{+, Ana+}\n", ""), await PorfinAsync("diff", before, after));
        var (code, output, _) = await PorfinAsync("diff", before, after, "--json");
        using var json = JsonDocument.Parse(output);
        var change = Assert.Single(json.RootElement.GetProperty("changes").EnumerateArray());
        Assert.Equal((1, "changed", "activity", "text"), (code, change.GetProperty("kind").GetString(), change.GetProperty("part").GetString(), change.GetProperty("property").GetString()));
    }

    [Theory]
    [InlineData("convert")]
    [InlineData("diff")]
    public async Task A_bad_document_is_explained_and_nothing_is_written(string command)
    {
        var (bad, target) = (Write("bad.json", """{"root": {"type": "Elsa.WriteLine", "text": 1e999}}"""), Path.Combine(folder.FullName, "never.json"));
        var (code, output, error) = await PorfinAsync(command == "convert" ? ["convert", bad, "-o", target] : ["diff", bad, bad]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("document:number: line 1, column 45", error, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
    }

    [Theory]
    [InlineData("convert")]
    [InlineData("convert", "a.json", "--to", "n8n")]
    [InlineData("diff", "a.json")]
    [InlineData("schema", "extra")]
    [InlineData("docs", "--lang", "de")]
    public async Task A_command_line_that_is_wrong_is_explained(params string[] args)
    {
        var (code, output, error) = await PorfinAsync(args);
        Assert.Equal((64, ""), (code, output));
        Assert.StartsWith($"porfin {args[0]}: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_is_a_json_schema_of_all_activities()
    {
        var (code, output, _) = await PorfinAsync("schema");
        using var json = JsonDocument.Parse(output);
        Assert.Equal((0, "https://json-schema.org/draft/2020-12/schema"), (code, json.RootElement.GetProperty("$schema").GetString()));
        Assert.True(json.RootElement.GetProperty("$defs").TryGetProperty("Porfin.Ask", out _));
    }

    [Theory]
    [InlineData("pt-BR", "# Referência das atividades", "| Entrada | Tipo |")]
    [InlineData("en", "# Reference of activities", "| Input | Type |")]
    [InlineData("es", "# Referencia de las actividades", "| Entrada | Tipo |")]
    public async Task Docs_describe_every_activity_in_the_chosen_language(string language, string title, string head)
    {
        var (code, output, _) = await PorfinAsync("docs", "--lang", language);
        Assert.Equal(0, code);
        Assert.StartsWith(title, output, StringComparison.Ordinal);
        Assert.Contains(head, output, StringComparison.Ordinal);
        foreach (var type in TranscriptFiles.Catalog.All.Where(type => type.Name is not "Elsa.Workflow"))
        {
            var start = output.IndexOf($"\n`{type.Name}` · ", StringComparison.Ordinal);
            Assert.True(start > 0, type.Name);
            var end = output.IndexOf("\n### ", start, StringComparison.Ordinal);
            var section = output[start..(end < 0 ? output.Length : end)];
            Assert.All(type.Inputs, input => Assert.Contains($"| `{input.Name}` |", section, StringComparison.Ordinal));
            Assert.All(type.Outcomes, outcome => Assert.Contains($"| `{outcome.Name}` |", section, StringComparison.Ordinal));
            Assert.Contains("```json\n{\n  \"type\": \"" + type.Name, section, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Docs_as_html_are_one_page_that_needs_nothing_else()
    {
        Assert.Equal((0, ""), (await PorfinAsync("docs", "--html", "-o", Path.Combine(folder.FullName, "docs"))) is var (code, output, _) ? (code, output) : default);
        var html = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "docs", "activities.html"));
        Assert.Contains("<article id=\"Porfin.Ask\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static Task<(int Code, string Output, string Error)> PorfinAsync(params string[] args) => PorfinProcess.RunAsync(args);
}
