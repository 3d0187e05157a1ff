using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Porfin.Activities.Handoff;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Activities.Transcripts;

/// <summary>Plays a transcript against a flow: does what the file makes happen, and writes down what the flow did.</summary>
public sealed partial class TranscriptPlayer
{
    /// <summary>When a transcript begins that names no time: a Monday morning.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(-3));

    private readonly Queue<CallAnswer> answers = new();
    private readonly List<Entry> played = [];
    private readonly List<Turn> turns = [];
    private readonly ChatSession session;

    private TranscriptPlayer(Plan plan, World? world, Func<string, Plan?>? find)
    {
        var facts = new ValueMap
        {
            { "contact", Value.Of(new ValueMap { { "name", Value.Of("Ana Souza") }, { "address", Value.Of("5511987654321") } }) },
            { "business", Value.Of(new ValueMap { { "name", Value.Of("Minha Empresa") } }) },
        };
        session = new(plan, world ?? new World(Begin) { Facts = facts }, _ => answers.TryDequeue(out var answer) ? answer : new(default, "call:unavailable", "The transcript gives no answer to this call."), find);
    }

    /// <summary>Plays a transcript.</summary>
    /// <param name="plan">The flow.</param>
    /// <param name="script">The transcript; what it says of the flow is not looked at.</param>
    /// <param name="world">Where it plays; Brazil on <see cref="Begin"/> with a contact called Ana Souza when null.</param>
    /// <param name="find">Finds the plan of a flow that is to be begun as an instance of its own.</param>
    /// <returns>The transcript as it went: comments and what the file made happen are kept.</returns>
    /// <exception cref="FormatException">An entry cannot be understood; the message names its line.</exception>
    public static Played Play(Plan plan, IReadOnlyList<Entry> script, World? world = null, Func<string, Plan?>? find = null)
    {
        var player = new TranscriptPlayer(plan, world, find);
        foreach (var entry in script.Where(entry => !entry.IsOutcome))
        {
            player.Do(entry);
        }

        if (player.session.Instance?.Status is InstanceStatus.Waiting && player.played.FindLast(entry => entry.IsOutcome) is not { Kind: EntryKind.Status, Text: not "Waiting" })
        {
            player.played.Add(new(EntryKind.Status, "Waiting"));
        }

        return new(player.played, player.turns);
    }

    private void Do(Entry entry)
    {
        played.Add(entry);
        switch (entry.Kind)
        {
            case EntryKind.Customer:
                Say(entry.Text);
                break;
            case EntryKind.Happening:
                Happen(entry);
                break;
            case EntryKind.Fact:
                Know(entry);
                break;
            case EntryKind.Answer:
                answers.Enqueue(Answered(entry));
                break;
            default:
                break;
        }
    }

    private void Say(string text)
    {
        if (Tapped().Match(text) is { Success: true } tap)
        {
            if (!session.Tap(tap.Groups[1].Value))
            {
                played.Add(new(EntryKind.Status, $"NoOption: {tap.Groups[1].Value}"));
            }
        }
        else if (Sent().Match(text) is { Success: true } sent)
        {
            session.Say(sent.Groups[2].Value.TrimStart(), sent.Groups[1].Value);
        }
        else
        {
            session.Say(text);
        }

        Note();
    }

    private void Happen(Entry entry)
    {
        var words = entry.Text.Split(' ', 2);
        if (TranscriptClock.Move(session.Now, entry.Text) is { } until)
        {
            session.Advance(until);
        }
        else if (words[0] is "start")
        {
            session.Start(words.Length > 1 ? ValueJson.Parse(words[1]).Map : null);
        }
        else if (words[0] is HandOff.GivenBack)
        {
            session.Wake(new Stimulus(HandOff.GivenBack, null, words.Length > 1 ? Value.Of(words[1]) : default));
        }
        else if (words is ["trigger", var begun])
        {
            var parts = begun.Split(' ', 2);
            session.Begin(Stimulus.Triggered(parts[0], parts.Length > 1 ? ValueJson.Parse(parts[1]) : default));
        }
        else if (words is ["http", var requested])
        {
            var parts = requested.Split(' ', 3);
            session.Wake(new Stimulus("http", string.Join(' ', parts.Take(2)), parts.Length > 2 ? ValueJson.Parse(parts[2]) : default));
        }
        else if (words is ["event" or "task", var key])
        {
            var parts = key.Split(' ', 2);
            session.Wake(new Stimulus(words[0], parts[0], parts.Length > 1 ? ValueJson.Parse(parts[1]) : default));
        }
        else
        {
            throw new FormatException($"Line {entry.Line}: '@ {entry.Text}' is none of '@ +1h', '@ 2026-11-23 09:00', '@ handback note', '@ event name', '@ task id', '@ http GET path', '@ trigger activity', '@ start'.");
        }

        Note();
    }

    private void Know(Entry entry)
    {
        if (entry.Text.Split('=', 2, StringSplitOptions.TrimEntries) is not [var path, var text])
        {
            throw new FormatException($"Line {entry.Line}: a fact looks like '& contact.name = Ana'.");
        }

        var map = session.Facts;
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            map[name] = map[name].Map is null ? Value.Of(new ValueMap()) : map[name];
            map = map[name].Map!;
        }

        map[names[^1]] = Value.Of(text);
    }

    private static CallAnswer Answered(Entry entry)
    {
        var words = entry.Text.Split(' ', 2);
        try
        {
            return int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
                ? new(Value.Of(new ValueMap { { "status", Value.Of(status) }, { "body", words.Length > 1 ? ValueJson.Parse(words[1]) : Value.Null } }))
                : new(default, words[0], words.Length > 1 ? words[1] : null);
        }
        catch (JsonException)
        {
            throw new FormatException($"Line {entry.Line}: an answer looks like '! 200 {{\"price\": 10}}' or '! http:timeout'.");
        }
    }

    private void Note()
    {
        var happened = session.TakeTurns();
        turns.AddRange(happened);
        played.AddRange(happened.SelectMany(TranscriptEntries.Of));
    }

    [GeneratedRegex(@"^\[(.+)\]$", RegexOptions.CultureInvariant)]
    private static partial Regex Tapped();

    [GeneratedRegex(@"^\((audio|image|video|sticker|document|location|contacts|unsupported)\)(.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Sent();
}

/// <summary>A transcript that was played.</summary>
/// <param name="Entries">The transcript as it went.</param>
/// <param name="Turns">The turns of the flow.</param>
public sealed record Played(IReadOnlyList<Entry> Entries, IReadOnlyList<Turn> Turns);
