using System.Globalization;
using System.Text.Json;
using Porfin.Documents;
using Porfin.Host.Businesses;
using Porfin.Host.CommandLine;
using Porfin.Host.Designer;
using Porfin.Host.Scenarios;

namespace Porfin.Host.Flows;

/// <summary>Plays the scenarios that a flow keeps before the command line publishes it.</summary>
internal static class PlaySuite
{
    /// <summary>The scenarios that a document fails; none for a flow that is not there yet, or a document that publishing refuses anyway.</summary>
    public static async Task<IReadOnlyList<PlayedScenario>> RedAsync(Place at, string document, CancellationToken cancellation)
    {
        if (FlowReader.Read(document).Flow is not { } flow || await FindAsync(at, flow.DefinitionId, cancellation) is not { } flowId)
        {
            return [];
        }

        var (scenarios, drafts) = (new ScenarioStore(at.Db, TimeProvider.System), new DraftStore(at.Db, TimeProvider.System));
        var suite = new FlowSuite(scenarios, new PlayableFlows(new FlowList(at.Db), drafts, FlowFiles.Catalog), TimeProvider.System);
        return [.. (await suite.PlayAsync(at.BusinessId, flowId, document, cancellation) ?? []).Where(played => !played.Passed)];
    }

    /// <summary>Tells what fails.</summary>
    public static async Task<int> RefuseAsync(IReadOnlyList<PlayedScenario> red, JsonSerializerOptions? json, int code)
    {
        if (json is not null)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { flowId = (Guid?)null, version = 0, scenarios = red }, json));
            return code;
        }

        foreach (var played in red)
        {
            await Console.Error.WriteLineAsync($"{played.Name}: {played.Problem ?? new Activities.Transcripts.Difference(played.Line ?? 0, played.Expected ?? "", played.Played ?? "").ToString().TrimEnd()}");
        }

        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{red.Count} of the flow's scenarios fail; --override REASON publishes all the same."));
        return code;
    }

    private static async Task<Guid?> FindAsync(Place at, string definitionId, CancellationToken cancellation)
    {
        await using var business = await at.Db.OpenForAsync(at.BusinessId, cancellation);
        await using var command = business.Command("select id from flow where definition_id = $1", definitionId);
        return (Guid?)await command.ExecuteScalarAsync(cancellation);
    }
}
