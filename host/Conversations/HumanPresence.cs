using System.Collections.Concurrent;
using Npgsql;

namespace Porfin.Host.Conversations;

/// <summary>
/// In which conversations a person of the business is talking now, from the WhatsApp app, and until when the flow leaves them alone. The table has it; this is
/// what of it matters now, in memory, because every turn and every sending asks.
/// </summary>
internal sealed class HumanPresence(NpgsqlDataSource db, TimeProvider time) : IHostedService
{
    private const string Read = "select id, human_until from conversation where human_until > $1";
    private const int FewEnough = 1_000;

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> until = [];
    private int sweepAt = FewEnough;

    /// <summary>Until when the flow of a conversation is silent; null when it may speak.</summary>
    public DateTimeOffset? Until(Guid conversationId) =>
        !until.IsEmpty && until.TryGetValue(conversationId, out var moment) && moment > time.GetUtcNow() ? moment : null;

    /// <summary>Notes that somebody talks there.</summary>
    public void Note(Guid conversationId, DateTimeOffset moment)
    {
        until.AddOrUpdate(conversationId, moment, (_, before) => before > moment ? before : moment);
        if (until.Count > sweepAt)
        {
            var now = time.GetUtcNow();
            foreach (var over in until.Where(one => one.Value <= now))
            {
                until.TryRemove(over);
            }

            sweepAt = Math.Max(FewEnough, until.Count * 2);
        }
    }

    /// <summary>Notes that they gave the conversation back.</summary>
    public void End(Guid conversationId, DateTimeOffset moment) => until[conversationId] = moment;

    /// <summary>True when somebody talks there, or did lately: what is remembered of its instance may then not tell that it stood still.</summary>
    public bool Knows(Guid conversationId) => !until.IsEmpty && until.ContainsKey(conversationId);

    /// <summary>Reads what was so before this start.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(Read);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = time.GetUtcNow().UtcDateTime });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            Note(reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(1));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
