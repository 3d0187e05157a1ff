using Porfin.Documents;
using Porfin.Documents.Reading;
using Porfin.Execution;

namespace Porfin.Compilation;

/// <summary>A compiled flow, or the problems that prevent it (or both, when they are only warnings).</summary>
/// <param name="Plan">The plan; null when there are errors.</param>
/// <param name="Problems">All problems found, without lines: <see cref="FlowCompiler.Compile(byte[], ActivityCatalog, FlowLibrary?)"/> fills them in.</param>
public sealed record Compilation(Plan? Plan, IReadOnlyList<FlowProblem> Problems);

/// <summary>Compiles flow documents to plans: finds activities, parses expressions, resolves variables and sub-flows, prepares graphs. Reports all problems at once.</summary>
public static class FlowCompiler
{
    private const int MostProblems = 1_000;

    /// <summary>Reads and compiles a document.</summary>
    /// <param name="json">The document, UTF-8.</param>
    /// <param name="catalog">The activities there are.</param>
    /// <param name="library">The flows that it may run as parts of itself; none when null.</param>
    public static Compilation Compile(byte[] json, ActivityCatalog catalog, FlowLibrary? library = null)
    {
        var reading = FlowReader.Read(json);
        if (reading.Flow is null)
        {
            return new(null, reading.Problems);
        }

        var compilation = Compile(reading.Flow, catalog, library);
        var plan = reading.Problems.Any(problem => problem.Severity is Severity.Error) ? null : compilation.Plan;
        return new(plan, JsonLines.Place(Trimmed(json), Few([.. reading.Problems, .. compilation.Problems])));
    }

    /// <summary>Compiles a document that was read.</summary>
    public static Compilation Compile(Flow flow, ActivityCatalog catalog, FlowLibrary? library = null)
    {
        var problems = new List<FlowProblem>();
        var expressions = new ExpressionCompiler(problems);
        var nodes = new PlanNodes();
        new CompositeCompiler(flow, catalog, library ?? new(), problems, expressions, nodes).Compile(parent: null, prefix: "", path: "");
        if (problems.Exists(problem => problem.Severity is Severity.Error))
        {
            return new(null, problems);
        }

        var plan = new Plan(flow, [.. nodes], storesAdHoc: flow.ToolVersion is null, expressions.ReadsOutputs, expressions.Names);
        if (flow.Settings.OnFault is { } id && plan.FaultPath is null)
        {
            problems.Add(new("settings:on-fault", Severity.Error, SettingsSentences.NoFaultPath.With(Shortened.Text(id)), JsonPath: "/customProperties/porfin/onFault"));
            return new(null, problems);
        }

        return new(plan, problems);
    }

    /// <summary>Nobody reads more than a thousand problems: errors come first then.</summary>
    private static IReadOnlyList<FlowProblem> Few(IReadOnlyList<FlowProblem> problems) => problems.Count <= MostProblems ? problems :
        [.. problems.OrderByDescending(problem => problem.Severity).Take(MostProblems), new("document:more-problems", problems.Max(problem => problem.Severity), DocumentSentences.MoreProblems.With(problems.Count - MostProblems)) { Line = 1, Column = 1 }];

    private static ReadOnlySpan<byte> Trimmed(byte[] json) => json.AsSpan(json.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
}
