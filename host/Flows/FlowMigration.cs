using System.Text;
using Npgsql;
using NpgsqlTypes;
using Porfin.Activities.Messages;
using Porfin.Execution;
using Porfin.Host.Conversations;
using Porfin.Migration;

namespace Porfin.Host.Flows;

/// <summary>A waiting conversation that was looked at for moving.</summary>
/// <param name="InstanceId">Its instance.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="From">The version on which it was.</param>
/// <param name="Result">What became of it, or would.</param>
/// <param name="Obstacles">Why it cannot go on as it is.</param>
/// <param name="Dropped">Variables with a value for which the new version has no place.</param>
public sealed record MigratedConversation(Guid InstanceId, Guid ConversationId, int From, MigrationResult Result, IReadOnlyList<Obstacle> Obstacles, IReadOnlyList<string> Dropped);

/// <summary>What became of the waiting conversations of a flow, or would.</summary>
/// <param name="To">The version to which they were to move.</param>
/// <param name="Conversations">Those that waited on another.</param>
public sealed record MigrationReport(int To, IReadOnlyList<MigratedConversation> Conversations);

/// <summary>
/// Moves the waiting conversations of a flow to another of its versions. Each is stored for itself, only if no turn was stored meanwhile: a turn that runs at that
/// moment is refused when it ends, and is run again on the new version.
/// </summary>
public sealed class FlowMigration(NpgsqlDataSource db, ActivityCatalog catalog, TimeProvider time)
{
    private const int Page = 200;
    private const int MostTries = 5;

    private const string Published = "select published_version from flow where id = $1 and business_id = $2 and published_version is not null";

    private const string Read = """
        select id, conversation_id, flow_version, version, state from instance
        where flow_id = $1 and business_id = $2 and status = 'waiting' and flow_version <> $3 and ($4::uuid is null or id > $4) and ($5::uuid is null or id = $5)
        order by id limit $6
        """;

    // The farewell goes only where it may: within a day of what the customer wrote last, and not while a person talks there.
    private const string Store = """
        with moved as (
            update instance set flow_version = $3, version = version + 1, status = $4, state = $5, due_at = $6, updated_at = $7
            where id = $1 and version = $2 and status = 'waiting'
            returning id, version, business_id, conversation_id),
        told as (insert into journal (instance_id, turn, business_id, entries, at) select id, version, business_id, $8, $7 from moved),
        said as (
            insert into message (id, business_id, account_id, conversation_id, direction, kind, content, status, idempotency_key, at)
            select $9, c.business_id, c.account_id, c.id, 'out', 'text', $10::jsonb, 'queued', m.id || '-' || m.version || '-farewell', $7
            from moved m join conversation c on c.id = m.conversation_id
            where $9 is not null and c.last_inbound_at > $7 - interval '24 hours' and (c.human_until is null or c.human_until <= $7)
            returning id, business_id, account_id, conversation_id),
        queued as (insert into outbox (message_id, business_id, account_id, conversation_id, state) select id, business_id, account_id, conversation_id, 'pending' from said)
        select count(*) from moved
        """;

    private readonly PlanCache plans = new(db, catalog);

    /// <summary>Numbers of messages, for farewells; without it none are said.</summary>
    internal MessageIds? Ids { get; init; }

    /// <summary>Moves them, or tells what would become of them.</summary>
    /// <param name="businessId">The business.</param>
    /// <param name="flowId">Its flow.</param>
    /// <param name="wanted">How.</param>
    /// <param name="cancellation">Stops between two conversations.</param>
    /// <returns>Null when the business has no such published flow.</returns>
    /// <exception cref="ArgumentException">The rules name a step that the version does not have.</exception>
    public async Task<MigrationReport?> RunAsync(Guid businessId, Guid flowId, WantedMigration wanted, CancellationToken cancellation)
    {
        await using var command = Command(Published, flowId, businessId);
        if ((wanted.To ?? await command.ExecuteScalarAsync(cancellation) as int?) is not { } to)
        {
            return null;
        }

        return await RunAsync((businessId, flowId), await plans.OfAsync(flowId, to), wanted, cancellation);
    }

    /// <summary>Tells what would become of the waiting conversations in a version that is not published yet.</summary>
    internal Task<MigrationReport> TellAsync((Guid Business, Guid Flow) where, Plan to, CancellationToken cancellation) =>
        RunAsync(where, to, new(MigrationRules.Safe, IsDry: true), cancellation);

