using System.Globalization;
using System.Text;
using System.Text.Json;
using Porfin.Documents;
using Porfin.Host.Flows;
using Porfin.Verification;

namespace Porfin.Host.Designer;

/// <summary>Something wrong with a document, as the designer shows it.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="NodeId">The activity of the document; null when it is none's.</param>
/// <param name="Input">The input of that activity; null when it is none's.</param>
/// <param name="Text">What is wrong and what to do.</param>
/// <param name="Path">The shortest way that shows it.</param>
/// <param name="Repair">What would mend it; null when nothing simple would.</param>
/// <param name="Certainty"><c>shown</c> when the engine went the way, <c>possible</c> when that is not decided beforehand; null for what needs no way.</param>
public sealed record CheckedProblem(string Code, string Severity, string? NodeId, string? Input, string Text, IReadOnlyList<PathStep> Path, RepairOffer? Repair = null, string? Certainty = null);

/// <summary>A repair that can be applied.</summary>
/// <param name="Label">What it does.</param>
/// <param name="Key">By which it is asked for.</param>
public sealed record RepairOffer(string Label, string Key);

/// <summary>What a check found.</summary>
/// <param name="Problems">All problems, worst first.</param>
/// <param name="CanRun">True when the document compiles, whatever the proofs say.</param>
public sealed record CheckResult(IReadOnlyList<CheckedProblem> Problems, bool CanRun);

/// <summary>Checks documents as publishing would: all problems of reading and compiling, and what the proofs find.</summary>
public sealed class FlowCheck(FlowList flows, ActivityCatalog catalog)
{
    /// <summary>All problems, worst first; texts in the language of the request.</summary>
    public async Task<CheckResult> CheckAsync(Guid businessId, string document, CancellationToken cancellation)
    {
        var found = await VerifyAsync(businessId, document, cancellation);
        return new(Shown(found, document), found.Plan is not null);
    }

    /// <summary>The document with one of its repairs applied; null when nothing that was found offers this repair, because the document is another by now.</summary>
    public async Task<string?> RepairAsync(Guid businessId, string document, string key, CancellationToken cancellation) =>
        (await VerifyAsync(businessId, document, cancellation)).Findings.FirstOrDefault(finding => finding.Repair is not null && KeyOf(finding) == key)?.Repair!.Apply(document);

    /// <summary>Problems of the engine as the designer shows them.</summary>
    internal static IReadOnlyList<CheckedProblem> Shown(IReadOnlyList<FlowProblem> problems, string document) => Shown(Verifier.Verify(new Compilation.Compilation(null, problems)), document);

    private static CheckedProblem[] Shown(Verification.Verification found, string document) => [.. found.Findings.Select(finding => Shown(finding, document))];

    private static CheckedProblem Shown(Finding finding, string document) => new(
        finding.Code,
        finding.Severity.ToString().ToLowerInvariant(),
        TopNode(finding.NodeId),
        InputAt(finding.JsonPath, document),
        finding.Text.In(CultureInfo.CurrentUICulture.Name),
        [.. finding.Path.Select(step => step with { NodeId = TopNode(step.NodeId)! })],
        finding.Repair is { } repair ? new RepairOffer(repair.Label.In(CultureInfo.CurrentUICulture.Name), KeyOf(finding)) : null,
        finding.Certainty?.ToString().ToLowerInvariant());

    private async Task<Verification.Verification> VerifyAsync(Guid businessId, string document, CancellationToken cancellation)
    {
        var library = new FlowLibrary();
        foreach (var other in await flows.DocumentsAsync(businessId, cancellation))
        {
            if (FlowReader.Read(other).Flow is { } part)
            {
                library.Add(part);
            }
        }

        return Verifier.Verify(Encoding.UTF8.GetBytes(document), catalog, library);
    }

    // What was found, where, and what would be done: the same in every language.
    private static string KeyOf(Finding finding) => string.Join('|', finding.Code, finding.NodeId, finding.JsonPath, finding.Repair!.Label.English);

    /// <summary>The activity of the document itself: those of sub-flows are written <c>activity/inner</c>.</summary>
    private static string? TopNode(string node) => node.Length == 0 ? null : node.Split('/')[0];

    /// <summary>The property below the innermost activity on a JSON pointer.</summary>
    private static string? InputAt(string pointer, string document)
    {
        if (pointer.Length == 0)
        {
            return null;
        }

        using var json = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = FlowReader.MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var here = json.RootElement;
        string? input = null;
        foreach (var step in pointer[1..].Split('/'))
        {
            if (here.ValueKind is JsonValueKind.Object && here.TryGetProperty("type", out _) && here.TryGetProperty("id", out _))
            {
                input = step;
            }

            if (here.ValueKind is JsonValueKind.Array ? !int.TryParse(step, out var index) || index >= here.GetArrayLength() : here.ValueKind is not JsonValueKind.Object || !here.TryGetProperty(step, out _))
            {
                break;
            }

            here = here.ValueKind is JsonValueKind.Array ? here[int.Parse(step, CultureInfo.InvariantCulture)] : here.GetProperty(step);
        }

        return input is "activities" or "connections" ? null : input;
    }
}
