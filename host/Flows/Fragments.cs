using Porfin.Expressions;
using Porfin.Host.Conversations;

namespace Porfin.Host.Flows;

/// <summary>What one turn hears: a message, or several texts that came as fragments of one thought.</summary>
/// <param name="Mails">The messages.</param>
/// <param name="Stimulus">What they say together.</param>
/// <param name="NotBefore">Set when more fragments may come until then.</param>
internal sealed record Joined(Mail[] Mails, Stimulus Stimulus, DateTimeOffset? NotBefore);

/// <summary>Joins texts that come within a flow's joining time, each of which begins it anew; somebody who never pauses is heard after some times of it.</summary>
internal static class Fragments
{
    private const int MostTimes = 5;

    public static Joined Join(IReadOnlyList<Mail> mails, TimeSpan joining, DateTimeOffset now)
    {
        var first = mails[0];
        if (joining == TimeSpan.Zero || !IsText(first))
        {
            return new Joined([first], first.Stimulus, null);
        }

        var end = first.At + (joining * MostTimes);
        Mail[] texts = [.. mails.TakeWhile(mail => IsText(mail) && mail.At <= end)];
        var last = texts[^1];
        var moment = last.At + joining < end ? last.At + joining : end;
        var isWhole = texts.Length < mails.Count || moment <= now;
        return new Joined(texts, Together(texts), isWhole ? null : moment);
    }

    private static bool IsText(Mail mail) => mail.MessageId is not null && mail.Stimulus.Payload.Map?["kind"].Text is "text";

    private static Stimulus Together(Mail[] texts)
    {
        var last = texts[^1].Stimulus;
        if (texts.Length == 1)
        {
            return last;
        }

        var map = ValueConvert.Copy(last.Payload).Map!;
        map["text"] = Value.Of(string.Join('\n', texts.Select(mail => mail.Stimulus.Payload.Map!["text"].Text)));
        return last with { Payload = Value.Of(map) };
    }
}
