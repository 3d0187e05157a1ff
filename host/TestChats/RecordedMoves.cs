using System.Globalization;
using Porfin.Activities.Handoff;
using Porfin.Activities.Messages;
using Porfin.Expressions;
using Porfin.Recordings;

namespace Porfin.Host.TestChats;

/// <summary>Turns the recording of an instance into moves that live it again.</summary>
internal static class RecordedMoves
{
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<ChatMove> Of(IReadOnlyList<RecordedTurn> turns)
    {
        var moves = new List<ChatMove> { new("@", $"begin {Moment(turns[0].World.Now)}") };
        moves.AddRange(Facts(turns[0].World.Facts));
        var now = turns[0].World.Now;
        foreach (var turn in turns.Where(turn => !turn.IsMigration))
        {
            moves.AddRange(turn.Answers.Select(answer => new ChatMove("!", Answer(answer))));
            if (turn.World.Now > now)
            {
                moves.Add(new("@", Moment(turn.World.Now)));
                now = turn.World.Now;
            }

            if (Woken(turn) is { } woken)
            {
                moves.Add(woken);
            }
        }

        return moves.Count > ChatMove.Most ? moves[..ChatMove.Most] : moves;
    }

    private static ChatMove? Woken(RecordedTurn turn) => turn.Stimulus.Kind switch
    {
        Stimulus.Kinds.Message => Said(turn.Stimulus.Payload),
        Stimulus.Kinds.Start => turn.World.Facts["message"] is { Map: not null } message ? Said(message) : new("@", "start"),
        Stimulus.Kinds.Trigger => new("@", $"trigger {turn.Stimulus.Key} {Json(turn.Stimulus.Payload)}".TrimEnd()),
        Stimulus.Kinds.Event => new("@", $"event {turn.Stimulus.Key} {Json(turn.Stimulus.Payload)}".TrimEnd()),
        HandOff.GivenBack => new("@", $"handback {turn.Stimulus.Payload.ToText()}".TrimEnd()),
        // A timer fires by itself when the clock moves.
        _ => null,
    };

    private static ChatMove? Said(Value payload)
    {
        if (IncomingMessage.Of(new Stimulus(Stimulus.Kinds.Message, null, payload)) is not { } message)
        {
            return null;
        }

        var text = message.Kind switch
        {
            "text" => message.Text,
            "choice" => $"[{message.Text}]",
            "audio" or "image" or "video" or "sticker" or "document" or "location" or "contacts" => $"({message.Kind}) {message.Text}".TrimEnd(),
            _ => $"(unsupported) {message.Text}".TrimEnd(),
        };
        return text.Length == 0 ? null : new("<", text);
    }

    private static string Answer(CallAnswer answer) => answer.Failure is { } failure
        ? $"{failure} {answer.Detail}".TrimEnd()
        : $"{answer.Value.Map?["status"].ToText() ?? "200"} {ValueJson.Write(answer.Value.Map?["body"] ?? answer.Value)}";

    private static IEnumerable<ChatMove> Facts(ValueMap facts)
    {
        foreach (var (group, members) in facts.Where(fact => fact.Key is "contact" or "business" && fact.Value.Map is not null).Select(fact => (fact.Key, fact.Value.Map!)))
        {
            foreach (var (name, value) in members.Where(member => member.Value.Text is { Length: > 0 } text && !text.Contains('\n', StringComparison.Ordinal)))
            {
                yield return new("&", $"{group}.{name} = {value.Text}");
            }
        }
    }

    private static string Json(Value value) => value.IsUndefined ? "" : ValueJson.Write(value);

    // A moment has whole seconds in a scenario; rounded up, so that a timer of that second has fired.
    private static string Moment(DateTimeOffset at)
    {
        var whole = new DateTimeOffset((at < Earliest ? Earliest : at).Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, at.Offset);
        whole = whole < at ? whole.AddSeconds(1) : whole;
        return TimeZoneInfo.ConvertTime(whole, World.Brazil).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
