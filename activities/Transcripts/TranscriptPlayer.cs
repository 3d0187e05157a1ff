using System.Text.Json;
using System.Text.RegularExpressions;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Activities.Transcripts;

/// <summary>Plays a transcript against a flow: does what the file makes happen, and writes down what the flow did.</summary>
public sealed partial class TranscriptPlayer
{
    /// <summary>When a transcript begins that names no time: a Monday morning.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(-3));

    /// <summary>The most turns of a transcript: more is a loop, or no conversation.</summary>
    private const int MostTurns = 10_000;

    private readonly CallScript calls = new();
    private readonly List<Entry> played = [];
    private readonly List<Turn> turns = [];
    private readonly Dictionary<Entry, Turn> made = new(ReferenceEqualityComparer.Instance);
    private readonly ChatSession session;
    private readonly Checks checks;

    internal TranscriptPlayer(Plan plan, World? world = null, Func<string, Plan?>? find = null)
    {
        session = new(plan, world ?? Monday(), calls.Answer, find);
        checks = new(plan, turns, calls.Calls);
    }

    /// <summary>The world of a transcript that is given none: Brazil at <see cref="Begin"/>, with a contact called Ana Souza.</summary>
    public static World Monday() => new(Begin)
    {
        Facts = new ValueMap
        {
            { "contact", Value.Of(new ValueMap { { "name", Value.Of("Ana Souza") }, { "address", Value.Of("5511987654321") } }) },
            { "business", Value.Of(new ValueMap { { "name", Value.Of("Minha Empresa") } }) },
        },
    };

    /// <summary>Plays a transcript.</summary>
    /// <param name="plan">The flow.</param>
    /// <param name="script">The transcript; what it says of the flow is not looked at.</param>
    /// <param name="world">Where it plays; <see cref="Monday"/> when null.</param>
    /// <param name="find">Finds the plan of a flow that is to be begun as an instance of its own.</param>
    /// <returns>The transcript as it went: comments and what the file made happen are kept.</returns>
    /// <exception cref="TranscriptException">An entry cannot be understood, or makes too many turns; the message names its line.</exception>
    public static Played Play(Plan plan, IReadOnlyList<Entry> script, World? world = null, Func<string, Plan?>? find = null) => new TranscriptPlayer(plan, world, find).Play(script);

    /// <summary>Plays a transcript, unless it takes too long.</summary>
    /// <exception cref="OperationCanceledException">It was given up between two entries.</exception>
    internal Played Play(IEnumerable<Entry> script, CancellationToken cancellation = default)
    {
        foreach (var entry in script.Where(entry => !entry.IsOutcome))
        {
            cancellation.ThrowIfCancellationRequested();
            Do(entry);
            if (turns.Count > MostTurns)
            {
                throw new TranscriptException(entry.Line, TranscriptSentences.TooMany.With(MostTurns));
            }
        }

        return Finish();
    }

    /// <summary>The conversation as it stands.</summary>
    internal ChatSession Session => session;

    /// <summary>The transcript so far.</summary>
    internal IReadOnlyList<Entry> Entries => played;

    /// <summary>The calls so far, with what they got.</summary>
    internal IReadOnlyList<AnsweredCall> Calls => calls.Answered;

    /// <summary>The turns so far.</summary>
    internal IReadOnlyList<Turn> Turns => turns;

    /// <summary>The end of the transcript.</summary>
    internal Played Finish()
    {
        // A message that was held arrives at the end, whatever comes.
        session.Advance(session.Now);
        Note();
        if (session.Instance?.Status is InstanceStatus.Waiting && played.FindLast(entry => entry.IsOutcome) is not { Kind: EntryKind.Status, Text: not "Waiting" })
        {
            played.Add(new(EntryKind.Status, "Waiting"));
        }

        return new(played, turns, made);
    }

    /// <summary>Lets an entry happen.</summary>
    /// <exception cref="TranscriptException">It cannot be understood; the message names its line.</exception>
    internal void Do(Entry entry)
    {
        if (entry.Kind is EntryKind.Check)
        {
            played.Add(checks.Tell(entry));
            return;
        }

        played.Add(entry);
        switch (entry.Kind)
        {
            case EntryKind.Customer:
                Say(entry.Text);
                break;
            case EntryKind.Happening:
                Happenings.Do(session, entry);
                break;
            case EntryKind.Fact:
                Know(entry);
                break;
            case EntryKind.Answer:
                calls.Prepare(entry);
                break;
            default:
                break;
        }

        Note();
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
    }

    private void Know(Entry entry)
    {
        if (entry.Text.Split('=', 2, StringSplitOptions.TrimEntries) is not [var path, var text])
        {
            throw new TranscriptException(entry.Line, TranscriptSentences.Fact);
        }

        var map = session.Facts;
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            map[name] = map[name].Map is null ? Value.Of(new ValueMap()) : map[name];
            map = map[name].Map!;
        }

        map[names[^1]] = text is ['[' or '{', ..] ? Listed(entry, text) : Value.Of(text);
    }

    private static Value Listed(Entry entry, string text)
    {
        try
        {
            return ValueJson.Parse(text);
        }
        catch (JsonException e)
        {
            throw new TranscriptException(entry.Line, TranscriptSentences.JsonFact.With(e.Message), e);
        }
    }

    private void Note()
    {
        if (calls.TakeTime() is var taken && taken > TimeSpan.Zero)
        {
            session.Advance(session.Now + taken);
        }

        foreach (var turn in session.TakeTurns())
        {
            turns.Add(turn);
            foreach (var entry in TranscriptEntries.Of(turn))
            {
                played.Add(entry);
                made[entry] = turn;
            }
        }
    }

    [GeneratedRegex(@"^\[(.+)\]$", RegexOptions.CultureInvariant)]
    private static partial Regex Tapped();

    [GeneratedRegex(@"^\((audio|image|video|sticker|document|location|contacts|unsupported)\)(.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Sent();
}

/// <summary>A transcript that was played.</summary>
/// <param name="entries">The transcript as it went.</param>
/// <param name="turns">The turns of the flow.</param>
/// <param name="made">The turns that made entries.</param>
public sealed class Played(IReadOnlyList<Entry> entries, IReadOnlyList<Turn> turns, IReadOnlyDictionary<Entry, Turn> made)
{
    /// <summary>The transcript as it went.</summary>
    public IReadOnlyList<Entry> Entries => entries;

    /// <summary>The turns of the flow.</summary>
    public IReadOnlyList<Turn> Turns => turns;

    /// <summary>The turn that made an entry; null for what the file made happen.</summary>
    public Turn? TurnOf(Entry entry) => made.GetValueOrDefault(entry);
}
