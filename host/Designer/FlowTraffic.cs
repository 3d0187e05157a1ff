using Npgsql;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Host.Businesses;
using Porfin.Host.Flows;

namespace Porfin.Host.Designer;

/// <summary>What is told of a flow as a whole: all versions together, because people keep the ids of steps that stay.</summary>
public sealed class FlowTraffic(NpgsqlDataSource db, FlowList flows, PlanReading plans, TrafficCount counted)
{
    private const int MostVisits = 20;
    private const int MostWaiting = 2_000;

    private const string CountPassages = """
        select node_id, outcome, sum(runs)::int from flow_passage where flow_id = $1 and hour >= date_trunc('hour', $2::timestamptz) and outcome <> '' group by 1, 2 order by 1, 2
        """;

    private const string CountReached = """
        select node_id, sum(runs)::int from flow_passage where flow_id = $1 and hour >= date_trunc('hour', $2::timestamptz) and outcome = '' group by 1 order by 1
        """;

    // The flowchart itself is left when all is over: the activity before it is where the customer was last.
    private const string CountEnded = """
        select last.node, count(*)::int from instance i join run_path p on p.instance_id = i.id
        cross join lateral (select t.node from unnest(p.tail) with ordinality t(node, place) where t.node <> $3 order by t.place limit 1) last
        where i.flow_id = $1 and i.updated_at >= $2 and i.status <> 'waiting' group by 1 order by 1
        """;

    // No row at all when the business has no such flow.
    private const string CountBegun = "select (select count(*)::int from instance where flow_id = f.id and created_at >= $2) from flow f where f.id = $1";

    private const string ReadWaiting = """
        select i.id, c.id, coalesce(nullif(c.profile_name, ''), c.address), i.updated_at, i.status, i.flow_version, i.state
        from instance i join conversation c on c.id = i.conversation_id where i.flow_id = $1 and i.status = 'waiting' order by i.updated_at desc limit $2
        """;

    // Who came by is known; when, only of those that are shown.
    private const string LastVisits = """
        select v.id, c.id, coalesce(nullif(c.profile_name, ''), c.address), coalesce(j.at, v.updated_at), v.status, v.flow_version
        from (select i.id, i.conversation_id, i.updated_at, i.status, i.flow_version from run_path p join instance i on i.id = p.instance_id
            where p.flow_id = $1 and $2 || E'\n' || $3 = any (p.places) order by i.updated_at desc limit $4) v
        join conversation c on c.id = v.conversation_id
        left join lateral (select max(j.at) as at from journal j cross join lateral jsonb_array_elements(j.entries::jsonb -> 'entries') e
            where j.instance_id = v.id and e ->> 'n' = $2 and ($3 = '' or e ->> 'k' = 'Left' and e ->> 'd' = $3)) j on true
        order by 4 desc
        """;

    /// <summary>What happened since then, and who waits now; null when the business has no such flow.</summary>
    public async Task<Traffic?> CountAsync(Guid businessId, Guid flowId, DateTimeOffset since, CancellationToken cancellation)
    {
        await counted.CatchUpAsync(cancellation);
        var root = await RootAsync(businessId, flowId, cancellation);
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var count = business.Command(CountBegun, flowId, since.UtcDateTime);
        if (await count.ExecuteScalarAsync(cancellation) is not int begun)
        {
            return null;
        }

        var passages = await RowsAsync(business.Command(CountPassages, flowId, since.UtcDateTime), reader => new Passage(reader.GetString(0), reader.GetString(1), reader.GetInt32(2)), cancellation);
        var reached = await RowsAsync(business.Command(CountReached, flowId, since.UtcDateTime), There, cancellation);
        var ended = await RowsAsync(business.Command(CountEnded, flowId, since.UtcDateTime, root), There, cancellation);
        var waiting = await WaitingAsync(business, flowId, cancellation);
        var places = waiting.SelectMany(one => one.Nodes.Select(node => (node, one.Visit.Version))).GroupBy(place => place)
            .Select(place => new WaitingThere(place.Key.node, place.Key.Version, place.Count()));
        return new Traffic(since, begun, passages, [.. places.OrderByDescending(place => place.Count).ThenBy(place => place.NodeId, StringComparer.Ordinal)], reached, ended);
    }

    /// <summary>The last conversations that came by a place, or those that wait there; null when the business has no such flow.</summary>
    public async Task<IReadOnlyList<Visit>?> VisitsAsync(Guid businessId, Guid flowId, PlaceInFlow place, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var known = business.Command("select 1 from flow where id = $1", flowId);
        if (await known.ExecuteScalarAsync(cancellation) is null)
        {
            return null;
        }

        await counted.CatchUpAsync(cancellation);
        return place.IsWaiting
            ? [.. (await WaitingAsync(business, flowId, cancellation)).Where(one => one.Nodes.Contains(place.NodeId)).Select(one => one.Visit).Take(MostVisits)]
            : await RowsAsync(business.Command(LastVisits, flowId, place.NodeId, place.Outcome ?? "", MostVisits), Visited, cancellation);
    }

    /// <summary>The last run of any flow in a conversation; null when it had none.</summary>
    public async Task<(Guid FlowId, Visit Visit)?> LastOfAsync(Guid businessId, Guid conversationId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        var rows = await RowsAsync(
            business.Command("select i.id, i.conversation_id, '', i.updated_at, i.status, i.flow_version, i.flow_id from instance i where i.conversation_id = $1 order by i.created_at desc limit 1", conversationId),
            reader => (reader.GetGuid(6), Visited(reader)),
            cancellation);
        return rows is [var last] ? last : null;
    }

    private async Task<string> RootAsync(Guid businessId, Guid flowId, CancellationToken cancellation) =>
        await flows.DocumentAsync(businessId, flowId, null, cancellation) is { } document
        && FlowReader.Read(document).Flow?.Root is { ValueKind: System.Text.Json.JsonValueKind.Object } root && root.TryGetProperty("id", out var id) ? id.GetString() ?? "" : "";

    private async Task<List<(Visit Visit, IReadOnlySet<string> Nodes)>> WaitingAsync(BusinessConnection business, Guid flowId, CancellationToken cancellation)
    {
        var rows = await RowsAsync(business.Command(ReadWaiting, flowId, MostWaiting), reader => (Visit: Visited(reader), State: reader.GetFieldValue<byte[]>(6)), cancellation);
        var waiting = new List<(Visit, IReadOnlySet<string>)>(rows.Count);
        foreach (var (visit, state) in rows)
        {
            waiting.Add((visit, await plans.WaitsAsync(flowId, visit.Version, state)));
        }

        return waiting;
    }

    private static CountThere There(NpgsqlDataReader reader) => new(reader.GetString(0), reader.GetInt32(1));

    private static Visit Visited(NpgsqlDataReader reader) =>
        new(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetString(4), reader.GetInt32(5));

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
    public async Task<IReadOnlySet<string>> WaitsAsync(Guid flowId, int version, byte[] state)
    {
        var plan = await plans.OfAsync(flowId, version);
        return InstanceState.Read(state, plan).Bookmarks.Select(bookmark => bookmark.NodeId).ToHashSet(StringComparer.Ordinal);
    }
}
