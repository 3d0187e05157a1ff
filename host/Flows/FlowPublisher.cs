using System.Text.Json;
using Npgsql;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Host.Accounts;

namespace Porfin.Host.Flows;

/// <summary>A document that should become the published version of its flow.</summary>
/// <param name="Document">The flow's JSON.</param>
/// <param name="Note">What changed, in the author's words; null when nothing was said.</param>
/// <param name="Author">Who; null when nobody is known.</param>
/// <param name="OverrideReason">Why it is published in spite of what the proofs found; null when they found nothing that forbids it.</param>
public sealed record NewVersion(string Document, string? Note = null, string? Author = null, string? OverrideReason = null);

/// <summary>What became of a publication.</summary>
/// <param name="FlowId">The flow; null when the document has errors.</param>
/// <param name="Version">Its published version now.</param>
/// <param name="Problems">Errors, or warnings.</param>
public sealed record Published(Guid? FlowId, int Version, IReadOnlyList<FlowProblem> Problems);

/// <summary>Publishes flows: checks the document, adds a version and lets new instances run it. Instances that run stay with theirs.</summary>
public sealed class FlowPublisher(NpgsqlDataSource db, ActivityCatalog catalog, TimeProvider time)
{
    private const string FindOrAdd = """
        insert into flow (id, business_id, definition_id, name, created_at) values ($1, $2, $3, $4, $5)
        on conflict (business_id, definition_id) do update set name = excluded.name
        returning id, published_version
        """;

    private const string ReadParts = """
        select coalesce(jsonb_object_agg(definition_id, published_version), '{}')::text from flow
        where business_id = $1 and published_version is not null and id <> $2
        """;

    private const string PartsOfSame = "select parts::text from flow_version where flow_id = $1 and version = $2 and document = $3";

    private const string IsAccount = "business_id = $1 and (phone_number_id = $2 or id::text = lower($2) or display = $2)";

    private const string AddVersion = """
        insert into flow_version (flow_id, version, business_id, document, parts, note, author, published_at, override_reason)
        select $1, coalesce(max(version), 0) + 1, $2, $3, $4::jsonb, $5, $6, $7, $8 from flow_version where flow_id = $1
        returning version
        """;

    /// <summary>Publishes a document in a business. The same document twice gives no new version.</summary>
    public async Task<Published> PublishAsync(Guid businessId, NewVersion wanted, CancellationToken cancellation)
    {
        var reading = FlowReader.Read(wanted.Document);
        if (reading.Flow is not { } flow)
        {
            return new Published(null, 0, reading.Problems);
        }

        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var (flowId, current) = await FindOrAddAsync(connection, businessId, flow, cancellation);
        var parts = (string)(await ScalarAsync(connection, ReadParts, cancellation, businessId, flowId))!;
        var compilation = PlanCache.Compile(wanted.Document, (current ?? 0) + 1, catalog, await PlanCache.LibraryAsync(connection, flowId, parts));
        if (compilation.Plan is null)
        {
            return new Published(null, 0, compilation.Problems);
        }

        var triggers = await Runs.TriggerStore.CheckAsync(connection, (businessId, flowId), compilation.Plan, time.GetUtcNow());
        if (triggers.Count > 0)
        {
            return new Published(null, 0, [.. compilation.Problems, .. triggers]);
        }

        if (current is { } same && await ScalarAsync(connection, PartsOfSame, cancellation, flowId, same, wanted.Document) is string before && HasSameParts(compilation.Plan, before, parts))
        {
            return new Published(flowId, same, compilation.Problems);
        }

        var version = (int)(await ScalarAsync(
            connection, AddVersion, cancellation, flowId, businessId, wanted.Document, parts, wanted.Note, wanted.Author, time.GetUtcNow().UtcDateTime, wanted.OverrideReason))!;
        await ScalarAsync(connection, "update flow set published_version = $2, human_keeps = $3::interval where id = $1", cancellation, flowId, version, Interval(flow));
        await Runs.TriggerStore.ReplaceAsync(connection, (businessId, flowId, version), compilation.Plan, time.GetUtcNow());
        await transaction.CommitAsync(cancellation);
        return new Published(flowId, version, compilation.Problems);
    }

    /// <summary>True when the flows that are parts of this one are those of before; what became of flows that it does not run is nothing to it.</summary>
    private static bool HasSameParts(Plan plan, string before, string now)
    {
        var (old, current) = (VersionsOf(before), VersionsOf(now));
        return plan.Parts.All(part => old.GetValueOrDefault(part.DefinitionId) == current.GetValueOrDefault(part.DefinitionId));
    }

    private static Dictionary<string, int> VersionsOf(string parts) => JsonSerializer.Deserialize<Dictionary<string, int>>(parts) ?? [];

    /// <summary>The plan that a document would have as the next version of a flow; null when it has errors or the business has no such flow.</summary>
    internal async Task<Plan?> PreviewAsync(Guid businessId, Guid flowId, string document, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        if (await ScalarAsync(connection, "select coalesce(published_version, 0) from flow where id = $1 and business_id = $2", cancellation, flowId, businessId) is not int current)
        {
            return null;
        }

        var parts = (string)(await ScalarAsync(connection, ReadParts, cancellation, businessId, flowId))!;
        return PlanCache.Compile(document, current + 1, catalog, await PlanCache.LibraryAsync(connection, flowId, parts)).Plan;
    }

    /// <summary>True when the business has a number.</summary>
    /// <param name="businessId">The business.</param>
    /// <param name="account">The number as Meta's id, our id, or as it is printed.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<bool> HasAccountAsync(Guid businessId, string account, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await ScalarAsync(connection, $"select 1 from account where {IsAccount}", cancellation, businessId, account) is not null;
    }

    /// <summary>Lets a flow answer on a number of the same business.</summary>
    /// <param name="businessId">The business.</param>
    /// <param name="flowId">The flow.</param>
    /// <param name="account">The number as Meta's id, our id, or as it is printed.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>False when the business has no such number.</returns>
    public async Task<bool> AssignAsync(Guid businessId, Guid flowId, string account, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var changed = await ScalarAsync(connection, $"update account set flow_id = $3 where {IsAccount} returning id", cancellation, businessId, account, flowId);
        await ScalarAsync(connection, $"notify {AccountsWatch.Channel}", cancellation);
        return changed is not null;
    }

    /// <summary>How long a flow keeps silent after a person wrote, as the database says it; null when it does not say.</summary>
    internal static string? Interval(Flow flow) =>
        flow.Settings.SilentAfterPerson is { } time ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(long)time.TotalSeconds} seconds") : null;

    private async Task<(Guid Id, int? Version)> FindOrAddAsync(NpgsqlConnection connection, Guid businessId, Flow flow, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var command = CommandOf(connection, FindOrAdd, Guid.CreateVersion7(now), businessId, flow.DefinitionId, flow.Name, now.UtcDateTime);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetInt32(1));
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object?[] values)
    {
        await using var command = CommandOf(connection, sql, values);
        return await command.ExecuteScalarAsync(cancellation);
    }

    private static NpgsqlCommand CommandOf(NpgsqlConnection connection, string sql, params object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } : new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
