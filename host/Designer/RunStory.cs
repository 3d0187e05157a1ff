using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using Npgsql;
using Porfin.Host.Businesses;
using Porfin.Host.Pages;

namespace Porfin.Host.Designer;

/// <summary>One thing that happened in a run, in plain words.</summary>
/// <param name="At">When.</param>
/// <param name="NodeId">Where; empty for the run as a whole.</param>
/// <param name="Outcome">The way that was taken there; null when none was.</param>
/// <param name="Text">What happened, and why.</param>
public sealed record ToldStep(DateTimeOffset At, string NodeId, string? Outcome, string Text);

/// <summary>A run of a flow, told from its journal.</summary>
/// <param name="Version">The version on which it ran last.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Steps">What happened, in order.</param>
public sealed record ToldRun(int Version, string Status, IReadOnlyList<ToldStep> Steps);

/// <summary>Answers "why did it answer this?" from the journal alone.</summary>
public sealed class RunStory(NpgsqlDataSource db, IStringLocalizer<Texts> texts)
{
    private const int LongestQuote = 160;

    private const string Run = "select flow_version, status from instance where id = $2 and flow_id = $1";

    private const string Turns = "select j.at, j.entries from journal j join instance i on i.id = j.instance_id where i.flow_id = $1 and i.id = $2 order by j.turn limit 500";

    /// <summary>The story of a run; null when the business has no such one in this flow.</summary>
    public async Task<ToldRun?> TellAsync(Guid businessId, Guid flowId, Guid instanceId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        var run = await ReadRunAsync(business.Command(Run, flowId, instanceId), cancellation);
        if (run is null)
        {
            return null;
        }

        await using var command = business.Command(Turns, flowId, instanceId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var steps = new List<ToldStep>();
        while (await reader.ReadAsync(cancellation))
        {
            using var turn = JsonDocument.Parse(reader.GetString(1));
            steps.AddRange(Of(turn.RootElement, reader.GetFieldValue<DateTimeOffset>(0)));
        }

        return run with { Steps = steps };
    }

    private static async Task<ToldRun?> ReadRunAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            return await reader.ReadAsync(cancellation) ? new ToldRun(reader.GetInt32(0), reader.GetString(1), []) : null;
        }
    }

    private IEnumerable<ToldStep> Of(JsonElement turn, DateTimeOffset at)
    {
        if (Woken(turn) is { } woken)
        {
            yield return new ToldStep(at, "", null, woken);
        }

        foreach (var entry in turn.GetProperty("entries").EnumerateArray())
        {
            var (node, detail) = (Text(entry, "n") ?? "", Text(entry, "d"));
            if (Told(entry, detail) is { } text)
            {
                yield return new ToldStep(at, node, Text(entry, "k") is "Left" ? detail : null, text);
            }
        }
    }

    private string? Woken(JsonElement turn)
    {
        var stimulus = turn.GetProperty("stimulus");
        return Text(stimulus, "kind") switch
        {
            "start" => texts["story.start"],
            "message" => texts["story.message", stimulus.TryGetProperty("payload", out var payload) ? Quote(payload.ValueKind is JsonValueKind.Object && payload.TryGetProperty("text", out var said) ? said : payload) : ""],
            "timer" => texts["story.timer"],
            "handback" => texts["story.handback"],
            "event" => texts["story.event", Text(stimulus, "key") ?? ""],
            "migration" => texts["story.migration"],
            var other => texts["story.other", other ?? ""],
        };
    }

    private string? Told(JsonElement entry, string? detail) => Text(entry, "k") switch
    {
        "Left" when Text(entry, "n") is null or "" => null,
        "Left" when entry.TryGetProperty("x", out var decided) => texts["story.left.because", detail ?? "", Quote(decided)],
        "Left" => texts["story.left", detail ?? ""],
        "Waiting" => texts["story.waiting"],
        "Emitted" => Emitted(entry),
        "Called" => texts["story.called", detail ?? ""],
        "Answered" => detail is null ? texts["story.answered"] : texts["story.answer.failed", detail],
        "Set" => texts["story.set", detail ?? "", entry.TryGetProperty("x", out var value) ? Quote(value) : ""],
        "Skipped" => texts["story.skipped"],
        "Cancelled" => texts["story.cancelled"],
        "Failed" => texts["story.failed", detail ?? ""],
        "Ended" => texts["story.ended"],
        "Ignored" => texts["story.ignored"],
        _ => null,
    };

    private string Emitted(JsonElement entry)
    {
        var fields = entry.TryGetProperty("e", out var found) ? found : default;
        return Text(entry, "t") switch
        {
            "MessageCreated" => texts["story.said", Quote(Body(fields))],
            "HandoffRequested" => texts["story.handoff", Text(fields, "reason") ?? ""],
            "LineWritten" => texts["story.line", Text(fields, "text") ?? ""],
            var other => texts["story.did", other ?? ""],
        };
    }

    /// <summary>What a message says: the first text called body or text in it.</summary>
    private static JsonElement Body(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return json;
        }

        foreach (var property in json.EnumerateObject())
        {
            if (property.Name is "body" or "text" && property.Value.ValueKind is JsonValueKind.String)
            {
                return property.Value;
            }
        }

        return json.EnumerateObject().Select(property => property.Value).Where(value => value.ValueKind is JsonValueKind.Object).Select(Body).FirstOrDefault(json);
    }

    private static string Quote(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => "",
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => value.GetRawText().ToLower(CultureInfo.InvariantCulture),
            _ => value.GetRawText(),
        };
        return text.Length > LongestQuote ? text[..LongestQuote] + "…" : text;
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
