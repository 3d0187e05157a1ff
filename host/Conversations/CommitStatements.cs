using Npgsql;
using Porfin.Host.Database;
using Porfin.Host.Outbox;
using Porfin.Host.Runs;

namespace Porfin.Host.Conversations;

/// <summary>
/// The statements that store many turns. Two of them check themselves: every inbox row must still be there (else the message was answered already), every
/// instance must still have the version on which the turn was run. If one does not, the whole transaction is refused with <see cref="Stale"/>.
/// </summary>
internal sealed class CommitStatements(NpgsqlDataSource db, MessageIds ids, OutboxBacklog outbox, TimeProvider time) : IAsyncDisposable
{
    /// <summary>What <c>porfin_expect</c> raises.</summary>
    public const string Stale = "PF001";

    private const string TakeInbox = """
        with taken as (delete from inbox where message_id = any($1) and dead_at is null returning 1)
        select porfin_expect((select count(*) from taken), $2)
        """;

    private const string SetAside = """
        with dead as (update inbox i set dead_at = $3, reason = u.reason from unnest($1, $2) u(id, reason) where i.message_id = u.id returning 1)
        select porfin_expect((select count(*) from dead), $4)
        """;

    private const string FailInstances = """
        update instance i set status = 'faulted', fault = u.reason, due_at = null, updated_at = $3
        from unnest($1, $2) u(conversation_id, reason) where i.conversation_id = u.conversation_id and i.status = 'waiting'
        """;

    private const string TouchConversations = """
        update conversation c set last_at = $4, last_inbound_at = coalesce(u.inbound, c.last_inbound_at), profile_name = coalesce(u.profile, c.profile_name)
        from unnest($1, $2, $3) u(id, inbound, profile) where c.id = u.id
        """;

    private const string StoreInstances = """
        with stored as (
            insert into instance as i (id, business_id, conversation_id, flow_id, flow_version, version, status, state, fault, due_at, created_at, updated_at)
            select *, $12 from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (id) do update set version = excluded.version, status = excluded.status, state = excluded.state, fault = excluded.fault,
                due_at = excluded.due_at, updated_at = excluded.updated_at
            where i.version = excluded.version - 1 and i.status = 'waiting'
            returning 1)
        select porfin_expect((select count(*) from stored), $13)
        """;

    private const string WriteJournal = """
        insert into journal (instance_id, turn, business_id, entries, at) select *, $5 from unnest($1, $2, $3, $4)
        """;

    private const string AddMessages = """
        insert into message (id, business_id, account_id, conversation_id, direction, kind, content, status, idempotency_key, at)
        select u.id, u.business_id, u.account_id, u.conversation_id, 'out', u.content ->> 'kind', u.content, 'queued', u.key, $7
        from (select id, business_id, account_id, conversation_id, content::jsonb, key
            from unnest($1, $2, $3, $4, $5, $6) r(id, business_id, account_id, conversation_id, content, key)) u
        """;

    private const string AddOutbox = """
        insert into outbox (message_id, business_id, account_id, conversation_id, state)
        select id, business_id, account_id, conversation_id, case when begun then 'sending' else 'pending' end
        from unnest($1, $2, $3, $4, $5) u(id, business_id, account_id, conversation_id, begun)
        """;

    private readonly HotConnection connection = new(db);

    /// <summary>Stores the turns.</summary>
    /// <returns>What must be sent now that it is stored.</returns>
    public async Task<List<OutboxRow>> RunAsync(List<FinishedTurn> turns, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var commands = new List<NpgsqlBatchCommand>(8);
        AddInbox(commands, turns, now);
        AddInstances(commands, turns, now);
        commands.AddRange(turns.Where(turn => turn.Result.ForRuns.Count > 0)
            .SelectMany(turn => FromConversations.Statements(turn.Conversation.BusinessId, turn.Result.Instance!.Id, turn.Result.ForRuns, now)));
        var outgoing = await OutgoingAsync(turns, cancellation);
        if (outgoing.Count > 0)
        {
            AddOutgoing(commands, outgoing, now);
        }

        await connection.RunAsync(commands, null, cancellation);
        return outgoing;
    }

