using Npgsql;
using Porfin.Documents;
using Porfin.Host.Businesses;

namespace Porfin.Host.Flows;

/// <summary>The way back to a version.</summary>
/// <param name="Version">The version that answered before.</param>
/// <param name="Note">What the new version is noted as.</param>
/// <param name="Author">Who went back.</param>
/// <param name="OverrideReason">What it fails of the flow's scenarios, in words; null when it fails none.</param>
public sealed record WayBack(int Version, string Note, string Author, string? OverrideReason = null);

/// <summary>Goes back to what was published before, and counts who is still on old versions.</summary>
public sealed class FlowVersions(NpgsqlDataSource db, TimeProvider time)
{
    // A version of its own, so that the list tells who went back and when; with the parts that the old one ran.
    private const string Again = """
        insert into flow_version (flow_id, version, business_id, document, parts, note, author, published_at, override_reason)
        select v.flow_id, (select max(version) + 1 from flow_version where flow_id = $1), v.business_id, v.document, v.parts, $3, $4, $5, $6
        from flow_version v where v.flow_id = $1 and v.version = $2
        returning version, document
        """;

    private const string Publish = "update flow set published_version = $2, human_keeps = $3::interval where id = $1";

    private const string Waiting = """
        select flow_version, count(*)::int from instance where flow_id = $1 and status = 'waiting' group by flow_version
        """;

    /// <summary>Publishes the document of an old version again.</summary>
    /// <returns>The new version; null when there is no such old one.</returns>
    public async Task<int?> GoBackAsync(Guid businessId, Guid flowId, WayBack way, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var again = business.Command(Again, flowId, way.Version, way.Note, way.Author, time.GetUtcNow().UtcDateTime, way.OverrideReason);
        var (version, document) = (0, "");
        await using (var reader = await again.ExecuteReaderAsync(cancellation))
        {
            if (!await reader.ReadAsync(cancellation))
            {
                return null;
            }

            (version, document) = (reader.GetInt32(0), reader.GetString(1));
        }

        var keeps = FlowReader.Read(document).Flow is { } flow ? FlowPublisher.Interval(flow) : null;
        await using var publish = business.Command(Publish, flowId, version, keeps);
        await publish.ExecuteNonQueryAsync(cancellation);
        await business.CommitAsync(cancellation);
        return version;
    }

    /// <summary>How many conversations wait in each version.</summary>
    public async Task<IReadOnlyDictionary<int, int>> WaitingAsync(Guid businessId, Guid flowId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(Waiting, flowId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new Dictionary<int, int>();
        while (await reader.ReadAsync(cancellation))
        {
            counts.Add(reader.GetInt32(0), reader.GetInt32(1));
        }

        return counts;
    }
}
