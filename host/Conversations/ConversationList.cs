using Npgsql;
using Porfin.Activities.Handoff;
using Porfin.Host.Businesses;

namespace Porfin.Host.Conversations;

/// <summary>What pages read of conversations: always of one business, through row-level security.</summary>
public sealed class ConversationList(NpgsqlDataSource db, TimeProvider time)
{
    private const int ShownConversations = 50;
    private const int ShownMessages = 200;

    private const string Summaries = """
        select c.id, coalesce(c.profile_name, k.name), c.address, a.display, c.last_at,
               m.id, m.direction, m.kind, m.content::text, m.status, m.at, u.unread
        from conversation c
        left join contact k on k.id = c.contact_id
        left join account a on a.id = c.account_id
        left join conversation_read r on r.conversation_id = c.id
        left join lateral (select * from message where conversation_id = c.id order by id desc limit 1) m on true
        left join lateral (
            select count(*)::int as unread from (
                select 1 from message
                where conversation_id = c.id and id > coalesce(r.last_message_id, 0) and direction = 'in' limit 100) n) u on true

        """;

    private const string Messages = """
        select id, direction, kind, content::text, status, at from message
        where conversation_id = $1 order by id desc limit $2
        """;

    // A handoff is a wait in the state of the instance; quotes in what people wrote are escaped there.
    private const string Hands = """
        select coalesce(c.human_since, c.human_until), c.human_until from conversation c where c.id = $1 and c.human_until > $2
        union all
        select i.updated_at, null from instance i where i.conversation_id = $1 and i.status = 'waiting' and position($3 in convert_from(i.state, 'UTF8')) > 0
        """;

    private const string MarkRead = """
        insert into conversation_read (conversation_id, business_id, last_message_id)
        select c.id, c.business_id, $2 from conversation c where c.id = $1
        on conflict (conversation_id) do update
        set last_message_id = greatest(conversation_read.last_message_id, excluded.last_message_id)
        """;

    /// <summary>The latest conversations, the newest first.</summary>
    public async Task<IReadOnlyList<ConversationSummary>> LatestAsync(Guid businessId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(Summaries + "order by c.last_at desc limit $1", ShownConversations);
        return await SummariesAsync(command, cancellation);
    }

    /// <summary>One conversation; null when the business has no such one.</summary>
    public async Task<OpenConversation?> FindAsync(Guid businessId, Guid conversationId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(Summaries + "where c.id = $1", conversationId);
        var found = await SummariesAsync(command, cancellation);
        return found is [var summary]
            ? new OpenConversation(summary, await MessagesAsync(business, conversationId, cancellation)) { Hands = await HandsAsync(business, conversationId, cancellation) }
            : null;
    }

    /// <summary>Notes that somebody has seen the conversation up to a message.</summary>
    public async Task MarkReadAsync(Guid businessId, Guid conversationId, long lastMessageId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(MarkRead, conversationId, lastMessageId);
        await command.ExecuteNonQueryAsync(cancellation);
        await business.CommitAsync(cancellation);
    }

    private static async Task<List<ConversationSummary>> SummariesAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<ConversationSummary>();
        while (await reader.ReadAsync(cancellation))
        {
            var last = reader.IsDBNull(5) ? null : Message(reader, 5);
            found.Add(new ConversationSummary(
                reader.GetGuid(0), Text(reader, 1), reader.GetString(2), Text(reader, 3), reader.GetFieldValue<DateTimeOffset>(4), last, reader.GetInt32(11)));
        }

        return found;
    }

    private static async Task<List<ConversationMessage>> MessagesAsync(BusinessConnection business, Guid conversationId, CancellationToken cancellation)
    {
        await using var command = business.Command(Messages, conversationId, ShownMessages);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var messages = new List<ConversationMessage>();
        while (await reader.ReadAsync(cancellation))
        {
            messages.Add(Message(reader, 0));
        }

        messages.Reverse();
        return messages;
    }

    private async Task<InHands?> HandsAsync(BusinessConnection business, Guid conversationId, CancellationToken cancellation)
    {
        await using var command = business.Command(Hands, conversationId, time.GetUtcNow().UtcDateTime, $"\"k\":\"{HandOff.GivenBack}\"");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        InHands? found = null;
        while (await reader.ReadAsync(cancellation))
        {
            var since = reader.GetFieldValue<DateTimeOffset>(0);
            found = new(found?.Since < since ? found.Since : since, reader.IsDBNull(1) ? null : reader.GetFieldValue<DateTimeOffset>(1));
        }

        return found;
    }

    private static ConversationMessage Message(NpgsqlDataReader reader, int first) => ConversationMessage.Read(
        reader.GetInt64(first), reader.GetString(first + 1), reader.GetString(first + 2),
        reader.GetString(first + 3), reader.GetString(first + 4), reader.GetFieldValue<DateTimeOffset>(first + 5));

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
