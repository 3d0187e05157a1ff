using Microsoft.Extensions.Options;
using Npgsql;
using Porfin.Host.Database;

namespace Porfin.Host.Conversations;

/// <summary>The waiting instances of conversations: those used lately are remembered as they were last committed, the others are read, many in one query.</summary>
internal sealed class LiveInstances(NpgsqlDataSource db, HumanPresence humans, IOptions<ConversationsOptions> options) : IAsyncDisposable
{
    private const string Read = """
        select i.conversation_id, i.id, i.flow_id, i.flow_version, i.version, i.state, i.created_at, i.due_at,
            case when c.human_until > i.updated_at then c.human_until end, coalesce(c.given_back_at > i.updated_at, false)
        from instance i join conversation c on c.id = i.conversation_id where i.conversation_id = any($1) and i.status = 'waiting'
        """;

    private readonly HotConnection connection = new(db);
    private readonly Recent<Guid, InstanceRow?> recent = new(options.Value.RememberedInstances);

    /// <summary>Gives each mailbox its conversation's waiting instance.</summary>
    public async Task LoadAsync(IReadOnlyList<Mailbox> boxes, CancellationToken cancellation)
    {
        List<Mailbox>? unknown = null;
        foreach (var box in boxes)
        {
            if (!humans.Knows(box.ConversationId) && recent.TryGet(box.ConversationId, out var instance))
            {
                box.Live = instance;
            }
            else
            {
                (unknown ??= []).Add(box);
            }
        }

        if (unknown is not null)
        {
            await ReadAsync(unknown, cancellation);
        }
    }

    /// <summary>Remembers what was committed.</summary>
    public void Committed(Guid conversationId, InstanceRow instance) =>
        recent.Set(conversationId, instance.Status == "waiting" ? instance with { StoodStillUntil = null, IsGivenBack = false } : null);

    /// <summary>Remembers that a conversation is new, so that nothing waits in it.</summary>
    public void Began(Guid conversationId) => recent.Set(conversationId, null);

    /// <summary>Reads it again next time.</summary>
    public void Forget(Guid conversationId) => recent.Forget(conversationId);

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task ReadAsync(List<Mailbox> unknown, CancellationToken cancellation)
    {
        var found = new Dictionary<Guid, InstanceRow>();
        await connection.RunAsync([Columns.Statement(Read, Columns.Ids(Columns.Of(unknown, box => box.ConversationId)))], ReadRows, cancellation);
        foreach (var box in unknown)
        {
            box.Live = found.GetValueOrDefault(box.ConversationId);
            recent.Set(box.ConversationId, box.Live);
        }

        async Task ReadRows(NpgsqlDataReader reader)
        {
            while (await reader.ReadAsync(cancellation))
            {
                found.Add(reader.GetGuid(0), RowOf(reader));
            }
        }
    }

    private static InstanceRow RowOf(NpgsqlDataReader reader) =>
        new(reader.GetGuid(1), reader.GetGuid(2), reader.GetInt32(3), reader.GetInt32(4), "waiting", reader.GetFieldValue<byte[]>(5), reader.GetFieldValue<DateTimeOffset>(6))
        {
            DueAt = reader.IsDBNull(7) ? null : reader.GetFieldValue<DateTimeOffset>(7),
            StoodStillUntil = reader.IsDBNull(8) ? null : reader.GetFieldValue<DateTimeOffset>(8),
            IsGivenBack = reader.GetBoolean(9),
        };
}
