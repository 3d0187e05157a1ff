using Npgsql;

namespace Porfin.Host.Designer;

/// <summary>
/// Counts from the journals who came by where, once for each turn and behind the line, so that a look at a flow's life reads a few numbers. A run counts at each place
/// when it first comes there. Whoever asks first does it for all; what is being counted elsewhere is waited for.
/// </summary>
public sealed class TrafficCount(NpgsqlDataSource db, TimeProvider time)
{
    // A turn's time is taken before it is committed; who is later than this would not be counted.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AtOnce = TimeSpan.FromHours(12);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private const string Until = "select until from traffic_counted for update";

    // A place is an activity and an outcome, with a line break between them; the activity alone is one too.
    private const string Count = """
        with fresh as materialized (
            select j.instance_id, i.flow_id, i.business_id, j.turn, t.place, date_trunc('hour', j.at) as hour, e ->> 'k' as kind, e ->> 'n' as node, e ->> 'd' as outcome
            from journal j join instance i on i.id = j.instance_id left join run_path p on p.instance_id = j.instance_id
            cross join lateral jsonb_array_elements(j.entries::jsonb -> 'entries') with ordinality t(e, place)
            where j.at >= $1 and j.at <= $2 and j.turn > coalesce(p.turn, 0) and e ->> 'n' <> '' and e ->> 'k' in ('Left', 'Waiting', 'Failed', 'Emitted', 'Called')),
        came as (
            select f.instance_id, f.flow_id, f.business_id, node, way, min(hour) as hour from fresh f
            cross join lateral (select '' as way union all select outcome where kind = 'Left' and outcome <> '') w
            where not exists (select from run_path p where p.instance_id = f.instance_id and node || E'\n' || way = any (p.places))
            group by 1, 2, 3, 4, 5),
        counted as (
            insert into flow_passage as c (flow_id, hour, node_id, outcome, business_id, runs)
            select flow_id, hour, node, way, business_id, count(*)::int from came group by flow_id, hour, node, way, business_id order by 1, 2, 3, 4
            on conflict (flow_id, hour, node_id, outcome) do update set runs = c.runs + excluded.runs),
        new_places as (select instance_id, array_agg(node || E'\n' || way) as places from came group by 1),
        tails as (
            select instance_id, flow_id, business_id, max(turn) as turn, (array_agg(node order by turn desc, place desc) filter (where kind in ('Left', 'Waiting', 'Failed')))[1:4] as tail
            from fresh group by 1, 2, 3)
        insert into run_path as p (instance_id, flow_id, business_id, turn, places, tail)
        select t.instance_id, t.flow_id, t.business_id, t.turn, coalesce(n.places, '{}'), coalesce(t.tail, '{}') from tails t left join new_places n using (instance_id)
        on conflict (instance_id) do update set turn = excluded.turn, places = p.places || excluded.places, tail = (excluded.tail || p.tail)[1:4]
        """;

    /// <summary>Counts all that is stored by now.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        while (!await StepAsync(cancellation))
        {
        }
    }

    /// <summary>Counts some hours at most, so that no transaction is long.</summary>
    /// <returns>True when nothing is left.</returns>
    private async Task<bool> StepAsync(CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var read = new NpgsqlCommand(Until, connection, transaction);
        var now = time.GetUtcNow();
        var from = new DateTimeOffset((DateTime)(await read.ExecuteScalarAsync(cancellation))!, TimeSpan.Zero);
        var to = from + AtOnce < now ? from + AtOnce : now;
        await using var count = new NpgsqlCommand(Count, connection, transaction) { CommandTimeout = (int)Patience.TotalSeconds };
        count.Parameters.Add(new() { Value = (from - Late).UtcDateTime });
        count.Parameters.Add(new() { Value = to.UtcDateTime });
        await count.ExecuteNonQueryAsync(cancellation);
        await using var done = new NpgsqlCommand("update traffic_counted set until = greatest(until, $1)", connection, transaction);
        done.Parameters.Add(new() { Value = to.UtcDateTime });
        await done.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return to == now;
    }
}

/// <summary>Keeps the counts near the present, so that nobody who looks waits for more than the last minutes.</summary>
public sealed class TrafficCounting(TrafficCount count, TimeProvider time, ILogger<TrafficCounting> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Period, time, stoppingToken);
                await count.CatchUpAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                logger.TrafficUncounted(e);
            }
        }
    }
}
