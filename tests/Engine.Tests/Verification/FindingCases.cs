using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Porfin.Activities.Messages;
using Porfin.Documents;
using Porfin.Testing;
using Porfin.Verification;
using Xunit;

namespace Porfin.Engine.Tests.Verification;

/// <summary>
/// The files of <c>tests/cases/findings</c>: flows, and what is found in them. <c>safe.json</c> has flows in which nothing is found. After a repair its finding is gone,
/// and none is there that was not there before. <c>PORFIN_UPDATE=1</c> rewrites what is expected.
/// </summary>
public sealed class FindingCases
{
    private static readonly ActivityCatalog Catalog = new(typeof(SendText).Assembly, typeof(Model).Assembly);
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string Folder = Path.Combine(Shared.Root, "tests", "cases", "findings");

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder, "*.json").Order().Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Findings_are_as_written(string file)
    {
        var path = Path.Combine(Folder, file);
        var cases = JsonNode.Parse(File.ReadAllText(path))!.AsArray();
        var results = new JsonArray([.. cases.Select(given => Run(given!.AsObject()))]);
        if (TranscriptFiles.AreUpdated)
        {
            File.WriteAllText(path, results.ToJsonString(Written) + "\n");
            return;
        }

        Assert.Equal(cases.ToJsonString(Written), results.ToJsonString(Written));
        Assert.All(results.Where(_ => file != "safe.json"), result => Assert.Contains(result!["findings"]?.AsArray() ?? [], finding => finding!["code"]!.GetValue<string>().Replace(':', '-') + ".json" == file));
    }

    [Fact]
    public void Every_code_has_a_case()
    {
        var codes = FindingSentences.All.Keys.Where(code => code.Split(':')[0] is not ("beyond" or "what" or "part" or "personal" or "proof" or "proof-name") && !code.Contains('/', StringComparison.Ordinal));
        Assert.All(codes, code => Assert.True(File.Exists(Path.Combine(Folder, code.Replace(':', '-') + ".json")), $"{code} has no case in {Folder}."));
    }

    [Fact]
    public void Nothing_is_found_in_flows_that_are_safe() =>
        Assert.All(JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "safe.json")))!.AsArray(), given => Assert.Null(given!["findings"]));

    [Theory]
    [MemberData(nameof(Files))]
    public void After_a_repair_its_finding_is_gone_and_no_other_came(string file)
    {
        foreach (var given in JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsArray())
        {
            var (document, library) = (given!["flow"]!.ToJsonString(), Library(given.AsObject()));
            var before = Verify(document, library);
            foreach (var finding in before.Where(finding => finding.Repair is not null))
            {
                var left = before.Where(other => other != finding).Select(Shown).ToList();
                foreach (var after in Verify(finding.Repair!.Apply(document), library))
                {
                    Assert.True(left.Remove(Shown(after)), $"{file}, '{given["case"]}': after '{finding.Repair.Label.English}' there is {after.Code} at '{after.NodeId}': {after.English}");
                }
            }
        }
    }

    private static JsonObject Run(JsonObject given)
    {
        var result = new JsonObject { ["case"] = given["case"]!.DeepClone() };
        if (given["flows"] is { } flows)
        {
            result["flows"] = flows.DeepClone();
        }

        result["flow"] = given["flow"]!.DeepClone();
        var findings = Verify(given["flow"]!.ToJsonString(), Library(given));
        if (findings.Count > 0)
        {
            result["findings"] = new JsonArray([.. findings.Select(Json)]);
        }

        return result;
    }

    private static JsonObject Json(Finding finding)
    {
        var json = new JsonObject
        {
            ["code"] = finding.Code,
            ["severity"] = finding.Severity.ToString().ToLowerInvariant(),
            ["certainty"] = finding.Certainty?.ToString().ToLowerInvariant(),
            ["nodes"] = new JsonArray([.. finding.NodeIds.Select(node => JsonValue.Create(node))]),
            ["pt"] = finding.Text.Portuguese,
            ["en"] = finding.Text.English,
            ["es"] = finding.Text.Spanish,
            ["way"] = string.Join(" → ", finding.Path.Select(step => step.Outcome is null or "Done" ? step.NodeId : $"{step.NodeId} ({step.Outcome})")),
        };
        if (finding.Certainty is null)
        {
            json.Remove("certainty");
        }

        if (finding.Repair is { } repair)
        {
            json["repair"] = repair.Label.Portuguese;
        }

        return json;
    }

    /// <summary>What is compared: code and place; words and ways may be others after a repair.</summary>
    private static string Shown(Finding finding) => $"{finding.Code} {finding.NodeId}";

    private static IReadOnlyList<Finding> Verify(string document, FlowLibrary library) => Verifier.Verify(Encoding.UTF8.GetBytes(document), Catalog, library).Findings;

    private static FlowLibrary Library(JsonObject given)
    {
        var library = new FlowLibrary();
        foreach (var flow in given["flows"]?.AsArray() ?? [])
        {
            library.Add(FlowReader.Read(flow!.ToJsonString()).Flow!);
        }

        return library;
    }
}
