using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Porfin.Compilation;
using Porfin.Testing;
using Xunit;

namespace Porfin.Engine.Tests.Documents;

/// <summary>Documents that are wrong, with all that is said about them: <c>tests/cases/documents/problems.json</c>.</summary>
public sealed class ProblemCases
{
    private static readonly string File = Path.Combine(Shared.Root, "tests", "cases", "documents", "problems.json");

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void A_document_is_told_all_that_is_wrong_with_it()
    {
        var cases = JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsArray();
        Assert.True(cases.Count > 20);
        if (TranscriptFiles.AreUpdated)
        {
            foreach (var given in cases)
            {
                given!["problems"] = Problems(given);
            }

            System.IO.File.WriteAllText(File, cases.ToJsonString(Written) + "\n");
            return;
        }

        Assert.All(cases, given => Assert.Equal($"{given!["case"]}\n{given["problems"]!.ToJsonString(Written)}", $"{given["case"]}\n{Problems(given).ToJsonString(Written)}"));
    }

    private static JsonArray Problems(JsonNode given)
    {
        var document = string.Join('\n', given["document"]!.AsArray().Select(line => line!.GetValue<string>()));
        var problems = FlowCompiler.Compile(Encoding.UTF8.GetBytes(document), DocumentFiles.Catalog).Problems;
        return new([.. problems.Select(problem => JsonValue.Create($"{problem} at {(problem.JsonPath.Length == 0 ? "/" : problem.JsonPath)}"))]);
    }
}
