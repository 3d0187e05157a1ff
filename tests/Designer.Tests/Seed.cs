using System.Text;
using Npgsql;
using Porfin.Compilation;
using Porfin.Execution;
using Porfin.Host.Conversations;

namespace Porfin.Designer.Tests;

/// <summary>Puts into the database what the pipeline would, for pages to show.</summary>
public sealed class Seed(PorfinSite site, Guid business)
{
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow();
    private static long lastMessage = 1000;
    private readonly Guid account = Guid.CreateVersion7();

    public static async Task<Seed> ForAsync(PorfinSite site, string businessName) => new(site, await BusinessAsync(site, businessName));

    /// <summary>The business of a name.</summary>
    public static async Task<Guid> BusinessAsync(PorfinSite site, string name)
    {
        await using var command = site.Database.CreateCommand("select id from business where name = $1");
        command.Parameters.Add(new() { Value = name });
        return (Guid)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A published flow; answering on a number of its own when told so.</summary>
    public async Task<Guid> FlowAsync(string name, string document, bool isAnswering)
    {
        var flow = Guid.CreateVersion7();
        await RunAsync(
            "insert into flow (id, business_id, definition_id, name, published_version, created_at) values ($1, $2, $3, $4, 1, $5)",
            flow, business, flow.ToString("N"), name, Start);
        await RunAsync(
            "insert into flow_version (flow_id, version, business_id, document, note, author, published_at) values ($1, 1, $2, $3, 'Primeira versão', 'Ana', $4)",
            flow, business, document, Start);
        if (isAnswering)
        {
            await RunAsync(
                "insert into account (id, business_id, kind, phone_number_id, display, flow_id, created_at) values ($1, $2, 'cloud', $3, '+55 11 4002-8922', $4, $5)",
                account, business, account.ToString("N"), flow, Start);
        }

        return flow;
    }

    /// <summary>A further version with the document of the first, published now.</summary>
    public async Task VersionAsync(Guid flow, int version, string note, string? overrideReason)
    {
        await RunAsync(
            "insert into flow_version (flow_id, version, business_id, document, note, author, published_at, override_reason) select flow_id, $2, business_id, document, $3, 'Bia', $4, nullif($5, '') from flow_version where flow_id = $1 and version = 1",
            flow, version, note, Start, overrideReason ?? "");
        await RunAsync("update flow set published_version = $2 where id = $1", flow, version);
    }

    public async Task<Guid> ConversationAsync(string? name, string address, TimeSpan ago)
    {
        var conversation = Guid.CreateVersion7();
        await RunAsync(
            "insert into conversation (id, business_id, account_id, address, profile_name, last_at, created_at) values ($1, $2, $3, $4, nullif($5, ''), $6, $6)",
            conversation, business, account, address, name ?? "", Start - ago);
        return conversation;
    }

    /// <summary>A conversation that stands where a flow's first turn left it.</summary>
    public async Task<Guid> WaitingAsync(Guid flow, string document, string name)
    {
        var plan = FlowCompiler.Compile(Encoding.UTF8.GetBytes(document), site.Get<ActivityCatalog>()).Plan!;
        var instance = new FlowInstance(Guid.CreateVersion7(Start), plan);
        FlowEngine.Run(plan, instance, Stimulus.Start(), new World(Start));
        var conversation = await ConversationAsync(name, Guid.CreateVersion7().ToString("N"), TimeSpan.Zero);
        await RunAsync("update conversation set last_inbound_at = $2 where id = $1", conversation, Start);
        await RunAsync(
            "insert into instance (id, business_id, conversation_id, flow_id, flow_version, status, version, state, created_at, updated_at) values ($1, $2, $3, $4, 1, 'waiting', 1, $5, $6, $6)",
            instance.Id, business, conversation, flow, InstanceState.Write(instance, plan), Start);
        return conversation;
    }

    /// <summary>A message, committed, and then told to open pages, as the pipeline does.</summary>
    public async Task<long> MessageAsync(Guid conversation, string direction, string content, string status, TimeSpan ago)
    {
        var id = Interlocked.Increment(ref lastMessage);
        var kind = System.Text.Json.JsonDocument.Parse(content).RootElement.GetProperty("kind").GetString()!;
        await RunAsync(
            "insert into message (id, business_id, account_id, conversation_id, direction, kind, content, status, at) values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9)",
            id, business, account, conversation, direction, kind, content, status, Start - ago);
        await RunAsync("update conversation set last_at = greatest(last_at, $2) where id = $1", conversation, Start - ago);
        site.Get<ConversationFeed>().Publish(business, conversation);
        return id;
    }

    public async Task StatusAsync(Guid conversation, long message, string status)
    {
        await RunAsync("update message set status = $2 where id = $1", message, status);
        site.Get<ConversationFeed>().Publish(business, conversation);
    }

    private async Task RunAsync(string sql, params object[] parameters)
    {
        await using var command = site.Database.CreateCommand(sql);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A table that is missing for a while, as if the database had failed.</summary>
public sealed class Away : IAsyncDisposable
{
    private readonly NpgsqlDataSource database;
    private readonly string table;

    private Away(NpgsqlDataSource database, string table) => (this.database, this.table) = (database, table);

    public static async Task<Away> TakeAsync(NpgsqlDataSource database, string table)
    {
        await using var command = database.CreateCommand($"alter table {table} rename to {table}_away");
        await command.ExecuteNonQueryAsync();
        return new Away(database, table);
    }

    public async ValueTask DisposeAsync()
    {
        await using var command = database.CreateCommand($"alter table {table}_away rename to {table}");
        await command.ExecuteNonQueryAsync();
    }
}
