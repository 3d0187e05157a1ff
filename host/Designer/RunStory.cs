using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using Npgsql;
using Porfin.Host.Businesses;
using Porfin.Host.Flows;
using Porfin.Host.Pages;

namespace Porfin.Host.Designer;

/// <summary>One thing that happened in a run, in plain words.</summary>
/// <param name="At">When.</param>
/// <param name="NodeId">Where; empty for the run as a whole.</param>
/// <param name="Outcome">The way that was taken there; null when none was.</param>
/// <param name="Text">What happened, and why.</param>
public sealed record ToldStep(DateTimeOffset At, string NodeId, string? Outcome, string Text)
{
    /// <summary><c>heard</c> for what woke the flow, <c>said</c> for its messages, <c>went</c> for a way that it took, else <c>noted</c>.</summary>
    public string Kind { get; init; } = "noted";

    /// <summary>What the author calls the place; null for the run as a whole.</summary>
    public string? Title { get; init; }

    /// <summary>For a message: why the flow said it.</summary>
    public string? Why { get; init; }
}

/// <summary>A run of a flow, told from its journal.</summary>
/// <param name="Version">The version on which it ran last.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Name">The customer's name or address.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Steps">What happened, in order.</param>
public sealed record ToldRun(int Version, string Status, string Name, Guid ConversationId, IReadOnlyList<ToldStep> Steps);

/// <summary>Answers "why did it answer this?" from the journal alone; the document only lends its names.</summary>
public sealed class RunStory(NpgsqlDataSource db, FlowList flows, Catalogs catalogs, IStringLocalizer<Texts> texts)
{
    private const string Run = """
        select i.flow_version, i.status, coalesce(nullif(c.profile_name, ''), c.address), c.id
        from instance i join conversation c on c.id = i.conversation_id where i.id = $2 and i.flow_id = $1
        """;

    private const string Turns = "select j.at, j.entries from journal j join instance i on i.id = j.instance_id where i.flow_id = $1 and i.id = $2 order by j.turn limit 500";

    /// <summary>The story of a run; null when the business has no such one in this flow.</summary>
    public async Task<ToldRun?> TellAsync(Guid businessId, Guid flowId, Guid instanceId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        var run = await ReadRunAsync(business.Command(Run, flowId, instanceId), cancellation);
        if (run is null)
        {
            return null;
        }

        var document = await flows.DocumentAsync(businessId, flowId, run.Version, cancellation);
        var words = new StoryWords(StepNames.Of(document, catalogs.In(CultureInfo.CurrentUICulture.Name)), texts);
        await using var command = business.Command(Turns, flowId, instanceId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var steps = new List<ToldStep>();
        while (await reader.ReadAsync(cancellation))
        {
            using var turn = JsonDocument.Parse(reader.GetString(1));
            steps.AddRange(words.Tell(turn.RootElement, reader.GetFieldValue<DateTimeOffset>(0)));
        }

        return run with { Steps = steps };
    }

    private static async Task<ToldRun?> ReadRunAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            return await reader.ReadAsync(cancellation) ? new ToldRun(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetGuid(3), []) : null;
        }
    }
}
