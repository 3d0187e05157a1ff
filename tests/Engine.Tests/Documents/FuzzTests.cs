using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Documents.Comparing;
using Porfin.Documents.Writing;
using Porfin.Testing;
using Xunit;

namespace Porfin.Engine.Tests.Documents;

/// <summary>Mutated documents are read, compiled, written and compared. <c>PORFIN_FUZZ_DOCUMENTS</c> gives their number, <c>PORFIN_FUZZ_SEED</c> the first seed.</summary>
public sealed partial class FuzzTests(ITestOutputHelper output)
{
    private const int Batch = 100;

    [Fact]
    public void Mutated_documents_neither_crash_nor_hang_nor_are_unclear()
    {
        var count = Number("PORFIN_FUZZ_DOCUMENTS", 1_500);
        var first = Number("PORFIN_FUZZ_SEED", 1);
        var seeds = Seeds();
        var failures = new List<string>();
        var (compiled, readable, slowest, most) = (0, 0, TimeSpan.Zero, 0L);
        for (var batch = 0; batch * Batch < count && failures.Count < 10; batch++)
        {
            var mutations = new Mutations(seeds, first + batch);
            for (var i = 0; i < Batch; i++)
            {
                var document = mutations.Next();
                var (started, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
                var (isReadable, isCompiled) = Try(document, $"seed {first + batch}, document {i}", failures);
                slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(started).Ticks));
                most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - allocated);
                readable += isReadable ? 1 : 0;
                compiled += isCompiled ? 1 : 0;
            }
        }

        output.WriteLine($"{count} documents: {readable} readable, {compiled} compiled; slowest {slowest.TotalMilliseconds:F0} ms, most allocated {most >> 20} MB.");
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.True(readable > count / 5, $"Only {readable} of {count} can be read: the mutations are too coarse to tell anything.");
    }

    private static (bool IsReadable, bool IsCompiled) Try(byte[] document, string name, List<string> failures)
    {
        try
        {
            var compilation = FlowCompiler.Compile(document, DocumentFiles.Catalog);
            Assert.All(compilation.Problems, IsClear);
            var reading = FlowReader.Read(document);
            Assert.True(reading.Flow is not null || reading.Problems.Any(problem => problem.Severity is Severity.Error), "Neither a flow nor an error.");
            if (reading.Flow is not { } flow)
            {
                return (false, false);
            }

            if (compilation.Problems.Any(problem => problem.Code is "document:duplicate-property"))
            {
                return (true, false);
            }

            var written = FlowWriter.Write(flow, DocumentFiles.Catalog);
            var again = FlowReader.Read(written);
            Assert.True(again.Flow is not null, string.Join('\n', again.Problems));
            Assert.Equal(written, FlowWriter.Write(again.Flow!, DocumentFiles.Catalog));
            Assert.Empty(FlowComparer.Compare(flow, again.Flow!, DocumentFiles.Catalog));
            Assert.NotNull(FlowReader.Read(FlowWriter.Write(flow, DocumentFiles.Catalog, FlowForm.Elsa)).Flow);
            var after = FlowCompiler.Compile(Encoding.UTF8.GetBytes(written), DocumentFiles.Catalog);
            Assert.True(compilation.Plan is null || after.Plan is not null, string.Join('\n', after.Problems));
            return (true, compilation.Plan is not null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            failures.Add($"{name}: {e}\n{Encoding.UTF8.GetString(document)}");
            return (false, false);
        }
    }

    private static void IsClear(FlowProblem problem)
    {
        Assert.Matches(Code(), problem.Code);
        Assert.True(problem.Text.Length is > 10 and < 1_000 && problem.Text.TrimEnd()[^1] is '.' or '?' or '!' or ')', problem.Text);
        Assert.DoesNotContain("Exception", problem.Text, StringComparison.Ordinal);
        Assert.True(problem is { Line: > 0, Column: > 0 }, $"{problem} has no line: {problem.JsonPath}");
        Assert.True(problem.Sentence.Portuguese.Length > 10 && problem.Sentence.Spanish.Length > 10, problem.Text);
        Assert.DoesNotContain("LineNumber", problem.Text, StringComparison.Ordinal);
    }

    private static List<string> Seeds()
    {
        var cases = Directory.GetFiles(Path.Combine(Shared.Root, "tests", "cases", "activities"), "*.json")
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select(given => (Type: Path.GetFileNameWithoutExtension(file), Inputs: given!["inputs"])))
            .Where(pair => pair.Inputs is not null)
            .Select(pair =>
            {
                var activity = pair.Inputs!.DeepClone().AsObject();
                activity["type"] = DocumentFiles.Catalog.All.Single(type => type.Name.EndsWith("." + pair.Type, StringComparison.Ordinal)).Name;
                return new JsonObject { ["root"] = new JsonObject { ["type"] = "Elsa.Flowchart", ["activities"] = new JsonArray(activity) } }.ToJsonString();
            });
        return [.. DocumentFiles.Paths.Select(File.ReadAllText), .. cases];
    }

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [GeneratedRegex("^[a-z]+:[a-z0-9-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
