using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Testing;
using Xunit;

namespace Porfin.Activities.Tests;

/// <summary>Our own documents in Elsa's manner, in memory: what they write, how they end, and that their journals give the same again. The command line plays them too (Host.Tests).</summary>
public sealed class ElsaStyleCases
{
    private static readonly World World = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Cases() => [.. ElsaStyleCase.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_document_in_Elsas_manner_runs(string name)
    {
        var item = ElsaStyleCase.All[name];
        var library = new FlowLibrary();
        foreach (var lib in item.Libraries)
        {
            library.Add(FlowReader.Read(lib).Flow!);
        }

        var compilation = FlowCompiler.Compile(FlowReader.Read(item.Flow).Flow!, TranscriptFiles.Catalog, library);
        Assert.True(compilation.Plan is not null, string.Join('\n', compilation.Problems));
        var inputs = item.Input.ValueKind is System.Text.Json.JsonValueKind.Object ? ValueJson.Read(item.Input) : default;
        var runner = new FlowRunner(compilation.Plan, new Guid("0192aaaa-0000-7000-8000-000000000001"), World)
        {
            Find = id => library.Find(id) is { } other ? FlowCompiler.Compile(other, TranscriptFiles.Catalog, library).Plan : null,
        };
        runner.Run(Stimulus.Start(inputs.Map));
        runner.Drive(40, inputs);

        Assert.Equal(item.Lines, runner.Lines);
        Assert.True(item.Status.Equals(runner.Instance.Status.ToString(), StringComparison.OrdinalIgnoreCase), $"{runner.Instance.Status}: {runner.Instance.Fault}");
        Assert.Null(Replays.Difference(compilation.Plan, [.. runner.OwnTurns]));
    }
}
