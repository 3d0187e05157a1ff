using Npgsql;
using Porfin.Control;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Host.Runs;

/// <summary>Reads runs and stores their turns: the state, what was taken, what the run waits for and what follows for other runs go together or not at all.</summary>
internal sealed class RunStore(NpgsqlDataSource db, TimeProvider time)
{
    private const int MostDepth = 50;

    private const string Waiting = "select distinct on (run_id) id, run_id, kind, key, payload, bookmark_id from run_stimulus order by run_id, id limit 500";

    private const string Due = """
        with due as (select id, business_id from run where due_at <= $1 and status = 'waiting' order by due_at limit 200 for update skip locked),
            taken as (update run r set due_at = null from due where r.id = due.id)
        insert into run_stimulus (business_id, run_id, kind) select business_id, id, 'timer' from due
        """;

    private const string Find = "select id, business_id, flow_id, flow_version, version, state, correlation_id, parent_id, report_to, depth from run where id = $1 and status = 'waiting'";

    private const string Store = """
        update run set version = version + 1, status = $3, state = $4::bytea, fault = $5::text, correlation_id = $6::text, due_at = $7::timestamptz, updated_at = $8 where id = $1 and version = $2 and status = 'waiting'
        """;

    internal const string BeginRun = """
        with begun as (
            insert into run (id, business_id, flow_id, flow_version, version, status, correlation_id, parent_id, report_to, depth, created_at, updated_at)
            select $1, f.business_id, f.id, f.published_version, 0, 'waiting', $4::text, $5::uuid, $6::text, $7, $8, $8 from flow f
            where f.business_id = $2 and f.definition_id = $3 and f.published_version is not null
            on conflict (id) do nothing returning id, business_id)
        insert into run_stimulus (business_id, run_id, kind, payload) select business_id, id, 'start', $9 from begun
        """;

    internal const string Publish = """
        insert into run_stimulus (business_id, run_id, kind, key, payload, bookmark_id)
        select w.business_id, w.run_id, w.kind, w.key, $3, w.bookmark_id from run_wait w join run r on r.id = w.run_id
        where w.business_id = $1 and w.kind = 'event' and w.key = $2 and ($4 = '' or r.correlation_id = $4) and ($5::uuid is null or r.id = $5::uuid)
        """;

    internal const string PublishTriggers = """
        with begun as (
            insert into run (id, business_id, flow_id, flow_version, version, status, correlation_id, depth, created_at, updated_at)
            select gen_random_uuid(), t.business_id, t.flow_id, t.flow_version, 0, 'waiting', nullif($4, ''), $6, $5, $5 from flow_trigger t
            where t.business_id = $1 and t.kind = 'event' and t.key = $2 and $6 <= 50 returning id, business_id, flow_id)
        insert into run_stimulus (business_id, run_id, kind, key, payload)
        select b.business_id, b.id, 'trigger', t.node_id, $3 from begun b join flow_trigger t on t.flow_id = b.flow_id and t.kind = 'event' and t.key = $2
        """;

    private const string CancelTree = """
        with recursive tree as (select id from run where id = $1 and business_id = $2 union select r.id from run r join tree on r.parent_id = tree.id),
            stopped as (update run r set status = 'cancelled', version = version + 1, due_at = null, updated_at = $3 from tree where r.id = tree.id and r.status = 'waiting' returning r.id, r.business_id, r.parent_id, r.report_to),
            waits as (delete from run_wait w using stopped where w.run_id = stopped.id),
            mails as (delete from run_stimulus s using stopped where s.run_id = stopped.id),
            told as (insert into run_stimulus (business_id, run_id, kind, key, payload)
                select business_id, parent_id, 'child', report_to, json_build_object('workflowInstanceId', replace(id::text, '-', ''), 'status', 'Finished', 'subStatus', 'Cancelled', 'output', json_build_object())::text
                from stopped where report_to is not null and parent_id not in (select id from stopped))
        select count(*) from stopped
        """;

