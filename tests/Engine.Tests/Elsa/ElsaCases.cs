using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Testing;
using Xunit;

namespace Porfin.Engine.Tests.Elsa;

/// <summary>Flows with what Elsa did with them.</summary>
public sealed class ElsaCases
{
    private static readonly ActivityCatalog Catalog = new();

    private static readonly World World = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Cases() => ElsaCase.All.Count == 0 ? ["(the shared folder is missing)"] : [.. ElsaCase.All.Select(item => item.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Elsa_flow_runs_as_expected(string id)
    {
        Assert.SkipWhen(ElsaCase.All.Count == 0, "The shared folder with Elsa's cases is missing.");
        var item = ElsaCase.All.Single(item => item.Id == id);
        var library = new FlowLibrary();
        foreach (var file in item.Libraries)
        {
            library.Add(FlowReader.Read(File.ReadAllBytes(file)).Flow!);
        }

        var compilation = FlowCompiler.Compile(File.ReadAllBytes(item.File), Catalog, library);
        if (item.IsRefused)
        {
            Assert.Contains(compilation.Problems, problem => problem.Code is "node:unknown-type" or "expression:unsupported");
            return;
        }

        Assert.True(compilation.Plan is not null, string.Join('\n', compilation.Problems));
        if (!item.IsOnlyPublished)
        {
            Run(item, compilation.Plan);
        }
    }

    private static void Run(ElsaCase item, Plan plan)
    {
        var runner = new FlowRunner(plan, new Guid("0192aaaa-0000-7000-8000-000000000001"), World);
        runner.Run(Stimulus.Start(item.Input.ValueKind is System.Text.Json.JsonValueKind.Object ? ValueJson.Read(item.Input).Map : null));
        runner.Drive();
        Assert.Null(Replays.Difference(plan, [.. runner.OwnTurns]));

        Assert.All(item.Contained, line => Assert.Contains(line, runner.Lines));
        Assert.Equal(item.Lines, runner.Lines);
        var status = item.Fails ? InstanceStatus.Faulted : InstanceStatus.Finished;
        Assert.True(status == runner.Instance.Status, $"{runner.Instance.Status}: {runner.Instance.Fault}");
        var left = runner.Turns.SelectMany(turn => turn.Journal).Where(entry => entry.Kind is JournalKind.Left).ToList();
        Assert.All(item.Once, node => Assert.Single(left, entry => entry.NodeId == node));
    }
}
