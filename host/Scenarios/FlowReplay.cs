using System.Text;
using Npgsql;
using Porfin.Execution;
using Porfin.Host.Businesses;
using Porfin.Recordings;

namespace Porfin.Host.Scenarios;

/// <summary>A real conversation that was lived again with a draft.</summary>
/// <param name="InstanceId">Its run.</param>
/// <param name="At">When it began.</param>
/// <param name="Result">How it came out.</param>
/// <param name="NodeId">Where it first differs; empty when it does not, or for the run as a whole.</param>
/// <param name="Expected">What happened then, masked; null for nothing more.</param>
/// <param name="Got">What would happen now, masked; null for nothing more.</param>
public sealed record ReplayedConversation(Guid InstanceId, DateTimeOffset At, ReplayResult Result, string NodeId, string? Expected, string? Got);

/// <summary>Conversations that differ for the same cause.</summary>
/// <param name="Result">How they came out.</param>
/// <param name="NodeId">Where they first differ.</param>
/// <param name="Conversations">The conversations, the newest first.</param>
public sealed record ReplayCause(ReplayResult Result, string NodeId, IReadOnlyList<ReplayedConversation> Conversations);

/// <summary>What came of living real conversations again.</summary>
/// <param name="Same">How many came out the same.</param>
/// <param name="Skipped">How many could not be lived again, because their journal is not whole.</param>
/// <param name="Late">How many there was no time for.</param>
/// <param name="Causes">Those that did not, by cause, the worst first.</param>
public sealed record ReplayedFlow(int Same, int Skipped, int Late, IReadOnlyList<ReplayCause> Causes);

/// <summary>Lives real conversations again with a draft: what customers did comes again, answers of other systems are those of then, and nothing is sent or asked.</summary>
public sealed class FlowReplay(NpgsqlDataSource db, TimeProvider time)
{
    /// <summary>The most conversations at once.</summary>
    public const int Most = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const string Read = """
        select i.id, i.created_at, j.entries from journal j join instance i on i.id = j.instance_id
        where i.id in (select id from instance where flow_id = $1 and conversation_id is not null and created_at >= $2 order by created_at desc limit $3)
        order by i.created_at desc, i.id, j.turn
        """;

    /// <summary>Lives the newest conversations of some days again.</summary>
    /// <param name="businessId">Whose.</param>
    /// <param name="flowId">Of which flow.</param>
    /// <param name="plan">The draft.</param>
    /// <param name="wish">How many, and since when.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ReplayedFlow> RunAsync(Guid businessId, Guid flowId, Plan plan, ReplayWish wish, CancellationToken cancellation)
    {
        var stored = await ReadAsync(businessId, flowId, wish, cancellation);
        return await Task.Run(() => Live(stored, plan, cancellation), cancellation);
    }

    private ReplayedFlow Live(List<Stored> stored, Plan plan, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var tried = stored.TakeWhile(_ => !cancellation.IsCancellationRequested && time.GetElapsedTime(started) < Patience).Select(one => Live(one, plan)).ToList();
        var lived = tried.OfType<ReplayedConversation>().ToList();
        var causes = lived.Where(one => one.Result is not ReplayResult.Same).GroupBy(one => (one.Result, one.NodeId))
            .Select(group => new ReplayCause(group.Key.Result, group.Key.NodeId, [.. group]))
            .OrderByDescending(cause => cause.Result).ThenByDescending(cause => cause.Conversations.Count).ThenBy(cause => cause.NodeId, StringComparer.Ordinal);
        return new(lived.Count(one => one.Result is ReplayResult.Same), tried.Count - lived.Count, stored.Count - tried.Count, [.. causes]);
    }

    private static ReplayedConversation? Live(Stored stored, Plan plan)
    {
        try
        {
            var recording = new Recording(stored.Id, [.. stored.Turns.Select(turn => JournalReader.Read(Encoding.UTF8.GetBytes(turn)))]);
            if (recording.Turns[0].Number != 1)
            {
                return null;
            }

            var (report, mask) = (Replay.Against(recording, plan), new SaidMask(recording));
            return new(stored.Id, stored.At, report.Result, report.First?.NodeId ?? "", mask.Apply(report.First?.Expected), mask.Apply(report.First?.Got));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private async Task<List<Stored>> ReadAsync(Guid businessId, Guid flowId, ReplayWish wish, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(Read, flowId, (time.GetUtcNow() - TimeSpan.FromDays(Math.Clamp(wish.Days, 1, 366))).UtcDateTime, Math.Clamp(wish.Limit, 1, Most));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var stored = new List<Stored>();
        while (await reader.ReadAsync(cancellation))
        {
            if (stored.Count == 0 || stored[^1].Id != reader.GetGuid(0))
            {
                stored.Add(new(reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(1), []));
            }

            stored[^1].Turns.Add(reader.GetString(2));
        }

        return stored;
    }

    private sealed record Stored(Guid Id, DateTimeOffset At, List<string> Turns);
}

/// <summary>A wish to live conversations again.</summary>
/// <param name="Days">Of the last so many days.</param>
/// <param name="Limit">At most so many.</param>
public sealed record ReplayWish(int Days, int Limit);
