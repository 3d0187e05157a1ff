using Npgsql;
using Porfin.Execution;
using Porfin.Host.Businesses;
using Porfin.Host.Flows;

namespace Porfin.Host.Designer;

/// <summary>How often an outcome was taken.</summary>
/// <param name="NodeId">The activity; of sub-flows with the path that leads there.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Times">How often.</param>
/// <param name="Conversations">By how many conversations.</param>
public sealed record Passage(string NodeId, string Outcome, int Times, int Conversations);

/// <summary>How many conversations wait at an activity.</summary>
/// <param name="NodeId">The activity.</param>
/// <param name="Version">The version on which they are.</param>
/// <param name="Count">How many.</param>
public sealed record WaitingThere(string NodeId, int Version, int Count);

/// <summary>What happened in a flow.</summary>
/// <param name="Since">From when.</param>
/// <param name="Begun">How many instances began.</param>
/// <param name="Passages">Which ways were taken how often.</param>
/// <param name="Waiting">Who waits where now.</param>
public sealed record Traffic(DateTimeOffset Since, int Begun, IReadOnlyList<Passage> Passages, IReadOnlyList<WaitingThere> Waiting);

/// <summary>A conversation that came by somewhere.</summary>
/// <param name="InstanceId">Its run of the flow.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Name">The customer's name or address.</param>
/// <param name="At">When.</param>
/// <param name="Status">How the run stands.</param>
public sealed record Visit(Guid InstanceId, Guid ConversationId, string Name, DateTimeOffset At, string Status);

/// <summary>Counts what the journals tell of a flow: all versions together, because people keep the ids of steps that stay.</summary>
public sealed class FlowTraffic(NpgsqlDataSource db, TimeProvider time, PlanReading plans)
{
    private const int MostVisits = 20;
    private const int MostWaiting = 2_000;

    private const string CountPassages = """
        select e ->> 'n', e ->> 'd', count(*)::int, count(distinct i.conversation_id)::int
        from instance i join journal j on j.instance_id = i.id cross join lateral jsonb_array_elements(j.entries::jsonb -> 'entries') e
        where i.flow_id = $1 and j.at >= $2 and e ->> 'k' = 'Left' and e ->> 'd' is not null and e ->> 'n' <> ''
        group by 1, 2 order by 1, 2
        """;

    // No row at all when the business has no such flow.
    private const string CountBegun = "select (select count(*)::int from instance where flow_id = f.id and created_at >= $2) from flow f where f.id = $1";

    private const string ReadWaiting = "select flow_version, state from instance where flow_id = $1 and status = 'waiting' order by updated_at desc limit $2";

    private const string LastVisits = """
        select i.id, c.id, coalesce(nullif(c.profile_name, ''), c.address), max(j.at), i.status
        from instance i join journal j on j.instance_id = i.id join conversation c on c.id = i.conversation_id
        cross join lateral jsonb_array_elements(j.entries::jsonb -> 'entries') e
        where i.flow_id = $1 and e ->> 'n' = $2 and ($3 = '' and e ->> 'k' in ('Left', 'Waiting') or e ->> 'k' = 'Left' and e ->> 'd' = $3)
        group by i.id, c.id order by 4 desc limit $4
        """;

    /// <summary>What happened in the last days, and who waits now; null when the business has no such flow.</summary>
    public async Task<Traffic?> CountAsync(Guid businessId, Guid flowId, TimeSpan period, CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - period;
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var count = business.Command(CountBegun, flowId, since.UtcDateTime);
        if (await count.ExecuteScalarAsync(cancellation) is not int begun)
        {
            return null;
        }

        var passages = await RowsAsync(business.Command(CountPassages, flowId, since.UtcDateTime), reader => new Passage(reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3)), cancellation);
        var waiting = await RowsAsync(business.Command(ReadWaiting, flowId, MostWaiting), reader => (Version: reader.GetInt32(0), State: reader.GetFieldValue<byte[]>(1)), cancellation);
        return new Traffic(since, begun, passages, await PlacesAsync(flowId, waiting));
    }

    /// <summary>The last conversations that came by an activity, or left it by an outcome; null when the business has no such flow.</summary>
    public async Task<IReadOnlyList<Visit>?> VisitsAsync(Guid businessId, Guid flowId, string nodeId, string? outcome, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var known = business.Command("select from flow where id = $1", flowId);
        await using (var row = await known.ExecuteReaderAsync(cancellation))
        {
            if (!row.HasRows)
            {
                return null;
            }
        }

        return await RowsAsync(
            business.Command(LastVisits, flowId, nodeId, outcome ?? "", MostVisits),
            reader => new Visit(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetString(4)),
            cancellation);
    }

    private async Task<List<WaitingThere>> PlacesAsync(Guid flowId, IReadOnlyList<(int Version, byte[] State)> waiting)
    {
        var places = new Dictionary<(string Node, int Version), int>();
        foreach (var (version, state) in waiting)
        {
            foreach (var node in (await plans.WaitsAsync(flowId, version, state)).Distinct())
            {
                places[(node, version)] = places.GetValueOrDefault((node, version)) + 1;
            }
        }

        return [.. places.Select(place => new WaitingThere(place.Key.Node, place.Key.Version, place.Value)).OrderByDescending(place => place.Count).ThenBy(place => place.NodeId, StringComparer.Ordinal)];
    }

    private static async Task<List<T>> RowsAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }
}

/// <summary>Reads where stored instances wait.</summary>
public sealed class PlanReading
{
    private readonly PlanCache plans;

    internal PlanReading(PlanCache plans) => this.plans = plans;

    /// <summary>The activities at which an instance waits.</summary>
    public async Task<IEnumerable<string>> WaitsAsync(Guid flowId, int version, byte[] state)
    {
        var plan = await plans.OfAsync(flowId, version);
        return InstanceState.Read(state, plan).Bookmarks.Select(bookmark => bookmark.NodeId);
    }
}
