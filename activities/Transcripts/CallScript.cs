using System.Globalization;
using System.Text.Json;
using Porfin.Activities.Http;
using Porfin.Expressions;

namespace Porfin.Activities.Transcripts;

/// <summary>What the outside answers in a transcript: each answer once, in order, or one always; at once or after a time, which is too late for a call of less patience.</summary>
internal sealed class CallScript
{
    private static readonly CallAnswer None = new(default, "call:unavailable", "The transcript gives no answer to this call.");

    private readonly Queue<Prepared> answers = new();
    private readonly List<string> calls = [];
    private readonly List<AnsweredCall> answered = [];
    private Prepared? always;
    private TimeSpan taken;

    /// <summary>The calls so far, each in a line.</summary>
    public IReadOnlyList<string> Calls => calls;

    /// <summary>The calls so far, with what they got.</summary>
    public IReadOnlyList<AnsweredCall> Answered => answered;

    /// <summary>Prepares the answer that an entry tells.</summary>
    /// <exception cref="TranscriptException">It tells none; the message names its line.</exception>
    public void Prepare(Entry entry)
    {
        var words = entry.Text.Split(' ', 2);
        var isAlways = words is ["always", _];
        words = isAlways ? words[1].Split(' ', 2) : words;
        var delay = TranscriptClock.Span(words[0]);
        words = delay is not null && words.Length > 1 ? words[1].Split(' ', 2) : words;
        var prepared = new Prepared(Read(words, entry), delay ?? TimeSpan.Zero);
        if (isAlways)
        {
            always = prepared;
        }
        else
        {
            answers.Enqueue(prepared);
        }
    }

    /// <summary>Answers a call.</summary>
    public CallAnswer Answer(Call call)
    {
        calls.Add(call is HttpCall http ? $"{http.Method} {http.Url} {http.Body}".TrimEnd() : call.GetType().Name);
        var answer = Give(call, answers.TryDequeue(out var next) ? next : always);
        answered.Add(new(call, answer));
        return answer;
    }

    private CallAnswer Give(Call call, Prepared? prepared)
    {
        if (prepared is null)
        {
            return None;
        }

        var isLate = call is HttpCall { Timeout: var patience } && prepared.Delay > patience;
        taken += isLate ? ((HttpCall)call).Timeout : prepared.Delay;
        return isLate ? new(default, "http:timeout", "The answer came too late.") : prepared.Answer;
    }

    /// <summary>The time that answers took since the last look.</summary>
    public TimeSpan TakeTime()
    {
        var time = taken;
        taken = TimeSpan.Zero;
        return time;
    }

    private static CallAnswer Read(string[] words, Entry entry)
    {
        try
        {
            if (words[0].Length == 0 || words[0][0] is '+' or '{' or '[')
            {
                throw new JsonException("There is no status, and no failure.");
            }

            return int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
                ? new(Value.Of(new ValueMap { { "status", Value.Of(status) }, { "body", words.Length > 1 ? ValueJson.Parse(words[1]) : Value.Null } }))
                : new(default, words[0], words.Length > 1 ? words[1] : null);
        }
        catch (JsonException)
        {
            throw new TranscriptException(entry.Line, TranscriptSentences.Answer);
        }
    }

    private sealed record Prepared(CallAnswer Answer, TimeSpan Delay);
}

/// <summary>A call that a transcript answered.</summary>
/// <param name="Call">What was asked.</param>
/// <param name="Answer">What it got.</param>
public sealed record AnsweredCall(Call Call, CallAnswer Answer);