    /// <summary>What has come for runs, the oldest of each.</summary>
    public async Task<List<RunMail>> WaitingAsync(CancellationToken cancellation)
    {
        await using (var due = Command(Due, time.GetUtcNow().UtcDateTime))
        {
            await due.ExecuteNonQueryAsync(cancellation);
        }

        await using var command = Command(Waiting);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var mails = new List<RunMail>();
        while (await reader.ReadAsync(cancellation))
        {
            var payload = reader.IsDBNull(4) ? default : ValueJson.Parse(reader.GetString(4));
            mails.Add(new(reader.GetInt64(0), reader.GetGuid(1), new(reader.GetString(2), Text(reader, 3), payload, reader.IsDBNull(5) ? null : reader.GetInt64(5))));
        }

        return mails;
    }

    /// <summary>A run that is not over; null when there is none.</summary>
    public async Task<RunRow?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var command = Command(Find, id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return !await reader.ReadAsync(cancellation) ? null : new RunRow(reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetInt32(3), reader.GetInt32(4))
        {
            State = reader.IsDBNull(5) ? null : reader.GetFieldValue<byte[]>(5),
            CorrelationId = Text(reader, 6),
            ParentId = reader.IsDBNull(7) ? null : reader.GetGuid(7),
            ReportTo = Text(reader, 8),
            Depth = reader.GetInt32(9),
        };
    }

    /// <summary>Forgets what came for a run that is over, or could not be run.</summary>
    public async Task DropAsync(RunMail mail, string? fault, CancellationToken cancellation)
    {
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Statement("delete from run_stimulus where id = $1", mail.Id));
        if (fault is not null)
        {
            batch.BatchCommands.Add(Statement("update run set status = 'faulted', version = version + 1, due_at = null, fault = $2, updated_at = $3 where id = $1 and status = 'waiting'", mail.RunId, fault, time.GetUtcNow().UtcDateTime));
            batch.BatchCommands.Add(Statement("delete from run_wait where run_id = $1", mail.RunId));
        }

        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Stores a turn.</summary>
    /// <returns>False when somebody else stored one before: nothing was changed.</returns>
    public async Task<bool> StoreAsync(RunRow run, RunMail mail, Turn turn, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await RunAsync(connection, "delete from run_stimulus where id = $1", cancellation, mail.Id) != 1)
        {
            return false;
        }

