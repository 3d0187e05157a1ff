using System.Text.Json;
using Microsoft.Extensions.Localization;
using Porfin.Host.Pages;

namespace Porfin.Host.Designer;

/// <summary>Puts the journal of a turn into plain words.</summary>
internal sealed class StoryWords(StepNames names, IStringLocalizer<Texts> texts)
{
    private const int LongestQuote = 160;

    /// <summary>What happened in a turn, in order; each message with its reason: what woke the flow, and the ways it took since.</summary>
    public IEnumerable<ToldStep> Tell(JsonElement turn, DateTimeOffset at)
    {
        var woken = Woken(turn.GetProperty("stimulus"));
        yield return new ToldStep(at, "", null, woken) { Kind = "heard" };
        List<string> reasons = [woken];
        var last = ("", "");
        foreach (var entry in turn.GetProperty("entries").EnumerateArray())
        {
            var (node, detail, kind) = (Text(entry, "n") ?? "", Text(entry, "d"), Text(entry, "k"));
            var isMessage = kind is "Emitted" && Text(entry, "t") is "MessageCreated";
            // A step waits for an answer and for its time to end: to people that is one thing.
            if (Told(entry, node, detail) is not { } text || last == (node, text))
            {
                continue;
            }

            last = (node, text);
            var isWay = kind is "Left";
            yield return new ToldStep(at, node, isWay ? detail : null, text)
            {
                Kind = isMessage ? "said" : isWay ? "went" : "noted",
                Title = node.Length == 0 ? null : names.Title(node),
                Why = isMessage ? string.Join(' ', reasons.Append(texts["story.why.says", names.Title(node)])) : null,
            };
            if (isWay && !names.IsOnly(node, detail ?? ""))
            {
                reasons.Add(texts["story.why.step", names.Title(node), Way(entry, node, detail)]);
            }
        }
    }

    private string Woken(JsonElement stimulus) => Text(stimulus, "kind") switch
    {
        "start" => texts["story.start"],
        "message" => texts["story.message", stimulus.TryGetProperty("payload", out var payload) ? Quote(payload.ValueKind is JsonValueKind.Object && payload.TryGetProperty("text", out var said) ? said : payload) : ""],
        "timer" => texts["story.timer"],
        "handback" => texts["story.handback"],
        "event" => texts["story.event", Text(stimulus, "key") ?? ""],
        "migration" => texts["story.migration"],
        var other => texts["story.other", other ?? ""],
    };

    private string? Told(JsonElement entry, string node, string? detail) => Text(entry, "k") switch
    {
        "Left" when node.Length == 0 => null,
        "Left" => texts["story.left", Way(entry, node, detail)],
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

    /// <summary>The way that was taken, and what decided it.</summary>
    private string Way(JsonElement entry, string node, string? detail)
    {
        var label = names.Outcome(node, detail ?? "");
        return entry.TryGetProperty("x", out var decided) && Quote(decided) is { Length: > 0 } value && value != detail ? texts["story.because", label, value] : texts["story.way", label];
    }

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

    /// <summary>A value as people say it: of an option its title.</summary>
    private string Quote(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Object && (Text(value, "title") ?? Text(value, "label")) is { } title)
        {
            return title;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => "",
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => texts["story.true"],
            JsonValueKind.False => texts["story.false"],
            _ => value.GetRawText(),
        };
        return text.Length > LongestQuote ? text[..LongestQuote] + "…" : text;
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
