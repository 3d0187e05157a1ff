using Npgsql;
using Porfin.Activities.Scenarios;
using Porfin.Host.Businesses;

namespace Porfin.Host.Scenarios;

/// <summary>A scenario as a flow keeps it.</summary>
/// <param name="Name">Its name, unlike those of the flow's others.</param>
/// <param name="Text">The transcript.</param>
/// <param name="UpdatedBy">Who saved it last.</param>
/// <param name="UpdatedAt">When.</param>
public sealed record StoredScenario(string Name, string Text, string UpdatedBy, DateTimeOffset UpdatedAt);

/// <summary>What became of a wish to save a scenario.</summary>
public enum ScenarioSaving
{
    /// <summary>It is kept.</summary>
    Saved,

    /// <summary>The business has no such flow.</summary>
    NoFlow,

    /// <summary>The flow has as many as it may have.</summary>
    TooMany,
}

/// <summary>Keeps the scenarios of flows.</summary>
public sealed class ScenarioStore(NpgsqlDataSource db, TimeProvider time)
{
    /// <summary>The most scenarios of a flow.</summary>
    public const int MostOfFlow = 500;

    private const string Exists = "select exists (select from flow where id = $1)";

    private const string Read = "select name, script, updated_by, updated_at from flow_scenario where flow_id = $1 order by name";

    // The flow is read under the policies: a foreign key alone would accept another business's. Its lock keeps the count true.
    private const string Lock = "select f.id from flow f where f.id = $1 for update";

    private const string Room = "select count(*) from flow_scenario where flow_id = $1 and name <> $2";

    private const string Write = """
        insert into flow_scenario (flow_id, business_id, name, script, updated_by, updated_at) select id, business_id, $2, $3, $4, $5 from flow where id = $1
        on conflict (flow_id, name) do update set script = excluded.script, updated_by = excluded.updated_by, updated_at = excluded.updated_at
        """;

    private const string Remove = "delete from flow_scenario where flow_id = $1 and name = $2";

    /// <summary>The scenarios of a flow, by name; null when the business has no such flow.</summary>
    public async Task<IReadOnlyList<StoredScenario>?> AllAsync(Guid businessId, Guid flowId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var exists = business.Command(Exists, flowId);
        if (await exists.ExecuteScalarAsync(cancellation) is not true)
        {
            return null;
        }

        await using var read = business.Command(Read, flowId);
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        var all = new List<StoredScenario>();
        while (await reader.ReadAsync(cancellation))
        {
            all.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3)));
        }

        return all;
    }

    /// <summary>Saves a scenario, over one of the same name.</summary>
    public async Task<ScenarioSaving> SaveAsync(Guid businessId, Guid flowId, Scenario scenario, string author, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var flow = business.Command(Lock, flowId);
        if (await flow.ExecuteScalarAsync(cancellation) is null)
        {
            return ScenarioSaving.NoFlow;
        }

        await using var room = business.Command(Room, flowId, scenario.Name);
        if ((long)(await room.ExecuteScalarAsync(cancellation))! >= MostOfFlow)
        {
            return ScenarioSaving.TooMany;
        }

        await using var write = business.Command(Write, flowId, scenario.Name, scenario.Text, author, time.GetUtcNow().UtcDateTime);
        await write.ExecuteNonQueryAsync(cancellation);
        await business.CommitAsync(cancellation);
        return ScenarioSaving.Saved;
    }

    /// <summary>Removes a scenario.</summary>
    /// <returns>False when there is none of that name.</returns>
    public async Task<bool> RemoveAsync(Guid businessId, Guid flowId, string name, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(Remove, flowId, name);
        var removed = await command.ExecuteNonQueryAsync(cancellation) > 0;
        await business.CommitAsync(cancellation);
        return removed;
    }
}
