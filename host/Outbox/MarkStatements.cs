using Npgsql;
using Porfin.Host.Conversations;
using Porfin.Host.Database;
using Porfin.Host.Whatsapp;

namespace Porfin.Host.Outbox;

/// <summary>The statements that store marks; each may run twice without harm.</summary>
internal sealed class MarkStatements(NpgsqlDataSource db, HeldMessages held, ConversationFeed feed, TimeProvider time) : IAsyncDisposable
{
    private const string Begin = "update outbox set state = 'sending' where message_id = any($1) and state = 'pending'";

    private const string Wait = """
        update outbox o set state = 'pending', tries = u.tries, next_try_at = u.next_try_at, maybe_duplicate = u.maybe_duplicate, error = coalesce(u.error, o.error)
        from unnest($1, $2, $3, $4, $5) u(id, tries, next_try_at, maybe_duplicate, error) where o.message_id = u.id and o.state <> 'dead'
        """;

    private const string Send = """
        with gone as (delete from outbox where message_id = any($1)),
        early as (
            delete from early_status e using unnest($2, $3) u(account_id, wamid) where e.account_id = u.account_id and e.wamid = u.wamid
            returning e.account_id, e.wamid, e.status, e.error)
        update message m set wamid = u.wamid, maybe_duplicate = u.maybe_duplicate, error = early.error, status = coalesce(early.status, 'sent')
        from unnest($1, $2, $3, $4) u(id, account_id, wamid, maybe_duplicate)
        left join early on early.account_id = u.account_id and early.wamid = u.wamid
        where m.id = u.id and m.wamid is null
        """;

    private const string Die = """
        with dead as (
            update outbox o set state = 'dead', tries = u.tries, error = u.error from unnest($1, $2, $3) u(id, tries, error) where o.message_id = u.id
            returning o.message_id, o.error)
        update message m set status = 'failed', error = dead.error from dead where m.id = dead.message_id
        """;

    private const string Tell = """
        with told as (select * from unnest($1, $2, $3, $4, $5) u(business_id, account_id, wamid, status, error)),
        met as (
            update message m set status = told.status, error = coalesce(told.error, m.error) from told
            where m.account_id = told.account_id and m.wamid = told.wamid and m.direction = 'out' and porfin_status_rank(m.status) < porfin_status_rank(told.status)
            returning m.business_id, m.account_id, m.conversation_id),
        early as (
            insert into early_status as e (business_id, account_id, wamid, status, error, at)
            select business_id, account_id, wamid, status, error, $6 from told
            where not exists (select from message m where m.account_id = told.account_id and m.wamid = told.wamid and m.direction = 'out')
            on conflict (account_id, wamid) do update set status = excluded.status, error = excluded.error
            where porfin_status_rank(e.status) < porfin_status_rank(excluded.status))
        select business_id, account_id, conversation_id from met
        """;

    private readonly HotConnection connection = new(db);

    /// <summary>Stores the marks in one transaction: begun and waiting before sent and dead, statuses last.</summary>
    public async Task RunAsync(List<Mark> marks, CancellationToken cancellation)
    {
        var commands = new List<NpgsqlBatchCommand>(5);
        AddWaiting(commands, [.. marks.OfType<BegunMark>()], [.. marks.OfType<WaitingMark>()]);
        List<SentMark> sent = [.. marks.OfType<SentMark>()];
        List<DeadMark> dead = [.. marks.OfType<DeadMark>()];
        AddEnds(commands, sent, dead);
        AddStatuses(commands, Greatest(marks.OfType<StatusMark>()));
        await connection.RunAsync(commands, TellFeedAsync, cancellation);
        sent.ForEach(mark => Ended(mark.Row));
        dead.ForEach(mark => Ended(mark.Row));
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static void AddWaiting(List<NpgsqlBatchCommand> commands, List<BegunMark> begun, List<WaitingMark> waiting)
    {
        if (begun.Count > 0)
        {
            commands.Add(Columns.Statement(Begin, Columns.Longs(Columns.Of(begun, mark => mark.MessageId))));
        }

        if (waiting.Count > 0)
        {
            commands.Add(Columns.Statement(
                Wait, Columns.Longs(Columns.Of(waiting, mark => mark.MessageId)), Columns.Ints(Columns.Of(waiting, mark => mark.Tries)),
                Columns.Times(Columns.Of(waiting, mark => mark.NextTryAt?.UtcDateTime)), Columns.Flags(Columns.Of(waiting, mark => mark.MaybeDuplicate)),
                Columns.Texts(Columns.Of(waiting, mark => mark.Error))));
        }
    }

    private static void AddEnds(List<NpgsqlBatchCommand> commands, List<SentMark> sent, List<DeadMark> dead)
    {
        if (sent.Count > 0)
        {
            commands.Add(Columns.Statement(
                Send, Columns.Longs(Columns.Of(sent, mark => mark.Row.MessageId)), Columns.Ids(Columns.Of(sent, mark => mark.Row.Conversation.AccountId)),
                Columns.Texts(Columns.Of(sent, mark => mark.Wamid)), Columns.Flags(Columns.Of(sent, mark => mark.Row.MaybeDuplicate))));
        }

        if (dead.Count > 0)
        {
            commands.Add(Columns.Statement(
                Die, Columns.Longs(Columns.Of(dead, mark => mark.Row.MessageId)), Columns.Ints(Columns.Of(dead, mark => mark.Row.Tries)), Columns.Texts(Columns.Of(dead, mark => mark.Error))));
        }
    }

    private void AddStatuses(List<NpgsqlBatchCommand> commands, List<StatusMark> statuses)
    {
        if (statuses.Count > 0)
        {
            commands.Add(Columns.Statement(
                Tell, Columns.Ids(Columns.Of(statuses, mark => mark.BusinessId)), Columns.Ids(Columns.Of(statuses, mark => mark.AccountId)),
                Columns.Texts(Columns.Of(statuses, mark => mark.Status.Wamid)), Columns.Texts(Columns.Of(statuses, mark => NameOf(mark.Status.Status))),
                Columns.Texts(Columns.Of(statuses, mark => ErrorOf(mark.Status))), Columns.Time(time.GetUtcNow())));
        }
    }

    // A row may be changed only once in a statement.
    private static List<StatusMark> Greatest(IEnumerable<StatusMark> marks) =>
        [.. marks.GroupBy(mark => (mark.AccountId, mark.Status.Wamid), (_, same) => same.MaxBy(mark => mark.Status.Status)!)];

    private static string NameOf(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Queued => "queued",
        DeliveryStatus.Sent => "sent",
        DeliveryStatus.Failed => "failed",
        DeliveryStatus.Delivered => "delivered",
        DeliveryStatus.Read => "read",
        _ => "played",
    };

    private static string? ErrorOf(InboundStatus status) => status.ErrorCode is { } code ? $"{code} {status.ErrorTitle}".TrimEnd() : null;

    private async Task TellFeedAsync(NpgsqlDataReader reader)
    {
        do
        {
            while (reader.FieldCount == 3 && await reader.ReadAsync())
            {
                feed.Publish(reader.GetGuid(0), reader.GetGuid(2));
            }
        }
        while (await reader.NextResultAsync());
    }

    private void Ended(OutboxRow row)
    {
        held.Remove(row);
        feed.Publish(row.Conversation.BusinessId, row.Conversation.Id);
    }
}
