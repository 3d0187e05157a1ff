using System.Text.Json;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Testing;
using Xunit;

namespace Porfin.Engine.Tests.Elsa;

/// <summary>Flows with what Elsa did with them. Where Elsa is wrong or odd, <see cref="Decided"/> says what we do instead, and why.</summary>
public sealed class ElsaCases
{
    private static readonly ActivityCatalog Catalog = new();

    private static readonly World World = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Our own results where Elsa's are defects or quirks.</summary>
    private static readonly Dictionary<string, string[]> Decided = new()
    {
        // End and Complete cancel work that is queued beside them: a flow that ended sends nothing more.
        ["end-stops"] = ["A"],
        ["complete-in-flow"] = ["A"],
        // After a fault nothing else runs.
        ["fault-sibling-continues"] = ["A"],
        // A WaitAny join runs once, also when it cancels a waiting branch.
        ["join-any-blocked-branch"] = ["Start", "B1", "After"],
        // A loop without body is over at once; Elsa waits for nothing for ever.
        ["for-no-body"] = ["After"],
        // A loop in a branch before a join: the join waits until the loop is left.
        ["loop-in-branch-join-all"] = ["S", "B", "i=1", "i=2", "i=3", "Z"],
        ["loop-in-branch-implicit"] = ["S", "B", "i=1", "i=2", "i=3", "J"],
        ["loop-in-branch-suspend"] = ["S", "i=1", "B", "i=2", "i=3", "Z"],
    };

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var manifest in new[] { "manifest-own.json", "manifest-elsa.json" })
        {
            if (Shared.Find("data", "elsa", manifest) is not { } path)
            {
                continue;
            }

            using var document = JsonDocument.Parse(File.ReadAllText(path));
            foreach (var item in document.RootElement.EnumerateArray())
            {
                cases.Add(item.GetProperty("id").GetString()!, item.GetRawText());
            }
        }

        if (cases.Count == 0)
        {
            cases.Add("(the shared folder is missing)", "");
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Elsa_flow_runs_as_expected(string id, string json)
    {
        Assert.SkipWhen(json.Length == 0, "The shared folder with Elsa's cases is missing.");
        using var document = JsonDocument.Parse(json);
        var item = document.RootElement;
        var compilation = Compile(item);
        if (item.TryGetProperty("note", out var note) && note.GetString()!.Contains("CSharp", StringComparison.Ordinal))
        {
            Assert.Contains(compilation.Problems, problem => problem.Code is "node:unknown-type" or "expression:unsupported");
            return;
        }

        Assert.True(compilation.Plan is not null, string.Join('\n', compilation.Problems));
        var runner = new FlowRunner(compilation.Plan, new Guid("0192aaaa-0000-7000-8000-000000000001"), World);
        var inputs = item.TryGetProperty("input", out var given) ? ValueJson.Read(given).Map : null;
        if (id is "publish-good-cron")
        {
            return;
        }

        runner.Run(Stimulus.Start(inputs));
        runner.Drive();
        Compare(id, item, runner);
        Assert.Null(Replays.Difference(compilation.Plan, runner.Turns));
    }

    private static void Compare(string id, JsonElement item, FlowRunner runner)
    {
        var expected = item.TryGetProperty("expected", out var upstream) ? upstream : default;
        var counter = item.GetProperty("elsa").GetProperty("counter");
        var lines = Decided.TryGetValue(id, out var decided) ? decided : Texts(expected, "lines") ?? Texts(counter, "lines")!;
        if (expected.ValueKind is JsonValueKind.Object && Texts(expected, "linesContain") is { } contained)
        {
            Assert.All(contained, line => Assert.Contains(line, runner.Lines));
        }

        Assert.Equal(lines, runner.Lines);
        var status = counter.GetProperty("subStatus").GetString() is "Faulted" ? InstanceStatus.Faulted : InstanceStatus.Finished;
        Assert.True(status == runner.Instance.Status, $"{runner.Instance.Status}: {runner.Instance.Fault}");
        if (expected.ValueKind is JsonValueKind.Object && expected.TryGetProperty("completedExactlyOnce", out var once))
        {
            var left = runner.Turns.SelectMany(turn => turn.Journal).Where(entry => entry.Kind is JournalKind.Left).ToList();
            Assert.All(once.EnumerateArray(), node => Assert.Single(left, entry => entry.NodeId == node.GetString()));
        }
    }

    private static string[]? Texts(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : null;

    private static Compilation.Compilation Compile(JsonElement item)
    {
        var library = new FlowLibrary();
        if (item.TryGetProperty("libs", out var libs))
        {
            foreach (var lib in libs.EnumerateArray())
            {
                library.Add(FlowReader.Read(Read(lib.GetString()!)).Flow!);
            }
        }

        return FlowCompiler.Compile(Read(item.GetProperty("file").GetString()!), Catalog, library);
    }

    private static byte[] Read(string file) => File.ReadAllBytes(Shared.Find("data", "elsa", file)!);
}