    private async Task<MigrationReport> RunAsync((Guid Business, Guid Flow) where, Plan to, WantedMigration wanted, CancellationToken cancellation)
    {
        if (wanted.Rules is { Otherwise: Otherwise.GoTo, Step: var step } && !InstanceMigration.HasStep(to, step))
        {
            throw new ArgumentException($"Version {to.Flow.Version} has no step '{step}' to go to.", nameof(wanted));
        }

        var found = new List<MigratedConversation>();
        Guid? last = null;
        while (await ReadAsync((where.Business, where.Flow, to.Flow.Version), last, null, cancellation) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                if (await MoveAsync(where, to, (row, wanted), cancellation) is { } moved)
                {
                    found.Add(moved);
                }
            }

            last = rows[^1].Id;
        }

        return new(to.Flow.Version, found);
    }

    private async Task<MigratedConversation?> MoveAsync((Guid Business, Guid Flow) where, Plan to, (Row Row, WantedMigration Wanted) asked, CancellationToken cancellation)
    {
        var (row, wanted) = asked;
        for (var tries = 0; tries < MostTries; tries++)
        {
            cancellation.ThrowIfCancellationRequested();
            var plan = await plans.OfAsync(where.Flow, row.FlowVersion);
            var moved = InstanceMigration.Move(plan, to, InstanceState.Read(row.State, plan), wanted.Rules, new World(time.GetUtcNow()));
            if (wanted.OnlyStuck && moved.Result is MigrationResult.Moved)
            {
                return new(row.Id, row.ConversationId, row.FlowVersion, MigrationResult.Stays, [], []);
            }

            var farewell = moved.Result is MigrationResult.Ended ? wanted.Farewell : null;
            if (wanted.IsDry || moved.Turn is null || await StoreAsync(row, moved.Turn, farewell, cancellation))
            {
                return new(row.Id, row.ConversationId, row.FlowVersion, moved.Result, moved.Obstacles, moved.Dropped);
            }

            // A turn was stored meanwhile: it is looked at again as it is now.
            if (await ReadAsync((where.Business, where.Flow, to.Flow.Version), null, row.Id, cancellation) is not [var again])
            {
                return null;
            }

            row = again;
        }

        return new(row.Id, row.ConversationId, row.FlowVersion, MigrationResult.Stays, [new("migration:busy", "", "The conversation never stood still. Try again.")], []);
    }

    private async Task<bool> StoreAsync(Row row, Turn turn, string? farewell, CancellationToken cancellation)
    {
        var instance = turn.Instance;
        await using var command = Command(Store, row.Id, row.Version, instance.Version, InstanceRow.StatusOf(instance.Status), InstanceState.Write(instance, turn.Plan));
        command.Parameters.Add(new() { Value = instance.NextDue?.UtcDateTime ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = turn.World.Now.UtcDateTime });
        command.Parameters.Add(new() { Value = Encoding.UTF8.GetString(JournalJson.Write(turn)) });
        var message = farewell is not null && Ids is not null ? await Ids.TakeAsync(1, cancellation) : (long?)null;
        command.Parameters.Add(new() { Value = message ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = message is null ? DBNull.Value : new TextContent(farewell!).ToJson(), NpgsqlDbType = NpgsqlDbType.Text });
        return await command.ExecuteScalarAsync(cancellation) is 1L;
    }

    private async Task<List<Row>> ReadAsync((Guid Business, Guid Flow, int To) where, Guid? after, Guid? only, CancellationToken cancellation)
    {
        await using var command = Command(Read, where.Flow, where.Business, where.To);
        command.Parameters.Add(new() { Value = after ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = only ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = Page });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetFieldValue<byte[]>(4)));
        }

        return rows;
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = db.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    private sealed record Row(Guid Id, Guid ConversationId, int FlowVersion, int Version, byte[] State);
}

/// <summary>How conversations are to be moved.</summary>
/// <param name="Rules">What to do with those that cannot go on as they are.</param>
/// <param name="To">The version; the published one when null.</param>
/// <param name="IsDry">True only tells.</param>
/// <param name="OnlyStuck">True lets those that could move stay with their version: only the others are looked after.</param>
/// <param name="Farewell">What is said to those that end; null says nothing.</param>
public sealed record WantedMigration(MigrationRules Rules, int? To = null, bool IsDry = false, bool OnlyStuck = false, string? Farewell = null);
