using System.Text.Json;
using Porfin.Compilation;
using Porfin.Execution;

namespace Porfin.Documents.Reading;

/// <summary>Keys that nobody knows are kept and passed over; one that looks like a slip of the pen is told.</summary>
internal static class Misspelt
{
    /// <summary>How many keys of an object are looked at.</summary>
    public const int MostKeys = 50;

    /// <summary>When so many problems are known, further slips are not told.</summary>
    private const int MostProblems = 2_000;

    /// <summary>Up to here one letter is a slip; in longer keys two are.</summary>
    private const int ShortKey = 6;

    private static readonly string[] OfNode = ["id", "nodeId", "name", "type", "version", "customProperties", "metadata", "source", "line", "start", "variables", "connections", "canStartWorkflow", "applicationProperties", "workflowDefinitionId", "workflowDefinitionVersionId", "latestAvailablePublishedVersion", "latestAvailablePublishedVersionId"];

    /// <summary>Warns of keys of an object that are almost ones it could have and does not have.</summary>
    /// <param name="json">The object; anything else has no keys.</param>
    /// <param name="known">The keys it may have, whatever their case.</param>
    /// <param name="at">The activity, if it is one's, and the JSON pointer of the object.</param>
    /// <param name="problems">Where problems go.</param>
    public static void Check(JsonElement json, IReadOnlyCollection<string> known, (string? NodeId, string Path) at, List<FlowProblem> problems)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        foreach (var key in json.EnumerateObject().Take(MostKeys).Select(property => property.Name).Where(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            if (problems.Count < MostProblems && Meant(key, known.Where(name => json.Find(name) is null)) is { } meant)
            {
                problems.Add(new("document:unknown-key", Severity.Warning, DocumentSentences.UnknownKey.With(Shortened.Text(key), meant), at.NodeId, $"{at.Path}/{JsonLines.Escape(key)}"));
            }
        }
    }

    /// <summary>Warns of properties of an activity that are almost inputs, ports or outputs that it does not have yet.</summary>
    /// <param name="json">The activity.</param>
    /// <param name="inputs">The inputs it has.</param>
    /// <param name="node">The activity in the plan.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="problems">Where problems go.</param>
    public static void CheckInputs(JsonElement json, IReadOnlyCollection<string> inputs, PlanNode node, string path, List<FlowProblem> problems)
    {
        var parts = OfNode.Concat(node.Type.Ports.Select(port => port.Name)).ToList();
        string[] known = [.. parts, .. inputs, .. node.Type.Outputs.Select(output => output.Name)];
        foreach (var key in json.EnumerateObject().Take(MostKeys).Select(property => property.Name).Where(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            var input = Suggestions.For(key, inputs.Where(name => json.Find(name) is null));
            var part = input is null ? Meant(key, parts.Where(name => json.Find(name) is null)) : null;
            if (problems.Count < MostProblems && (input ?? part) is { } near)
            {
                problems.Add(new(part is null ? "input:unknown" : "document:unknown-key", Severity.Warning, (part is null ? ActivitySentences.InputUnknown : DocumentSentences.UnknownKey).With(Shortened.Text(key), near), node.Path, $"{path}/{JsonLines.Escape(key)}"));
            }
        }
    }

    /// <summary>The key that was meant; null when none is near enough.</summary>
    public static string? Meant(string key, IEnumerable<string> known) =>
        Suggestions.For(key, known) is { } near && Suggestions.Distance(key, near) <= (key.Length > ShortKey ? 2 : 1) ? near : null;
}
