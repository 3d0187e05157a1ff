using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using Porfin.Host.Businesses;

namespace Porfin.Host.TestChats;

/// <summary>A link to a test chat.</summary>
/// <param name="Id">By which it is revoked.</param>
/// <param name="MayPlay">True when who has it may go on with the chat; false when it is only to read.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
public sealed record ChatLink(Guid Id, bool MayPlay, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

/// <summary>A link that was just made.</summary>
/// <param name="Link">The link.</param>
/// <param name="Path">Its address; it is told once, and nobody can look it up again.</param>
public sealed record NewChatLink(ChatLink Link, string Path);

/// <summary>A chat as it was shared.</summary>
/// <param name="BusinessId">Whose flow.</param>
/// <param name="FlowName">What the flow is called now.</param>
/// <param name="Document">The flow as it was.</param>
/// <param name="Moves">What had been done.</param>
/// <param name="MayPlay">Whether a guest may go on.</param>
public sealed record SharedChat(Guid BusinessId, string FlowName, string Document, IReadOnlyList<ChatMove> Moves, bool MayPlay);

/// <summary>Keeps the links to test chats.</summary>
public sealed class ChatLinks(NpgsqlDataSource db, TimeProvider time)
{
    /// <summary>The most open links of a flow.</summary>
    public const int MostOfFlow = 50;

    /// <summary>Where the page of shared chats is.</summary>
    public const string Path = "/conversa-de-teste/";

    private const int SecretBytes = 24;
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private const string All = "select id, may_play, created_by, created_at, expires_at from chat_link where flow_id = $1 and expires_at > $2 order by created_at desc";

    private const string Tidy = "delete from chat_link where flow_id = $1 and expires_at <= $2";

    // The flow is read under the policies: a foreign key alone would accept another business's.
    private const string Write = """
        insert into chat_link (id, secret_hash, flow_id, business_id, document, moves, may_play, created_by, created_at, expires_at)
        select $2, $3, f.id, f.business_id, $4, $5::jsonb, $6, $7, $8, $9 from flow f
        where f.id = $1 and (select count(*) from chat_link l where l.flow_id = f.id) < $10
        """;

    // Whose it is nobody knows yet: the secret alone decides.
    private const string Read = "select l.business_id, f.name, l.document, l.moves::text, l.may_play from chat_link l join flow f on f.id = l.flow_id where l.secret_hash = $1 and l.expires_at > $2";

    /// <summary>The open links of a flow, newest first.</summary>
    public async Task<IReadOnlyList<ChatLink>> AllAsync(Guid businessId, Guid flowId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(All, flowId, time.GetUtcNow().UtcDateTime);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var links = new List<ChatLink>();
        while (await reader.ReadAsync(cancellation))
        {
            links.Add(new(reader.GetGuid(0), reader.GetBoolean(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetFieldValue<DateTimeOffset>(4)));
        }

        return links;
    }

    /// <summary>Shares a chat; null when the flow has as many links as it may have.</summary>
    public async Task<NewChatLink?> ShareAsync(Guid flowId, SharedChat chat, string author, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var link = new ChatLink(Guid.CreateVersion7(now), chat.MayPlay, author, now, now + Life);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        await using var business = await db.OpenForAsync(chat.BusinessId, cancellation);
        await using var tidy = business.Command(Tidy, flowId, now.UtcDateTime);
        await tidy.ExecuteNonQueryAsync(cancellation);
        await using var write = business.Command(
            Write, flowId, link.Id, Hash(secret), chat.Document, JsonSerializer.Serialize(chat.Moves, JsonSerializerOptions.Web), chat.MayPlay, author, now.UtcDateTime, link.ExpiresAt.UtcDateTime, (long)MostOfFlow);
        var isKept = await write.ExecuteNonQueryAsync(cancellation) > 0;
        await business.CommitAsync(cancellation);
        return isKept ? new NewChatLink(link, Path + secret) : null;
    }

    /// <summary>Ends a link at once.</summary>
    /// <returns>False when the flow has no such one.</returns>
    public async Task<bool> RevokeAsync(Guid businessId, Guid flowId, Guid linkId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command("delete from chat_link where flow_id = $1 and id = $2", flowId, linkId);
        var isGone = await command.ExecuteNonQueryAsync(cancellation) > 0;
        await business.CommitAsync(cancellation);
        return isGone;
    }

    /// <summary>The chat behind a secret; null when there is none, or no longer.</summary>
    public async Task<SharedChat?> FindAsync(string secret, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand(Read);
        command.Parameters.Add(new() { Value = Hash(secret) });
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return !await reader.ReadAsync(cancellation) ? null : new SharedChat(
            reader.GetGuid(0), reader.GetString(1), reader.GetString(2), JsonSerializer.Deserialize<ChatMove[]>(reader.GetString(3), JsonSerializerOptions.Web)!, reader.GetBoolean(4));
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
