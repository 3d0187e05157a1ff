using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Verification;

namespace Porfin.Host.CommandLine;

/// <summary>The command <c>verify</c>: says all that is wrong with a flow, without running it.</summary>
public static class VerifyCommand
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Understands the command line and verifies.</summary>
    /// <returns>0 when the flow can be published, 2 when it has errors, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var (flow, libraries, json) = (FlowFiles.Flow(), FlowFiles.Libraries(), FlowFiles.Json());
        var command = new RootCommand("Says all that is wrong with a flow. Exit codes: 0 it can be published (warnings may remain), 2 it has errors, 64 misused.") { flow, libraries, json };
        command.SetAction(found => Report([.. Problems(FlowFiles.Compile(found.GetValue(flow)!, found.GetValue(libraries)))], found.GetValue(json)));
        return FlowFiles.InvokeAsync(command, "verify", args);
    }

    private static IEnumerable<Problem> Problems(Compilation.Compilation compilation)
    {
        var found = compilation.Problems.Select(problem => new Problem(problem.Code, Name(problem.Severity), problem.Text, problem.NodeId, problem.Line, problem.JsonPath, []));
        return compilation.Plan is not { } plan ? found : found.Concat(Verifier.Verify(plan).Select(finding =>
            new Problem(finding.Code, Name(finding.Severity), finding.English, finding.NodeId, 0, "", [.. finding.Path.Select(step => step.Outcome is null ? step.NodeId : $"{step.NodeId} → {step.Outcome}")])));
    }

    private static int Report(IReadOnlyList<Problem> problems, bool asJson)
    {
        if (asJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new { problems }, Written));
        }
        else
        {
            foreach (var problem in problems)
            {
                Console.Out.WriteLine(problem);
            }
        }

        return problems.Any(problem => problem.Severity is "error") ? FlowFiles.BadDocument : 0;
    }

    private static string Name(Severity severity) => severity.ToString().ToLowerInvariant();

    private sealed record Problem(string Code, string Severity, string Text, string? NodeId, int Line, string JsonPath, IReadOnlyList<string> Way)
    {
        public override string ToString()
        {
            var place = Line > 0 ? $"line {Line}: " : "";
            var node = string.IsNullOrEmpty(NodeId) ? "" : $" (activity '{NodeId}')";
            var way = Way.Count > 1 ? "\n    " + string.Join("\n    ", Way) : "";
            return $"{Severity} {Code}: {place}{Text}{node}{way}";
        }
    }
}
