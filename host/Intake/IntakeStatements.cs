using Microsoft.Extensions.Options;
using Npgsql;
using Porfin.Host.Conversations;
using Porfin.Host.Database;
using Porfin.Host.Whatsapp;

namespace Porfin.Host.Intake;

/// <summary>The statements that store arrivals: conversations and contacts that are new, messages that were not stored before, their inbox rows.</summary>
internal sealed class IntakeStatements(
    NpgsqlDataSource db, MessageIds ids, LiveInstances live, HumanPresence humans, ConversationFeed feed, IOptions<IntakeOptions> options,
    IOptions<ConversationsOptions> conversations, TimeProvider time) : IAsyncDisposable
{
    private const string AddConversations = """
        with wanted as (select * from unnest($1, $2, $3, $4, $5) u(id, business_id, account_id, address, profile)),
        met as (
            insert into contact (id, business_id, address, name, created_at)
            select distinct on (business_id, address) id, business_id, address, profile, $6::timestamptz from wanted
            on conflict (business_id, address) do nothing returning id, business_id, address)
        insert into conversation (id, business_id, account_id, contact_id, address, profile_name, last_at, created_at)
        select w.id, w.business_id, w.account_id, coalesce(met.id, c.id), w.address, w.profile, $6, $6
        from wanted w left join met on met.business_id = w.business_id and met.address = w.address
        left join contact c on met.id is null and c.business_id = w.business_id and c.address = w.address
        on conflict (account_id, address) do nothing
        """;

    private const string AddMessages = """
        with arrived as (select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $11) u(id, business_id, account_id, conversation_id, address, wamid, kind, content, is_turn, is_echo)),
        stored as (
            insert into message (id, business_id, account_id, conversation_id, direction, kind, content, status, wamid, at)
            select a.id, a.business_id, a.account_id, coalesce(a.conversation_id, c.id), case when a.is_echo then 'out' else 'in' end, a.kind, a.content::jsonb,
                case when a.is_echo then 'sent' else 'received' end, a.wamid, $10
            from arrived a left join conversation c on a.conversation_id is null and c.account_id = a.account_id and c.address = a.address
            where not a.is_echo or not exists (select from message m where m.account_id = a.account_id and m.wamid = a.wamid and m.direction = 'out')
            on conflict (account_id, wamid) where direction = 'in' do nothing
            returning id, business_id, account_id, conversation_id),
        waiting as (
            insert into inbox (message_id, business_id, account_id, conversation_id, received_at)
            select s.id, s.business_id, s.account_id, s.conversation_id, $10 from stored s join arrived a on a.id = s.id where a.is_turn)
        select id, conversation_id from stored
        """;

    // A message that we sent ourselves is no sign of a person, should it ever be echoed.
    private const string TakeOver = """
        update conversation c set human_since = case when c.human_until > $5 then coalesce(c.human_since, $5) else $5 end, human_until = greatest(c.human_until, t.until), last_at = greatest(c.last_at, $5)
        from (select u.account_id, u.address, max(u.at + coalesce(f.human_keeps, $6)) as until from unnest($1, $2, $3, $4) u(account_id, address, wamid, at)
            left join account a on a.id = u.account_id left join flow f on f.id = a.flow_id
            where not exists (select from message m where m.account_id = u.account_id and m.wamid = u.wamid and m.direction = 'out' and m.idempotency_key is not null)
            group by u.account_id, u.address) t
        where c.account_id = t.account_id and c.address = t.address
        returning c.human_until, c.id
        """;

    private const string AddOthers = """
        insert into inbound_event (business_id, account_id, kind, understood, payload, received_at) select *, $6 from unnest($1, $2, $3, $4, $5)
        """;

    private readonly HotConnection connection = new(db);
    private readonly Recent<(Guid Account, string Address), Guid> known = new(options.Value.RememberedConversations);

    /// <summary>Stores the arrivals in one transaction.</summary>
    /// <returns>The messages that are new and must be answered, in order.</returns>
    public async Task<List<Mail>> RunAsync(List<Arrival> arrivals, CancellationToken cancellation)
    {
        var items = await ItemsAsync(arrivals, cancellation);
        var wanted = WantedOf(items);
        var commands = new List<NpgsqlBatchCommand>(3);
        var now = time.GetUtcNow();
        if (wanted.Count > 0)
        {
            commands.Add(ConversationsCommand([.. wanted.Values], now));
        }

        if (items.Count > 0)
        {
            commands.Add(MessagesCommand(items, now));
        }

        AddTakeoverCommand(commands, items.FindAll(item => item.Message.IsTakeover), now);

        AddOthersCommand(commands, arrivals, now);
        var stored = new Dictionary<long, Guid>(items.Count);
        await connection.RunAsync(commands, reader => ReadStoredAsync(reader, stored), cancellation);
        return MailsOf(items, stored);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<List<Item>> ItemsAsync(List<Arrival> arrivals, CancellationToken cancellation)
    {
        var items = new List<Item>();
        foreach (var arrival in arrivals)
        {
            foreach (var message in arrival.Messages)
            {
                if (message.IsEcho && items.Exists(item => item.Message.IsEcho && item.Message.Wamid == message.Wamid && item.Arrival.Account.Id == arrival.Account.Id))
                {
                    continue;
                }

                var stimulus = message.ToIncoming(arrival.At).ToStimulus();
                Guid? conversation = known.TryGet((arrival.Account.Id, message.From), out var id) ? id : null;
                items.Add(new Item(arrival, message, stimulus, StoredMessage.Write(stimulus)) { ConversationId = conversation });
            }
        }

        for (var first = 0; first < items.Count; first += MessageIds.Most)
        {
            var count = Math.Min(items.Count - first, MessageIds.Most);
            var start = await ids.TakeAsync(count, cancellation);
            for (var i = 0; i < count; i++)
            {
                items[first + i].Id = start + i;
            }
        }

        return items;
    }

    /// <summary>A proposal for every conversation that is not known; the database keeps an older one if there is.</summary>
    private Dictionary<(Guid, string), Item> WantedOf(List<Item> items)
    {
        var wanted = new Dictionary<(Guid, string), Item>();
        foreach (var item in items.Where(item => item.ConversationId is null))
        {
            if (wanted.TryAdd(item.Place, item))
            {
                item.Proposed = Guid.CreateVersion7(time.GetUtcNow());
            }
        }

        return wanted;
    }

    private static NpgsqlBatchCommand ConversationsCommand(List<Item> wanted, DateTimeOffset now) => Columns.Statement(
        AddConversations,
        Columns.Ids(Columns.Of(wanted, item => item.Proposed)),
        Columns.Ids(Columns.Of(wanted, item => item.Arrival.Account.BusinessId)),
        Columns.Ids(Columns.Of(wanted, item => item.Arrival.Account.Id)),
        Columns.Texts(Columns.Of(wanted, item => item.Message.From)),
        Columns.Texts(Columns.Of(wanted, item => item.Message.ProfileName)),
        Columns.Time(now));

    private static NpgsqlBatchCommand MessagesCommand(List<Item> items, DateTimeOffset now) => Columns.Statement(
        AddMessages,
        Columns.Longs(Columns.Of(items, item => item.Id)),
        Columns.Ids(Columns.Of(items, item => item.Arrival.Account.BusinessId)),
        Columns.Ids(Columns.Of(items, item => item.Arrival.Account.Id)),
        Columns.Ids(Columns.Of(items, item => item.ConversationId)),
        Columns.Texts(Columns.Of(items, item => item.Message.From)),
        Columns.Texts(Columns.Of(items, item => item.Message.Wamid)),
        Columns.Texts(Columns.Of(items, item => item.Message.Kind)),
        Columns.Texts(Columns.Of(items, item => item.Content)),
        Columns.Flags(Columns.Of(items, item => item.Message.IsTurn)),
        Columns.Time(now),
        Columns.Flags(Columns.Of(items, item => item.Message.IsEcho)));

    private void AddTakeoverCommand(List<NpgsqlBatchCommand> commands, List<Item> echoes, DateTimeOffset now)
    {
        if (echoes.Count > 0 && conversations.Value.HumanKeeps > TimeSpan.Zero)
        {
            commands.Add(Columns.Statement(
                TakeOver,
                Columns.Ids(Columns.Of(echoes, item => item.Arrival.Account.Id)),
                Columns.Texts(Columns.Of(echoes, item => item.Message.From)),
                Columns.Texts(Columns.Of(echoes, item => item.Message.Wamid)),
                // From when it was written: one that is delivered again, days later, must not silence the flow anew.
                Columns.Times(Columns.Of(echoes, item => (DateTime?)(item.Message.At is { } at && at < now ? at : now).UtcDateTime)),
                Columns.Time(now),
                new NpgsqlParameter<TimeSpan> { TypedValue = conversations.Value.HumanKeeps }));
        }
    }

    private static void AddOthersCommand(List<NpgsqlBatchCommand> commands, List<Arrival> arrivals, DateTimeOffset now)
    {
        List<(Arrival Arrival, OtherEvent Event)> others = [.. arrivals.SelectMany(arrival => arrival.Others, (arrival, other) => (arrival, other))];
        if (others.Count > 0)
        {
            commands.Add(Columns.Statement(
                AddOthers,
                Columns.Ids(Columns.Of(others, other => other.Arrival.Account.BusinessId)),
                Columns.Ids(Columns.Of(others, other => other.Arrival.Account.Id)),
                Columns.Texts(Columns.Of(others, other => other.Event.Kind)),
                Columns.Flags(Columns.Of(others, _ => false)),
                Columns.Bytes(Columns.Of(others, other => other.Event.Payload)),
                Columns.Time(now)));
        }
    }

    private async Task ReadStoredAsync(NpgsqlDataReader reader, Dictionary<long, Guid> stored)
    {
        do
        {
            var isTakeover = reader.FieldCount == 2 && reader.GetName(0) == "human_until";
            while (await reader.ReadAsync())
            {
                if (isTakeover)
                {
                    humans.Note(reader.GetGuid(1), reader.GetFieldValue<DateTimeOffset>(0));
                    live.Forget(reader.GetGuid(1));
                }
                else
                {
                    stored.Add(reader.GetInt64(0), reader.GetGuid(1));
                }
            }
        }
        while (await reader.NextResultAsync());
    }

    private List<Mail> MailsOf(List<Item> items, Dictionary<long, Guid> stored)
    {
        var mails = new List<Mail>(stored.Count);
        foreach (var item in items)
        {
            if (!stored.TryGetValue(item.Id, out var conversationId))
            {
                continue;
            }

            Remember(item, conversationId);
            if (item.Message.IsTurn)
            {
                var conversation = new Conversation(conversationId, item.Arrival.Account.BusinessId, item.Arrival.Account.Id, item.Message.From, item.Message.ProfileName);
                mails.Add(new Mail(conversation, item.Stimulus, item.Arrival.At, item.Id));
            }

            feed.Publish(item.Arrival.Account.BusinessId, conversationId);
        }

        return mails;
    }

    private void Remember(Item item, Guid conversationId)
    {
        if (item.ConversationId is null)
        {
            known.Set(item.Place, conversationId);
            if (item.Proposed == conversationId)
            {
                live.Began(conversationId);
            }
        }
    }

    private sealed class Item(Arrival arrival, InboundMessage message, Stimulus stimulus, string content)
    {
        public Arrival Arrival => arrival;

        public InboundMessage Message => message;

        public Stimulus Stimulus => stimulus;

        public string Content => content;

        public (Guid Account, string Address) Place => (arrival.Account.Id, message.From);

        public long Id { get; set; }

        public Guid? ConversationId { get; init; }

        public Guid Proposed { get; set; }
    }
}
