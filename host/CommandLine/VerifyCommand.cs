using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Verification;

namespace Porfin.Host.CommandLine;

/// <summary>The command <c>verify</c>: says all that is wrong with a flow, without running it, and repairs what can be repaired.</summary>
public static class VerifyCommand
{
    /// <summary>The most repairs of one call: each may bring others to light.</summary>
    private const int MostRepairs = 200;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Understands the command line and verifies.</summary>
    /// <returns>0 when the flow can be published, 2 when it has errors, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var (flow, libraries, json) = (FlowFiles.Flow(), FlowFiles.Libraries(), FlowFiles.Json());
        var language = new Option<string>("--lang") { Description = "The language of the findings: en, pt or es.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "pt", "es");
        var fix = new Option<bool>("--fix") { Description = "Applies all repairs there are and writes the document back." };
        var command = new RootCommand("Says all that is wrong with a flow. Exit codes: 0 it can be published (warnings may remain), 2 it has errors, 64 misused.") { flow, libraries, json, language, fix };
        command.SetAction(found =>
        {
            var (file, library) = (found.GetValue(flow)!, found.GetValue(libraries));
            var verification = found.GetValue(fix) ? Fix(file, library, found.GetValue(language)!) : Verify(file, library);
            return Report(verification, found.GetValue(language)!, found.GetValue(json));
        });
        return FlowFiles.InvokeAsync(command, "verify", args);
    }

    private static Verification.Verification Verify(FileInfo file, FileInfo[]? libraries)
    {
        var compilation = FlowFiles.Compile(file, libraries);
        return Verifier.Verify(compilation, compilation.Plan is null ? null : File.ReadAllBytes(file.FullName));
    }

    /// <summary>Repairs one finding after the other: each repair fits the document that was verified before it.</summary>
    private static Verification.Verification Fix(FileInfo file, FileInfo[]? libraries, string language)
    {
        var verification = Verify(file, libraries);
        for (var repairs = 0; repairs < MostRepairs && verification.Findings.FirstOrDefault(finding => finding.Repair is not null) is { Repair: { } repair }; repairs++)
        {
            File.WriteAllText(file.FullName, repair.Apply(File.ReadAllText(file.FullName)));
            Console.Error.WriteLine("porfin verify: " + repair.Label.In(language));
            verification = Verify(file, libraries);
        }

        return verification;
    }

    private static int Report(Verification.Verification verification, string language, bool asJson)
    {
        if (asJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new { problems = verification.Findings.Select(finding => Problem.Of(finding, language)) }, Written));
        }
        else
        {
            foreach (var finding in verification.Findings)
            {
                Console.Out.WriteLine(FindingText.Of(finding, language));
            }
        }

        return verification.CanPublish ? 0 : FlowFiles.BadDocument;
    }

    private sealed record Problem(string Code, string Severity, string? Certainty, string Text, string? NodeId, IReadOnlyList<string> NodeIds, int Line, int Column, string JsonPath, IReadOnlyList<string> Way, string? Repair)
    {
        public static Problem Of(Finding finding, string language) => new(
            finding.Code,
            finding.Severity.ToString().ToLowerInvariant(),
            finding.Certainty?.ToString().ToLowerInvariant(),
            finding.Text.In(language),
            finding.NodeId.Length == 0 ? null : finding.NodeId,
            finding.NodeIds,
            finding.Line,
            finding.Column,
            finding.JsonPath,
            FindingText.Way(finding),
            finding.Repair?.Label.In(language));
    }
}
