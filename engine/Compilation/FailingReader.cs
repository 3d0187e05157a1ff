using System.Text.Json;
using Porfin.Documents;
using Porfin.Documents.Reading;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Compilation;

/// <summary>
/// Reads <c>customProperties.onFailure</c> of an activity: <c>"stop"</c>, <c>"failed"</c>, <c>"continue"</c> or <c>"branch"</c>; or an object with <c>then</c> (one of
/// these) and <c>retry</c> (<c>count</c>, <c>first</c>, <c>factor</c>, <c>max</c>, <c>jitter</c>). Without it, Elsa's <c>resilienceStrategy</c> says how often it is tried again.
/// </summary>
internal sealed class FailingReader(List<FlowProblem> problems)
{
    private static readonly Dictionary<string, FaultPolicy> Policies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["stop"] = FaultPolicy.Stop,
        ["failed"] = FaultPolicy.FollowFailed,
        ["continue"] = FaultPolicy.Continue,
        ["branch"] = FaultPolicy.EndBranch,
    };

    /// <summary>The policy of an activity.</summary>
    /// <param name="activity">Its JSON.</param>
    /// <param name="flow">The flow, whose setting holds where the activity says nothing.</param>
    /// <param name="nodeId">Its path, for problems.</param>
    /// <param name="path">Where it stands.</param>
    public FailingPolicy Read(JsonElement activity, Flow flow, string nodeId, string path)
    {
        var otherwise = flow.Settings.GoesOnAfterFaults ? new FailingPolicy(FaultPolicy.EndBranch) : FailingPolicy.Stop;
        if (activity.Find("customProperties")?.Find("onFailure") is not { } given)
        {
            return otherwise with { Retry = new ResilienceReader(problems).Read(activity, (nodeId, path)) };
        }

        var place = path + "/customProperties/onFailure";
        Misspelt.Check(given, ["then", "retry"], (nodeId, place), problems);
        Misspelt.Check(given.Find("retry") ?? default, ["count", "first", "factor", "max", "jitter"], (nodeId, place + "/retry"), problems);
        return given.ValueKind switch
        {
            JsonValueKind.String => new(Then(given.GetString()!, otherwise.Then, nodeId, place)),
            JsonValueKind.Object => new(
                given.Text("then") is { } then ? Then(then, otherwise.Then, nodeId, place + "/then") : otherwise.Then,
                given.Find("retry") is { ValueKind: JsonValueKind.Object } retry ? Retries(retry, nodeId, place + "/retry") : null),
            _ => Refused(otherwise, ActivitySentences.OnFailureKind, nodeId, place),
        };
    }

    private FaultPolicy Then(string text, FaultPolicy otherwise, string nodeId, string place)
    {
        if (Policies.TryGetValue(text, out var policy))
        {
            return policy;
        }

        Refused(FailingPolicy.Stop, ActivitySentences.OnFailurePolicy.With(Shortened.Text(text), Suggestions.Ask(text, Policies.Keys)), nodeId, place);
        return otherwise;
    }

    private Retry? Retries(JsonElement json, string nodeId, string place)
    {
        var count = Number(json, "count", 3);
        var first = Duration(json, "first", TimeSpan.FromSeconds(10));
        var factor = Number(json, "factor", 2);
        var longest = Duration(json, "max", TimeSpan.FromMinutes(10));
        var jitter = Number(json, "jitter", 0.1);
        if (count is >= 1 and <= 100 && first >= TimeSpan.Zero && factor is >= 1 and <= 100 && longest >= first && jitter is >= 0 and <= 1)
        {
            return new((int)count, first!.Value, factor.Value, longest!.Value, jitter.Value);
        }

        Refused(FailingPolicy.Stop, ActivitySentences.Retry, nodeId, place);
        return null;
    }

    private static double? Number(JsonElement json, string name, double otherwise) => json.Find(name) is { } given ? ValueConvert.ToNumber(ValueJson.Read(given)) : otherwise;

    private static TimeSpan? Duration(JsonElement json, string name, TimeSpan otherwise) => json.Find(name) is { } given ? ValueConvert.ToDuration(ValueJson.Read(given)) : otherwise;

    private FailingPolicy Refused(FailingPolicy policy, Sentence why, string nodeId, string place)
    {
        problems.Add(new("failing:policy", Severity.Error, why, nodeId, place));
        return policy;
    }
}
