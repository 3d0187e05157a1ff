using Microsoft.Extensions.Options;
using Npgsql;
using Porfin.Host.Businesses;
using Porfin.Host.Timers;

namespace Porfin.Host.Conversations;

/// <summary>A person of the business takes a conversation over, or gives it back to its flow, on our pages. From the WhatsApp app it happens by itself, with their first message.</summary>
public sealed class HumanTalk
{
    private const string TakeOver = """
        update conversation c set human_since = case when c.human_until > $2 then coalesce(c.human_since, $2) else $2 end, human_until = greatest(c.human_until, $2 + coalesce(f.human_keeps, $3))
        from conversation o left join account a on a.id = o.account_id left join flow f on f.id = a.flow_id
        where o.id = $1 and c.id = o.id returning c.human_until
        """;

    private const string GiveBack = """
        with given as (update conversation set human_until = $2, given_back_at = $2 where id = $1 returning id),
            woken as (update instance i set due_at = $2 from given where i.conversation_id = given.id and i.status = 'waiting' returning 1)
        select count(*) from given
        """;

    private readonly NpgsqlDataSource db;
    private readonly HumanPresence humans;
    private readonly LiveInstances live;
    private readonly NextTimer timer;
    private readonly TimeSpan keeps;
    private readonly TimeProvider time;

    internal HumanTalk(NpgsqlDataSource db, HumanPresence humans, LiveInstances live, NextTimer timer, IOptions<ConversationsOptions> options, TimeProvider time)
    {
        (this.db, this.humans, this.live, this.timer, this.time) = (db, humans, live, timer, time);
        keeps = options.Value.HumanKeeps > TimeSpan.Zero ? options.Value.HumanKeeps : TimeSpan.FromHours(2);
    }

    /// <summary>The flow is silent from now on, for as long as after a message that a person writes.</summary>
    /// <returns>Until when; null when the business has no such conversation.</returns>
    public async Task<DateTimeOffset?> TakeOverAsync(Guid businessId, Guid conversationId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(TakeOver, conversationId, time.GetUtcNow().UtcDateTime, keeps);
        if (await command.ExecuteScalarAsync(cancellation) is not DateTime moment)
        {
            return null;
        }

        await business.CommitAsync(cancellation);
        var until = new DateTimeOffset(moment, TimeSpan.Zero);
        humans.Note(conversationId, until);
        live.Forget(conversationId);
        return until;
    }

    /// <summary>The flow may speak again: a handoff goes on, and what waits by the clock counts from now. What the customer wrote meanwhile was for the person.</summary>
    /// <returns>False when the business has no such conversation.</returns>
    public async Task<bool> GiveBackAsync(Guid businessId, Guid conversationId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(GiveBack, conversationId, now.UtcDateTime);
        if (await command.ExecuteScalarAsync(cancellation) is not > 0L)
        {
            return false;
        }

        await business.CommitAsync(cancellation);
        humans.End(conversationId, now);
        live.Forget(conversationId);
        timer.Notice(now);
        return true;
    }
}
