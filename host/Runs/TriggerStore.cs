using Npgsql;
using Porfin.Activities.Http;
using Porfin.Execution;
using Porfin.Host.Flows;

namespace Porfin.Host.Runs;

/// <summary>By what published flows begin: kept with their publication, and fired once for each moment.</summary>
internal sealed class TriggerStore(NpgsqlDataSource db, PlanCache plans, TimeProvider time)
{
    private const string TakeDue = "select flow_id, node_id, number, business_id, flow_version, due_at from flow_trigger where due_at <= $1 order by due_at limit 1 for update skip locked";

    private const string Begin = """
        with begun as (
            insert into run (id, business_id, flow_id, flow_version, version, status, depth, created_at, updated_at) values ($1, $2, $3, $4, 0, 'waiting', 0, $5, $5)
            on conflict (id) do nothing returning id, business_id)
        insert into run_stimulus (business_id, run_id, kind, key, payload) select business_id, id, 'trigger', $6, $7::text from begun
        """;

    private static readonly Sentence AddressTaken = new(
        "'{0}' já é um endereço do fluxo '{1}'. Escolha outro caminho ou método.",
        "'{0}' is an address of the flow '{1}' already. Choose another path or method.",
        "'{0}' ya es una dirección del flujo '{1}'. Elija otra ruta o método.");

    /// <summary>What is wrong with the triggers of a flow that is to be published: addresses that another flow has, inputs that only running tells.</summary>
    public static async Task<IReadOnlyList<FlowProblem>> CheckAsync(NpgsqlConnection connection, (Guid Business, Guid Flow) of, Plan plan, DateTimeOffset now)
    {
        var triggers = Triggers.Of(plan, new World(now), out var problems);
        var found = new List<FlowProblem>(problems);
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        await using (var command = new NpgsqlCommand("select t.key, f.name from flow_trigger t join flow f on f.id = t.flow_id where t.business_id = $1 and t.kind = 'http' and t.flow_id <> $2", connection))
        {
            command.Parameters.Add(new() { Value = of.Business });
            command.Parameters.Add(new() { Value = of.Flow });
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                taken.TryAdd(FlowAddress.Parse(reader.GetString(0)).Shape, reader.GetString(1));
            }
        }

        foreach (var trigger in triggers.Where(trigger => trigger.Wake.Kind is HttpEndpoint.Kind))
        {
            var shape = FlowAddress.Parse(trigger.Wake.Key!).Shape;
            if (!taken.TryAdd(shape, plan.Flow.Name))
            {
                found.Add(new("http:ambiguous", Severity.Error, AddressTaken.With(shape, taken[shape]), trigger.NodeId));
            }
        }

        return found;
    }

    /// <summary>Keeps the triggers of a version that is published; those of the version before go.</summary>
    public static async Task ReplaceAsync(NpgsqlConnection connection, (Guid Business, Guid Flow, int Version) of, Plan plan, DateTimeOffset now)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(RunStore.Statement("delete from flow_trigger where flow_id = $1", of.Flow));
        batch.BatchCommands.Add(RunStore.Statement("update flow set triggers_of = $2 where id = $1", of.Flow, of.Version));
        var number = 0;
        foreach (var trigger in Triggers.Of(plan, new World(now), out _))
        {
            batch.BatchCommands.Add(RunStore.Statement(
                "insert into flow_trigger (flow_id, node_id, number, business_id, flow_version, kind, key, due_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                of.Flow, trigger.NodeId, number++, of.Business, of.Version, trigger.Wake.Kind, trigger.Wake.Key, trigger.Wake.Due?.UtcDateTime));
        }

        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Begins runs for the moments that have come. The run and the next moment are stored together: each moment begins one run, however often a host dies; moments that passed while no host ran count once.</summary>
    public async Task FireAsync(CancellationToken cancellation)
    {
        await CatchUpAsync(cancellation);
        while (await FireOneAsync(cancellation))
        {
        }
    }

    /// <summary>Writes down the triggers of versions that were published another way: by going back, or before triggers were known.</summary>
    private async Task CatchUpAsync(CancellationToken cancellation)
    {
        var behind = new List<(Guid Business, Guid Flow, int Version)>();
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using (var command = new NpgsqlCommand("select business_id, id, published_version from flow where published_version is not null and triggers_of is distinct from published_version limit 50", connection))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                behind.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetInt32(2)));
            }
        }

        foreach (var flow in behind)
        {
            await CatchUpAsync(connection, flow, cancellation);
        }
    }

    private async Task CatchUpAsync(NpgsqlConnection connection, (Guid Business, Guid Flow, int Version) flow, CancellationToken cancellation)
    {
        Plan plan;
        try
        {
            plan = await plans.OfAsync(flow.Flow, flow.Version);
        }
        catch (InvalidOperationException)
        {
            // A version that does not compile on this host begins nothing, and must not hold up the others.
            await using var command = new NpgsqlCommand("update flow set triggers_of = $2 where id = $1", connection) { Parameters = { new() { Value = flow.Flow }, new() { Value = flow.Version } } };
            await command.ExecuteNonQueryAsync(cancellation);
            return;
        }

        await ReplaceAsync(connection, flow, plan, time.GetUtcNow());
    }

    /// <summary>Begins a run by a trigger.</summary>
    /// <param name="id">The id of the new run.</param>
    /// <param name="of">The business, the flow and its version.</param>
    /// <param name="nodeId">The trigger.</param>
    /// <param name="payload">What came, as JSON; null for nothing.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task BeginAsync(Guid id, (Guid Business, Guid Flow, int Version) of, string nodeId, string? payload, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await BeginAsync(connection, id, of, (nodeId, payload), cancellation);
    }

    private async Task<bool> FireOneAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await DueAsync(connection, now, cancellation) is not { } due)
        {
            return false;
        }

        await BeginAsync(connection, Guid.CreateVersion7(now), (due.Business, due.Flow, due.Version), (due.NodeId, null), cancellation);
        var plan = await plans.OfAsync(due.Flow, due.Version);
        var next = Triggers.Of(plan, new World(now), out _).FirstOrDefault(trigger => trigger.NodeId == due.NodeId)?.Wake.Due;
        await using var command = new NpgsqlCommand("update flow_trigger set due_at = $4::timestamptz where flow_id = $1 and node_id = $2 and number = $3", connection);
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = due.Flow }, new() { Value = due.NodeId }, new() { Value = due.Number }, new() { Value = next is { } moment ? moment.UtcDateTime : DBNull.Value } });
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static async Task<DueTrigger?> DueAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(TakeDue, connection) { Parameters = { new() { Value = now.UtcDateTime } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new(reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2), reader.GetGuid(3), reader.GetInt32(4)) : null;
    }

    private async Task BeginAsync(NpgsqlConnection connection, Guid id, (Guid Business, Guid Flow, int Version) of, (string NodeId, string? Payload) by, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Begin, connection);
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = id }, new() { Value = of.Business }, new() { Value = of.Flow }, new() { Value = of.Version }, new() { Value = time.GetUtcNow().UtcDateTime }, new() { Value = by.NodeId },
            new() { Value = by.Payload ?? (object)DBNull.Value },
        });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private sealed record DueTrigger(Guid Flow, string NodeId, int Number, Guid Business, int Version);
}
