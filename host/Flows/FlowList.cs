using Npgsql;
using Porfin.Host.Businesses;

namespace Porfin.Host.Flows;

/// <summary>What pages read of flows: always of one business, through row-level security.</summary>
public sealed class FlowList(NpgsqlDataSource db)
{
    private const string Summaries = """
        select f.id, f.name, f.published_version, v.published_at,
               array(select a.display from account a where a.flow_id = f.id order by a.display),
               (select count(*)::int from instance i where i.flow_id = f.id and i.status = 'waiting'),
               f.folder, f.is_on, coalesce(d.document is distinct from v.document, false) and d.flow_id is not null
        from flow f
        left join flow_version v on v.flow_id = f.id and v.version = f.published_version
        left join flow_draft d on d.flow_id = f.id

        """;

    private const string Versions = "select version, note, author, published_at, override_reason from flow_version where flow_id = $1 order by version desc";

    private const string Document = """
        select v.document from flow f join flow_version v on v.flow_id = f.id and v.version = coalesce($2, f.published_version)
        where f.id = $1
        """;

    private const string Documents = "select v.document from flow f join flow_version v on v.flow_id = f.id and v.version = f.published_version";

    /// <summary>All flows of a business, by name.</summary>
    public async Task<IReadOnlyList<FlowSummary>> AllAsync(Guid businessId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(Summaries + "order by f.name, f.id");
        return await SummariesAsync(command, cancellation);
    }

    /// <summary>One flow; null when the business has no such one.</summary>
    public async Task<OpenFlow?> FindAsync(Guid businessId, Guid flowId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(Summaries + "where f.id = $1", flowId);
        return await SummariesAsync(command, cancellation) is [var summary]
            ? new OpenFlow(summary, await VersionsAsync(business, flowId, cancellation))
            : null;
    }

    /// <summary>The document of a version, or of the published one; null when there is none.</summary>
    public async Task<string?> DocumentAsync(Guid businessId, Guid flowId, int? version, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(Document, flowId, version);
        command.Parameters[1].NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer;
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>The published documents of all flows: what a flow may run as parts of itself.</summary>
    public async Task<IReadOnlyList<string>> DocumentsAsync(Guid businessId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(Documents);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var documents = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            documents.Add(reader.GetString(0));
        }

        return documents;
    }

    /// <summary>What flows are called, and by which id others run them.</summary>
    public async Task<IReadOnlyList<FlowName>> NamesAsync(Guid businessId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command("select id, definition_id, name, published_version is not null from flow order by name, id");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new List<FlowName>();
        while (await reader.ReadAsync(cancellation))
        {
            names.Add(new FlowName(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3)));
        }

        return names;
    }

    private static async Task<List<FlowSummary>> SummariesAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<FlowSummary>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new FlowSummary(
                reader.GetGuid(0),
                reader.GetString(1),
                reader.IsDBNull(2) ? null : reader.GetInt32(2),
                reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3),
                reader.GetFieldValue<string[]>(4),
                reader.GetInt32(5)) { Folder = reader.GetString(6), IsOn = reader.GetBoolean(7), HasChanges = reader.GetBoolean(8) });
        }

        return found;
    }

    private static async Task<List<FlowVersion>> VersionsAsync(BusinessConnection business, Guid flowId, CancellationToken cancellation)
    {
        await using var command = business.Command(Versions, flowId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var versions = new List<FlowVersion>();
        while (await reader.ReadAsync(cancellation))
        {
            versions.Add(new FlowVersion(
                reader.GetInt32(0),
                reader.IsDBNull(1) ? null : reader.GetString(1),
                reader.IsDBNull(2) ? null : reader.GetString(2),
                reader.GetFieldValue<DateTimeOffset>(3),
                reader.IsDBNull(4) ? null : reader.GetString(4)));
        }

        return versions;
    }
}
