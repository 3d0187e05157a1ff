using System.Text.Json;
using Porfin.Expressions;

namespace Porfin.Documents;

/// <summary>Reads how the host runs a flow: <c>customProperties.porfin</c>, and Elsa's strategy for incidents.</summary>
internal static class SettingsReader
{
    private const string Place = "/customProperties/porfin";

    public static FlowSettings Read(JsonElement json, List<FlowProblem> problems)
    {
        var settings = new FlowSettings { GoesOnAfterFaults = json.Find("options")?.Text("incidentStrategyType")?.Contains("ContinueWithIncidents", StringComparison.Ordinal) is true };
        if (json.Find("customProperties")?.Find("porfin") is not { ValueKind: JsonValueKind.Object } own)
        {
            return settings;
        }

        return settings with
        {
            JoiningTime = Duration(own, "joiningTime", TimeSpan.Zero, TimeSpan.FromMinutes(1), "settings:joining-time", problems) ?? TimeSpan.Zero,
            EndsAfter = Duration(own, "endsAfter", TimeSpan.FromSeconds(1), TimeSpan.FromDays(3660), "settings:ends-after", problems),
            EndsAfterIdle = Duration(own, "endsAfterIdle", TimeSpan.FromSeconds(1), TimeSpan.FromDays(3660), "settings:ends-after", problems),
            OnFault = own.Text("onFault"),
        };
    }

    private static TimeSpan? Duration(JsonElement own, string name, TimeSpan least, TimeSpan most, string code, List<FlowProblem> problems)
    {
        if (own.Find(name) is not { } given)
        {
            return null;
        }

        if (ValueConvert.ToDuration(ValueJson.Read(given)) is { } time && time >= least && time <= most)
        {
            return time;
        }

        problems.Add(new(code, Severity.Error, $"{name} is a duration from {least:c} to {most:c}.", JsonPath: $"{Place}/{name}"));
        return null;
    }
}
