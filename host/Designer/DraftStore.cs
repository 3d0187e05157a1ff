using Npgsql;
using Porfin.Documents;
using Porfin.Host.Businesses;

namespace Porfin.Host.Designer;

/// <summary>What people edit of a flow: the draft, or the published document where nobody has edited it yet.</summary>
/// <param name="Revision">Counts the savings; 0 when there is none yet.</param>
/// <param name="Document">The flow's JSON, as it was saved.</param>
/// <param name="Name">The flow's name.</param>
/// <param name="UpdatedBy">Who saved it last; null when nobody did.</param>
/// <param name="UpdatedAt">When.</param>
/// <param name="PublishedVersion">The version that answers now; null when none is published.</param>
public sealed record Draft(long Revision, string Document, string Name, string? UpdatedBy, DateTimeOffset? UpdatedAt, int? PublishedVersion);

/// <summary>A document to be saved over a revision.</summary>
/// <param name="Revision">The revision that was edited.</param>
/// <param name="Document">The new document.</param>
/// <param name="Author">Who.</param>
public sealed record DraftChange(long Revision, string Document, string Author);

/// <summary>Keeps drafts. Nobody overwrites what they have not seen: a change names the revision on which it stands.</summary>
public sealed class DraftStore(NpgsqlDataSource db, TimeProvider time)
{
    private const string Read = """
        select coalesce(d.revision, 0), coalesce(d.document, v.document), f.name, d.updated_by, d.updated_at, f.published_version
        from flow f left join flow_draft d on d.flow_id = f.id
        left join flow_version v on v.flow_id = f.id and v.version = f.published_version
        where f.id = $1 and coalesce(d.document, v.document) is not null
        """;

    // The flow is read under the policies: a foreign key alone would accept another business's.
    private const string Write = """
        insert into flow_draft (flow_id, business_id, revision, document, updated_by, updated_at)
        select f.id, f.business_id, 1, $3, $4, $5 from flow f where f.id = $1 and ($2 = 0 or exists (select from flow_draft d where d.flow_id = f.id))
        on conflict (flow_id) do update set revision = flow_draft.revision + 1, document = excluded.document, updated_by = excluded.updated_by, updated_at = excluded.updated_at
        where flow_draft.revision = $2
        returning revision
        """;

    private const string Rename = "update flow set name = $2 where id = $1 and name <> $2";

    private const string Add = "insert into flow (id, business_id, definition_id, name, folder, created_at) values ($1, $2, $3, $4, $5, $6)";

    /// <summary>The draft of a flow; null when the business has no such flow.</summary>
    public async Task<Draft?> FindAsync(Guid businessId, Guid flowId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(Read, flowId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return !await reader.ReadAsync(cancellation) ? null : new Draft(
            reader.GetInt64(0),
            reader.GetString(1),
            reader.GetString(2),
            reader.IsDBNull(3) ? null : reader.GetString(3),
            reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4),
            reader.IsDBNull(5) ? null : reader.GetInt32(5));
    }

    /// <summary>Saves a change, and with it the flow's name.</summary>
    /// <returns>The new revision; null when the draft has another revision than the change stands on, or there is no such flow.</returns>
    public async Task<long?> SaveAsync(Guid businessId, Guid flowId, DraftChange change, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var write = business.Command(Write, flowId, change.Revision, change.Document, change.Author, time.GetUtcNow().UtcDateTime);
        if (await write.ExecuteScalarAsync(cancellation) is not long revision)
        {
            return null;
        }

        if (FlowReader.Read(change.Document).Flow is { Name.Length: > 0 } flow)
        {
            await using var rename = business.Command(Rename, flowId, FlowNames.Fit(flow.Name));
            await rename.ExecuteNonQueryAsync(cancellation);
        }

        await business.CommitAsync(cancellation);
        return revision;
    }

    /// <summary>Makes a flow that is only a draft.</summary>
    /// <param name="businessId">Whose.</param>
    /// <param name="flow">The flow: its document is saved as the first revision.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Its id.</returns>
    public async Task<Guid> AddAsync(Guid businessId, NewFlow flow, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var add = business.Command(Add, id, businessId, flow.DefinitionId, FlowNames.Fit(flow.Name), flow.Folder, now.UtcDateTime);
        await add.ExecuteNonQueryAsync(cancellation);
        await using var write = business.Command(Write, id, 0L, flow.Document, flow.Author, now.UtcDateTime);
        await write.ExecuteScalarAsync(cancellation);
        await business.CommitAsync(cancellation);
        return id;
    }
}

/// <summary>A flow to be made.</summary>
/// <param name="DefinitionId">The id that all its versions share; nobody else in the business has it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Document">Its document, with that id and name.</param>
/// <param name="Author">Who makes it.</param>
/// <param name="Folder">Where it lies; empty for the top.</param>
public sealed record NewFlow(string DefinitionId, string Name, string Document, string Author, string Folder = "");

/// <summary>Names of flows as they are stored.</summary>
internal static class FlowNames
{
    private const int Longest = 120;

    /// <summary>Without spaces around, and not longer than lists can show.</summary>
    public static string Fit(string name) => name.Trim() is { Length: > Longest } longer ? longer[..Longest] : name.Trim();
}
