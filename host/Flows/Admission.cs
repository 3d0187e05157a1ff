using System.Globalization;
using Npgsql;
using Porfin.Activities.Answers;
using Porfin.Activities.Messages;
using Porfin.Host.Conversations;

namespace Porfin.Host.Flows;

/// <summary>Decides whether a message begins a flow, as the flow's settings have it.</summary>
internal sealed class Admission(NpgsqlDataSource db)
{
    // What we say outside hours, and once only, is no contact yet.
    private const string Closed = "closed-";

    private const string WasWritten = "select exists (select from message where conversation_id = $1 and direction = 'out' and coalesce(idempotency_key, '') not like 'closed-%')";

    private const string WasSaid = "select exists (select from message where conversation_id = $1 and direction = 'out' and idempotency_key = $2)";

    /// <summary>What becomes of messages that do not begin the flow; null when they do.</summary>
    public async ValueTask<TurnResult?> RefuseAsync(Joined joined, TurnRequest request, FlowSettings settings)
    {
        var activation = settings.Activation;
        var begins = activation.Begins switch
        {
            Begins.FirstContact => !await AskAsync(WasWritten, request.Conversation.Id),
            Begins.Keywords => HasKeyword(joined.Stimulus.Payload.Map?["text"].Text, activation.Keywords),
            _ => true,
        };
        if (!begins)
        {
            return new TurnResult(joined.Mails);
        }

        var local = TimeZoneInfo.ConvertTime(request.Now, World.Brazil).DateTime;
        if (activation.Hours is not { } hours || hours.IsOpen(local))
        {
            return null;
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"{Closed}{request.Conversation.Id:N}-{hours.ClosedSince(local):yyyyMMddHHmm}");
        return activation.ClosedText is not { } text || await AskAsync(WasSaid, request.Conversation.Id, key)
            ? new TurnResult(joined.Mails)
            : new TurnResult(joined.Mails) { Outgoing = [new Outgoing(key, new TextContent(text))] };
    }

    /// <summary>Whether a text holds one of some words or phrases.</summary>
    public static bool HasKeyword(string? text, IReadOnlyList<string> keywords)
    {
        var plain = $" {PlainText.Of(text ?? "")} ";
        return keywords.Any(word => PlainText.Of(word) is { Length: > 0 } wanted && plain.Contains($" {wanted} ", StringComparison.Ordinal));
    }

    private async Task<bool> AskAsync(string sql, params object[] values)
    {
        await using var command = db.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteScalarAsync() is true;
    }
}
