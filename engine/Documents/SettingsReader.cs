using System.Globalization;
using System.Text.Json;
using Porfin.Documents.Reading;
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

        Misspelt.Check(own, ["joiningTime", "activation", "silentAfterPerson", "language", "endsAfter", "endsAfterIdle", "onFault"], (null, Place), problems);
        return settings with
        {
            JoiningTime = Duration(own, "joiningTime", TimeSpan.Zero, TimeSpan.FromMinutes(1), "settings:joining-time", problems) ?? TimeSpan.Zero,
            Activation = Activation(own, problems),
            SilentAfterPerson = Duration(own, "silentAfterPerson", TimeSpan.FromMinutes(1), TimeSpan.FromDays(30), "settings:silent-after-person", problems),
            Language = Language(own, problems),
            EndsAfter = Duration(own, "endsAfter", TimeSpan.FromSeconds(1), TimeSpan.FromDays(3660), "settings:ends-after", problems),
            EndsAfterIdle = Duration(own, "endsAfterIdle", TimeSpan.FromSeconds(1), TimeSpan.FromDays(3660), "settings:ends-after", problems),
            OnFault = own.Text("onFault"),
        };
    }

    private static FlowActivation Activation(JsonElement own, List<FlowProblem> problems)
    {
        if (own.Find("activation") is not { ValueKind: JsonValueKind.Object } given)
        {
            return new();
        }

        Misspelt.Check(given, ["begins", "keywords", "hours", "closedText"], (null, Place + "/activation"), problems);
        var begins = Begins.Always;
        if (given.Text("begins") is { } written && !Enum.TryParse(written, ignoreCase: true, out begins))
        {
            problems.Add(new("settings:activation", Severity.Error, SettingsSentences.Begins.With(Suggestions.Ask(written, Enum.GetNames<Begins>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]))), JsonPath: $"{Place}/activation/begins"));
        }

        string[] keywords = given.Find("keywords") is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(word => word.ValueKind is JsonValueKind.String).Select(word => word.GetString()!.Trim()).Where(word => word.Length > 0)]
            : [];
        if (begins is Begins.Keywords && keywords.Length == 0)
        {
            problems.Add(new("settings:keywords", Severity.Error, SettingsSentences.NoKeywords, JsonPath: $"{Place}/activation/keywords"));
        }

        return new() { Begins = begins, Keywords = keywords, Hours = Hours(given, problems), ClosedText = given.Text("closedText") is { Length: > 0 } text ? text : null };
    }

    private static OpeningHours? Hours(JsonElement activation, List<FlowProblem> problems)
    {
        if (activation.Find("hours") is not { ValueKind: JsonValueKind.Object } given)
        {
            return null;
        }

        var hours = OpeningHours.Read(given.EnumerateObject().Select(day => KeyValuePair.Create(day.Name, day.Value.ValueKind is JsonValueKind.String ? day.Value.GetString()! : "?")));
        if (hours is null)
        {
            problems.Add(new("settings:hours", Severity.Error, SettingsSentences.Hours, JsonPath: $"{Place}/activation/hours"));
        }

        return hours;
    }

    private static CultureInfo? Language(JsonElement own, List<FlowProblem> problems)
    {
        if (own.Find("language") is null)
        {
            return null;
        }

        if (own.Text("language") is "pt-BR" or "en" or "en-US" or "es" or "es-419")
        {
            return CultureInfo.GetCultureInfo(own.Text("language")!);
        }

        problems.Add(new("settings:language", Severity.Error, SettingsSentences.Language, JsonPath: $"{Place}/language"));
        return null;
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

        problems.Add(new(code, Severity.Error, SettingsSentences.Duration.With(name, least.ToString("c"), most.ToString("c")), JsonPath: $"{Place}/{name}"));
        return null;
    }
}
