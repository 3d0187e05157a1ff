using System.Text.Json;
using Porfin.Activities.Handoff;
using Porfin.Expressions;

namespace Porfin.Activities.Transcripts;

/// <summary>What happens in a transcript besides what the customer says.</summary>
internal static class Happenings
{
    private const string Forms = "'@ +1h', '@ até segunda 9:00', '@ 2026-11-23 09:00', '@ owner text', '@ duplicate', '@ swap', '@ handback note', '@ event name', '@ task id', '@ http GET path', '@ trigger activity', '@ start', '@ begin 2026-11-23 09:00', '@ set Name = value'";

    /// <summary>Lets it happen.</summary>
    /// <exception cref="TranscriptException">It is nothing that can happen; the message names its line.</exception>
    public static void Do(ChatSession session, Entry entry)
    {
        try
        {
            if (TranscriptClock.Move(session.Now, entry.Text) is { } until)
            {
                session.Advance(until);
            }
            else if (!Do(session, entry.Text.Split(' ', 2)))
            {
                throw new TranscriptException(entry.Line, TranscriptSentences.NoHappening.With(entry.Text, Forms));
            }
        }
        catch (ExpressionException e)
        {
            throw new FormatException($"Line {entry.Line}: '@ {entry.Text}' cannot be done: {e.Message}", e);
        }
        catch (JsonException e)
        {
            throw new TranscriptException(entry.Line, TranscriptSentences.JsonHappening.With(entry.Text, e.Message), e);
        }
    }

    private static bool Do(ChatSession session, string[] words)
    {
        var rest = words.Length > 1 ? words[1] : "";
        switch (words[0])
        {
            case "start":
                session.Start(rest.Length > 0 ? ValueJson.Parse(rest).Map : null);
                return true;
            case HandOff.GivenBack:
                session.Wake(new Stimulus(HandOff.GivenBack, null, rest.Length > 0 ? Value.Of(rest) : default));
                return true;
            case "begin":
                return TranscriptClock.Move(session.Now, rest) is { } moment && session.BeginAt(moment);
            case "set":
                return rest.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, var value] && Set(session, name, value);
            case "owner":
                session.OwnerWrites();
                return true;
            case "duplicate" when rest.Length == 0:
                session.Repeat();
                return true;
            case "swap" when rest.Length == 0:
                session.HoldNext();
                return true;
            default:
                return rest.Length > 0 && Wake(session, words[0], rest);
        }
    }

    private static bool Wake(ChatSession session, string kind, string rest)
    {
        var parts = rest.Split(' ', 2);
        switch (kind)
        {
            case "trigger":
                session.Begin(Stimulus.Triggered(parts[0], Payload(parts, 1)));
                return true;
            case "http":
                parts = rest.Split(' ', 3);
                session.Wake(new Stimulus("http", string.Join(' ', parts.Take(2)), Payload(parts, 2)));
                return true;
            case "event" or "task":
                session.Wake(new Stimulus(kind, parts[0], Payload(parts, 1)));
                return true;
            default:
                return false;
        }
    }

    // A variable that is not there now is no mistake of the file: another version of the flow may lack it.
    private static bool Set(ChatSession session, string name, string value)
    {
        session.Set(name, value is ['[' or '{', ..] ? ValueJson.Parse(value) : Value.Of(value));
        return true;
    }

    private static Value Payload(string[] parts, int at) => parts.Length > at ? ValueJson.Parse(parts[at]) : default;
}