    /// <summary>Which of these still wait in the inbox.</summary>
    public async Task<HashSet<long>> StillOpenAsync(Mail[] mails, CancellationToken cancellation)
    {
        var open = new HashSet<long>();
        long[] asked = [.. mails.Where(mail => mail.MessageId is not null).Select(mail => mail.MessageId!.Value)];
        var command = Columns.Statement("select message_id from inbox where message_id = any($1) and dead_at is null", Columns.Longs(asked));
        await connection.RunAsync([command], ReadRows, cancellation);
        return open;

        async Task ReadRows(NpgsqlDataReader reader)
        {
            while (await reader.ReadAsync(cancellation))
            {
                open.Add(reader.GetInt64(0));
            }
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static void AddInbox(List<NpgsqlBatchCommand> commands, List<FinishedTurn> turns, DateTimeOffset now)
    {
        long[] answered = [.. turns.Where(turn => turn.Result.Dead is null).SelectMany(turn => turn.Result.Taken).Where(mail => mail.MessageId is not null).Select(mail => mail.MessageId!.Value)];
        if (answered.Length > 0)
        {
            commands.Add(Columns.Statement(TakeInbox, Columns.Longs(answered), Columns.Number(answered.Length)));
        }

        var dead = turns.FindAll(turn => turn.Result.Dead is not null && turn.Result.Taken[0].MessageId is not null);
        if (dead.Count > 0)
        {
            commands.Add(Columns.Statement(
                SetAside, Columns.Longs(Columns.Of(dead, turn => turn.Result.Taken[0].MessageId!.Value)), Columns.Texts(Columns.Of(dead, ReasonOf)), Columns.Time(now), Columns.Number(dead.Count)));
        }

        var failed = turns.FindAll(turn => turn.Result.Dead is not null && turn.Result.Taken[0].MessageId is null);
        if (failed.Count > 0)
        {
            commands.Add(Columns.Statement(
                FailInstances, Columns.Ids(Columns.Of(failed, turn => turn.Box.ConversationId)), Columns.Texts(Columns.Of(failed, ReasonOf)), Columns.Time(now)));
        }

        AddConversations(commands, turns.FindAll(turn => turn.Result.Taken.Length > 0 || turn.Result.Outgoing.Count > 0), now);
    }

    private static void AddConversations(List<NpgsqlBatchCommand> commands, List<FinishedTurn> turns, DateTimeOffset now)
    {
        if (turns.Count > 0)
        {
            commands.Add(Columns.Statement(
                TouchConversations,
                Columns.Ids(Columns.Of(turns, turn => turn.Conversation.Id)),
                Columns.Times(Columns.Of(turns, turn => Array.FindLast(turn.Result.Taken, mail => mail.MessageId is not null)?.At.UtcDateTime)),
                Columns.Texts(Columns.Of(turns, turn => turn.Conversation.ProfileName)),
                Columns.Time(now)));
        }
    }

    private static void AddInstances(List<NpgsqlBatchCommand> commands, List<FinishedTurn> turns, DateTimeOffset now)
    {
        var ran = turns.FindAll(turn => turn.Result.Instance is not null);
        if (ran.Count == 0)
        {
            return;
        }

        var ids = Columns.Of(ran, turn => turn.Result.Instance!.Id);
        var businesses = Columns.Of(ran, turn => turn.Conversation.BusinessId);
        var versions = Columns.Of(ran, turn => turn.Result.Instance!.Version);
        commands.Add(Columns.Statement(
            StoreInstances,
            Columns.Ids(ids),
            Columns.Ids(businesses),
            Columns.Ids(Columns.Of(ran, turn => turn.Box.ConversationId)),
            Columns.Ids(Columns.Of(ran, turn => turn.Result.Instance!.FlowId)),
            Columns.Ints(Columns.Of(ran, turn => turn.Result.Instance!.FlowVersion)),
            Columns.Ints(versions),
            Columns.Texts(Columns.Of(ran, turn => turn.Result.Instance!.Status)),
            Columns.Bytes(Columns.Of(ran, turn => turn.Result.Instance!.State)),
            Columns.Texts(Columns.Of(ran, turn => turn.Result.Instance!.Fault)),
            Columns.Times(Columns.Of(ran, turn => turn.Result.Instance!.DueAt?.UtcDateTime)),
            Columns.Times(Columns.Of(ran, turn => (DateTime?)turn.Result.Instance!.CreatedAt.UtcDateTime)),
            Columns.Time(now),
            Columns.Number(ran.Count)));
        commands.Add(Columns.Statement(
            WriteJournal, Columns.Ids(ids), Columns.Ints(versions), Columns.Ids(businesses), Columns.Texts(Columns.Of(ran, turn => turn.Result.Journal ?? "[]")), Columns.Time(now)));
    }

    private static void AddOutgoing(List<NpgsqlBatchCommand> commands, List<OutboxRow> rows, DateTimeOffset now)
    {
        var ids = Columns.Of(rows, row => row.MessageId);
        var businesses = Columns.Of(rows, row => row.Conversation.BusinessId);
        var accounts = Columns.Of(rows, row => row.Conversation.AccountId);
        var conversations = Columns.Of(rows, row => row.Conversation.Id);
        commands.Add(Columns.Statement(
            AddMessages, Columns.Longs(ids), Columns.Ids(businesses), Columns.Ids(accounts), Columns.Ids(conversations),
            Columns.Texts(Columns.Of(rows, row => row.Content.ToJson())), Columns.Texts(Columns.Of(rows, row => row.Key)), Columns.Time(now)));
        commands.Add(Columns.Statement(
            AddOutbox, Columns.Longs(ids), Columns.Ids(businesses), Columns.Ids(accounts), Columns.Ids(conversations), Columns.Flags(Columns.Of(rows, row => row.IsBegun))));
    }

    private static string ReasonOf(FinishedTurn turn) => turn.Result.Dead!.Replace('\0', ' ');

    private async ValueTask<List<OutboxRow>> OutgoingAsync(List<FinishedTurn> turns, CancellationToken cancellation)
    {
        var rows = new List<OutboxRow>(turns.Count);
        foreach (var turn in turns)
        {
            if (turn.Result.Outgoing.Count == 0)
            {
                continue;
            }

            var conversation = turn.Conversation;
            var begun = outbox.CanBegin(conversation);
            var id = await ids.TakeAsync(turn.Result.Outgoing.Count, cancellation);
            foreach (var outgoing in turn.Result.Outgoing)
            {
                rows.Add(new OutboxRow(id++, conversation, outgoing.Key, outgoing.Content) { IsBegun = begun });
            }
        }

        return rows;
    }
}
