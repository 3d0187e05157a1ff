using System.Text;
using Npgsql;
using Porfin.Host.Businesses;
using Porfin.Recordings;

namespace Porfin.Host.TestChats;

/// <summary>A real conversation from whose state a test chat can begin.</summary>
/// <param name="InstanceId">The run of the flow.</param>
/// <param name="Name">The customer's name or address.</param>
/// <param name="Status">How it stands.</param>
/// <param name="At">When something happened last.</param>
public sealed record RealConversation(Guid InstanceId, string Name, string Status, DateTimeOffset At);

/// <summary>Reads real conversations as the moves of a test chat. Nothing comes back to them.</summary>
public sealed class RealConversations(NpgsqlDataSource db)
{
    private const string Last = """
        select i.id, coalesce(nullif(c.profile_name, ''), c.address), i.status, i.updated_at
        from instance i join conversation c on c.id = i.conversation_id where i.flow_id = $1 order by i.updated_at desc limit 30
        """;

    private const string Turns = "select j.entries from journal j join instance i on i.id = j.instance_id where i.flow_id = $1 and i.id = $2 order by j.turn limit 500";

    /// <summary>The newest ones of a flow.</summary>
    public async Task<IReadOnlyList<RealConversation>> LastAsync(Guid businessId, Guid flowId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(Last, flowId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<RealConversation>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3)));
        }

        return found;
    }

    /// <summary>The moves that bring a test chat where a run stands; null when the business has no such one in this flow.</summary>
    public async Task<IReadOnlyList<ChatMove>?> MovesAsync(Guid businessId, (Guid Flow, Guid Instance) run, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(Turns, run.Flow, run.Instance);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var turns = new List<RecordedTurn>();
        while (await reader.ReadAsync(cancellation))
        {
            turns.Add(JournalReader.Read(Encoding.UTF8.GetBytes(reader.GetString(0))));
        }

        return turns.Count == 0 ? null : RecordedMoves.Of(turns);
    }
}
