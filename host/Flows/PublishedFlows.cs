using Npgsql;
using Porfin.Host.Conversations;

namespace Porfin.Host.Flows;

/// <summary>What answers on an account.</summary>
/// <param name="BusinessName">The business's name, which flows may say.</param>
/// <param name="Flow">The flow and its published version, for a new instance; null when nothing answers.</param>
internal sealed record Route(string BusinessName, (Guid Id, int Version)? Flow);

/// <summary>Which flow answers on which account. Remembered for a second, so that a publication by another process is seen soon.</summary>
internal sealed class PublishedFlows(NpgsqlDataSource db, TimeProvider time)
{
    private const int Remembered = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private const string Read = """
        select b.name, f.id, f.published_version from account a join business b on b.id = a.business_id
        left join flow f on f.id = a.flow_id and f.published_version is not null
        where a.id = $1
        """;

    private readonly Recent<Guid, (Task<Route> Route, DateTimeOffset At)> routes = new(Remembered);
    private readonly Lock gate = new();
    private (Task<HashSet<Guid>> Flows, DateTimeOffset At)? off;

    /// <summary>What answers on an account.</summary>
    public Task<Route> OfAsync(Guid accountId)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            if (!routes.TryGet(accountId, out var entry) || now - entry.At > Fresh || entry.Route.IsFaulted)
            {
                entry = (Task.Run(() => ReadAsync(accountId)), now);
                routes.Set(accountId, entry);
            }

            return entry.Route;
        }
    }

    /// <summary>Whether a flow is switched off.</summary>
    public async ValueTask<bool> IsOffAsync(Guid flowId)
    {
        Task<HashSet<Guid>> flows;
        var now = time.GetUtcNow();
        lock (gate)
        {
            if (off is not { } known || now - known.At > Fresh || known.Flows.IsFaulted)
            {
                off = known = (Task.Run(ReadOffAsync), now);
            }

            flows = known.Flows;
        }

        return (await flows).Contains(flowId);
    }

    private async Task<HashSet<Guid>> ReadOffAsync()
    {
        await using var command = db.CreateCommand("select id from flow where not is_on");
        await using var reader = await command.ExecuteReaderAsync();
        var found = new HashSet<Guid>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetGuid(0));
        }

        return found;
    }

    private async Task<Route> ReadAsync(Guid accountId)
    {
        await using var command = db.CreateCommand(Read);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = accountId });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new Route(reader.GetString(0), reader.IsDBNull(1) ? null : (reader.GetGuid(1), reader.GetInt32(2)))
            : new Route("", null);
    }
}
