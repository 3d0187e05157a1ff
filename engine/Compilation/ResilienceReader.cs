using System.Text.Json;
using Porfin.Documents;
using Porfin.Documents.Reading;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Compilation;

/// <summary>
/// Reads Elsa's <c>customProperties.resilienceStrategy</c>. It names a strategy of Elsa's server, whose numbers are not in the document, or carries them itself as <c>maxRetryAttempts</c>,
/// <c>delay</c>, <c>backoffType</c> and <c>useJitter</c>. What it means here is said as a warning, because it is never quite the same.
/// </summary>
internal sealed class ResilienceReader(List<FlowProblem> problems)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>The retry, or null when there is none.</summary>
    public Retry? Read(JsonElement activity, (string NodeId, string Path) at)
    {
        if (activity.Find("customProperties")?.Find("resilienceStrategy") is not { ValueKind: not JsonValueKind.Null } given)
        {
            return null;
        }

        if (given.ValueKind is JsonValueKind.Object && (Number(given, "maxRetryAttempts") ?? Number(given, "retryCount")) is { } count)
        {
            return Numbers(given, count, at);
        }

        if (given.Text("strategyId") is { Length: > 0 } name && !string.Equals(given.Text("mode"), "Expression", StringComparison.OrdinalIgnoreCase))
        {
            Warn(ResilienceSentences.Named.With(Shortened.Text(name)), at);
            return new(3, First, 2, Longest, 0.1);
        }

        Warn(ResilienceSentences.Unreadable, at);
        return null;
    }

    private Retry? Numbers(JsonElement given, double count, (string NodeId, string Path) at)
    {
        var first = given.Find("delay") is { } delay ? ValueConvert.ToDuration(ValueJson.Read(delay)) : First;
        var kind = given.Text("backoffType") ?? "Exponential";
        if (count is < 1 or > 100 || first is not { } wait || wait < TimeSpan.Zero || wait > Longest || kind.ToUpperInvariant() is not ("EXPONENTIAL" or "CONSTANT" or "LINEAR"))
        {
            Warn(ResilienceSentences.Numbers, at);
            return null;
        }

        Warn(ResilienceSentences.Taken, at);
        var jitter = given.Find("useJitter") is { ValueKind: JsonValueKind.False } ? 0 : 0.5;
        return new((int)count, wait, string.Equals(kind, "Constant", StringComparison.OrdinalIgnoreCase) ? 1 : 2, Longest, jitter);
    }

    private static double? Number(JsonElement json, string name) => json.Find(name) is { } given ? ValueConvert.ToNumber(ValueJson.Read(given)) : null;

    private void Warn(Sentence what, (string NodeId, string Path) at) => problems.Add(new("failing:resilience", Severity.Warning, what, at.NodeId, at.Path + "/customProperties/resilienceStrategy"));
}
