using System.Text.Json;
using Microsoft.Extensions.Options;
using Npgsql;
using Porfin.Activities.Messages;
using Porfin.Host.Conversations;

namespace Porfin.Host.Outbox;

/// <summary>The outbox table seen from memory: hands stored messages to the dispatcher, or reads them later when memory is full or after a crash.</summary>
internal sealed class OutboxBacklog : BackgroundService
{
    private const string Read = """
        select o.message_id, o.state, o.tries, o.next_try_at, o.maybe_duplicate, m.idempotency_key, m.content::text, c.id, c.business_id, c.account_id, c.address, c.profile_name
        from outbox o join message m on m.id = o.message_id join conversation c on c.id = o.conversation_id
        where o.message_id > $1 and o.state <> 'dead' order by o.message_id limit $2
        """;

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource db;
    private readonly Dispatcher dispatcher;
    private readonly OutboxOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<OutboxBacklog> logger;
    private readonly Backlog<OutboxRow> backlog;

    public OutboxBacklog(NpgsqlDataSource db, Dispatcher dispatcher, HeldMessages held, IOptions<OutboxOptions> options, TimeProvider time, ILogger<OutboxBacklog> logger)
    {
        this.db = db;
        this.dispatcher = dispatcher;
        this.options = options.Value;
        this.time = time;
        this.logger = logger;
        backlog = new Backlog<OutboxRow>(ReadAsync, row => row.MessageId, dispatcher.Deliver, () => held.Count, this.options.Held, held.Watch);
    }

    /// <inheritdoc cref="Backlog{T}.EnterAsync" />
    public Task<Backlog<OutboxRow>.Gate> EnterAsync(CancellationToken cancellation) => backlog.EnterAsync(cancellation);

    /// <inheritdoc cref="Backlog{T}.Admit" />
    public void Admit(IReadOnlyList<OutboxRow> rows) => backlog.Admit(rows);

    /// <inheritdoc cref="Backlog{T}.Rescan" />
    public void Rescan() => backlog.Rescan();

    /// <summary>Reads the table again: messages were put into it by others.</summary>
    public async Task RescanAsync(CancellationToken cancellation)
    {
        using (await EnterAsync(cancellation))
        {
            Rescan();
        }
    }

    /// <summary>True when a message stored now would be sent at once: it can be stored as begun, which saves marking it later.</summary>
    public bool CanBegin(Conversation conversation) => !backlog.IsBehind && dispatcher.CanBegin(conversation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await backlog.RunAsync(time, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.OutboxUnreadable(e);
                await Task.Delay(TryAgainAfter, time, stoppingToken);
            }
        }
    }

    public override void Dispose()
    {
        backlog.Dispose();
        base.Dispose();
    }

    private async Task<List<OutboxRow>> ReadAsync(long after, int limit, CancellationToken cancellation)
    {
        var rows = new List<OutboxRow>();
        await using var command = db.CreateCommand(Read);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(RowOf(reader));
        }

        return rows;
    }

    private OutboxRow RowOf(NpgsqlDataReader reader)
    {
        var conversation = new Conversation(reader.GetGuid(7), reader.GetGuid(8), reader.GetGuid(9), reader.GetString(10), reader.IsDBNull(11) ? null : reader.GetString(11));
        var row = new OutboxRow(reader.GetInt64(0), conversation, reader.GetString(5), ContentOf(reader.GetString(6)))
        {
            Tries = reader.GetInt32(2),
            NextTryAt = reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3),
            MaybeDuplicate = reader.GetBoolean(4),
        };
        if (reader.GetString(1) == "sending")
        {
            // Whoever began it did not live to say how it ended.
            row.IsBegun = true;
            row.MaybeDuplicate = true;
            row.NextTryAt = time.GetUtcNow() + options.DoubtAfterCrash;
        }

        return row;
    }

    /// <summary>A content that cannot be read must not hold up the others: it becomes an empty text, which the channel refuses, and is so set aside for a person to see.</summary>
    private static MessageContent ContentOf(string json)
    {
        try
        {
            return MessageContent.FromJson(json);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return new TextContent("");
        }
    }
}
