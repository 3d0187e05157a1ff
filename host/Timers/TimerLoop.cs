using Microsoft.Extensions.Options;
using Npgsql;
using Porfin.Host.Conversations;

namespace Porfin.Host.Timers;

/// <summary>
/// Wakes instances whose moment has come, through the mailbox of their conversation. A due row is leased: when its turn is stored, the turn decides when it is
/// due next; when this host dies before, the lease ends and any host takes it.
/// </summary>
internal sealed class TimerLoop(
    NpgsqlDataSource db, Mailboxes mailboxes, NextTimer next, IOptions<ConversationsOptions> options, TimeProvider time, ILogger<TimerLoop> logger)
    : BackgroundService
{
    private const int Page = 500;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private const string Take = """
        with due as (select id from instance i where due_at <= $1 and not exists (select from flow f where f.id = i.flow_id and not f.is_on) order by due_at limit $3 for update skip locked)
        update instance i set due_at = case when c.human_until > $1 then c.human_until else $2 end from due, conversation c where i.id = due.id and c.id = i.conversation_id
        returning c.id, c.business_id, c.account_id, c.address, c.profile_name, coalesce(c.human_until > $1, false)
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (mailboxes.Held > options.Value.HeldMails)
                {
                    await Task.Delay(TryAgainAfter, time, stoppingToken);
                }

                var now = time.GetUtcNow();
                if (await TakeAsync(now, stoppingToken) < Page)
                {
                    await next.WaitAsync(await NextAsync(now + Longest, stoppingToken), time, stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.TimersUnreadable(e);
                await Task.Delay(TryAgainAfter, time, stoppingToken);
            }
        }
    }

    private async Task<int> TakeAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand(Take);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = (now + Lease).UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Page });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var taken = 0;
        while (await reader.ReadAsync(cancellation))
        {
            taken++;
            if (reader.GetBoolean(5))
            {
                // A person is talking there: it is due when they are done.
                continue;
            }

            var conversation = new Conversation(
                reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4));
            mailboxes.Deliver(new Mail(conversation, new Stimulus(Stimulus.Kinds.Timer), now, null));
        }

        return taken;
    }

    private async Task<DateTimeOffset> NextAsync(DateTimeOffset latest, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand("select due_at from instance i where due_at is not null and not exists (select from flow f where f.id = i.flow_id and not f.is_on) order by due_at limit 1");
        return await command.ExecuteScalarAsync(cancellation) is DateTime due && due < latest.UtcDateTime ? new DateTimeOffset(due, TimeSpan.Zero) : latest;
    }
}