        if (turn.Consumed)
        {
            var stored = StoredRun.Of(turn);
            var now = time.GetUtcNow().UtcDateTime;
            if (await RunAsync(connection, Store, cancellation, run.Id, run.Version, stored.Status, stored.State, stored.Fault, turn.Instance.CorrelationId, stored.DueAt?.UtcDateTime, now) != 1)
            {
                return false;
            }

            await RunAsync(connection, "insert into journal (instance_id, turn, business_id, entries, at) values ($1, $2, $3, $4, $5)", cancellation, run.Id, run.Version + 1, run.BusinessId, stored.Journal, now);
            await RunAsync(connection, "delete from run_wait where run_id = $1", cancellation, run.Id);
            foreach (var wait in turn.Instance.Status is InstanceStatus.Waiting ? turn.Instance.Bookmarks.Where(bookmark => bookmark.Due is null) : [])
            {
                await RunAsync(connection, "insert into run_wait (run_id, bookmark_id, business_id, kind, key) values ($1, $2, $3, $4, $5)", cancellation, run.Id, wait.Id, run.BusinessId, wait.Kind, wait.Key);
            }

            await FollowAsync(connection, run, turn, stored.Status, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Ends a run and those that it began.</summary>
    /// <returns>How many were ended.</returns>
    public async Task<long> CancelAsync(Guid businessId, Guid runId, CancellationToken cancellation)
    {
        await using var command = Command(CancelTree, runId, businessId, time.GetUtcNow().UtcDateTime);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Publishes an event in a business.</summary>
    public async Task PublishAsync(Guid businessId, EventPublished published, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await PublishAsync(connection, businessId, published, (null, 0), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Gives a run what it waits for, once.</summary>
    /// <returns>False when it does not wait for that.</returns>
    public async Task<bool> TellAsync(Guid businessId, (string Kind, string Key) wanted, (Guid RunId, long Bookmark)? at, string payload, CancellationToken cancellation)
    {
        const string Sql = """
            with taken as (delete from run_wait where business_id = $1 and kind = $2 and key = $3 and ($5::uuid is null or (run_id = $5::uuid and bookmark_id = $6::bigint)) returning run_id, business_id, kind, key, bookmark_id)
            insert into run_stimulus (business_id, run_id, kind, key, payload, bookmark_id) select business_id, run_id, kind, key, $4, bookmark_id from taken
            """;
        await using var command = Command(Sql, businessId, wanted.Kind, wanted.Key, payload, at?.RunId, at?.Bookmark);
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }

    internal static NpgsqlBatchCommand Statement(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(Parameter(value));
        }

        return command;
    }

    private async Task FollowAsync(NpgsqlConnection connection, RunRow run, Turn turn, string status, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var wanted in turn.Events.OfType<FlowDispatched>())
        {
            var begun = run.Depth < MostDepth && await RunAsync(
                connection, BeginRun, cancellation, wanted.InstanceId, run.BusinessId, wanted.DefinitionId, wanted.CorrelationId.Length > 0 ? wanted.CorrelationId : null, run.Id, wanted.ReportTo, run.Depth + 1, now,
                ValueJson.Write(Value.Of(wanted.Inputs))) > 0;
            if (!begun && wanted.ReportTo is { } key)
            {
                await TellRunAsync(connection, (run.BusinessId, run.Id), key, ChildReport.Missing(wanted.InstanceId, wanted.DefinitionId), cancellation);
            }
        }

        foreach (var published in turn.Events.OfType<EventPublished>())
        {
            await PublishAsync(connection, run.BusinessId, published, (published.IsLocal ? run.Id : null, run.Depth + 1), cancellation);
        }

        if (status is "cancelled")
        {
            foreach (var child in await ChildrenAsync(connection, run.Id, cancellation))
            {
                await RunAsync(connection, CancelTree, cancellation, child, run.BusinessId, now);
            }
        }

        if (status is not "waiting" && run is { ParentId: { } parent, ReportTo: { } to })
        {
            await TellRunAsync(connection, (run.BusinessId, parent), to, ChildReport.Of(turn.Instance).ToValue(), cancellation);
        }
    }

    private static async Task<List<Guid>> ChildrenAsync(NpgsqlConnection connection, Guid parent, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select id from run where parent_id = $1 and status = 'waiting'", connection) { Parameters = { Parameter(parent) } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var children = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
        {
            children.Add(reader.GetGuid(0));
        }

        return children;
    }

    private static Task<int> TellRunAsync(NpgsqlConnection connection, (Guid Business, Guid Run) to, string key, Value report, CancellationToken cancellation) => RunAsync(
        connection, "insert into run_stimulus (business_id, run_id, kind, key, payload) values ($1, $2, 'child', $3, $4)", cancellation, to.Business, to.Run, key, ValueJson.Write(report));

    private async Task PublishAsync(NpgsqlConnection connection, Guid businessId, EventPublished published, (Guid? Only, int Depth) reach, CancellationToken cancellation)
    {
        var payload = ValueJson.Write(published.Payload.IsUndefined ? Value.Null : published.Payload);
        await RunAsync(connection, Publish, cancellation, businessId, published.Name, payload, published.CorrelationId, reach.Only);
        if (reach.Only is null)
        {
            await RunAsync(connection, PublishTriggers, cancellation, businessId, published.Name, payload, published.CorrelationId, time.GetUtcNow().UtcDateTime, reach.Depth);
        }
    }

    private static async Task<int> RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object?[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(Array.ConvertAll(values, Parameter));
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, params object?[] values)
    {
        var command = db.CreateCommand(sql);
        command.Parameters.AddRange(Array.ConvertAll(values, Parameter));
        return command;
    }

    private static NpgsqlParameter Parameter(object? value) => new() { Value = value ?? DBNull.Value };

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
