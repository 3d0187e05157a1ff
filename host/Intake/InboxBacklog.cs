using Microsoft.Extensions.Options;
using Npgsql;
using Porfin.Host.Conversations;

namespace Porfin.Host.Intake;

/// <summary>The inbox table seen from memory: hands stored messages to the mailboxes, or reads them later when memory is full or after a crash.</summary>
internal sealed class InboxBacklog : BackgroundService
{
    private const string Read = """
        select i.message_id, i.received_at, m.content::text, c.id, c.business_id, c.account_id, c.address, c.profile_name
        from inbox i join message m on m.id = i.message_id join conversation c on c.id = i.conversation_id
        where i.message_id > $1 and i.dead_at is null order by i.message_id limit $2
        """;

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource db;
    private readonly TimeProvider time;
    private readonly ILogger<InboxBacklog> logger;
    private readonly Backlog<Mail> backlog;

    public InboxBacklog(NpgsqlDataSource db, Mailboxes mailboxes, IOptions<ConversationsOptions> options, TimeProvider time, ILogger<InboxBacklog> logger)
    {
        this.db = db;
        this.time = time;
        this.logger = logger;
        backlog = new Backlog<Mail>(ReadAsync, mail => mail.MessageId!.Value, mailboxes.Deliver, () => mailboxes.Held, options.Value.HeldMails);
    }

    /// <inheritdoc cref="Backlog{T}.EnterAsync" />
    public Task<Backlog<Mail>.Gate> EnterAsync(CancellationToken cancellation) => backlog.EnterAsync(cancellation);

    /// <inheritdoc cref="Backlog{T}.Admit" />
    public void Admit(IReadOnlyList<Mail> mails) => backlog.Admit(mails);

    /// <inheritdoc cref="Backlog{T}.Rescan" />
    public void Rescan() => backlog.Rescan();

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
                logger.InboxUnreadable(e);
                await Task.Delay(TryAgainAfter, time, stoppingToken);
            }
        }
    }

    public override void Dispose()
    {
        backlog.Dispose();
        base.Dispose();
    }

    private async Task<List<Mail>> ReadAsync(long after, int limit, CancellationToken cancellation)
    {
        var mails = new List<Mail>();
        await using var command = db.CreateCommand(Read);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var conversation = new Conversation(
                reader.GetGuid(3), reader.GetGuid(4), reader.GetGuid(5), reader.GetString(6), reader.IsDBNull(7) ? null : reader.GetString(7));
            mails.Add(new Mail(conversation, StoredMessage.Read(reader.GetString(2)), reader.GetFieldValue<DateTimeOffset>(1), reader.GetInt64(0)));
        }

        return mails;
    }
}
