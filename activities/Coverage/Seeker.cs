using Porfin.Activities.Answers;
using Porfin.Activities.Handoff;
using Porfin.Activities.Messages;
using Porfin.Activities.Personas;
using Porfin.Activities.Transcripts;
using Porfin.Execution;
using Porfin.Verification;

namespace Porfin.Activities.Coverage;

/// <summary>
/// Looks for what must happen so that a flow comes to an activity, or leaves one by an outcome: at every wait it tries what could come on a copy of the instance, and
/// does what leads nearest. What it finds has been played.
/// </summary>
internal sealed class Seeker(Plan plan, FlowRoutes routes, string step, string? outcome)
{
    private const int MostTurns = 30;

    private static readonly string[] Answers = ["200 {}", "500", "http:timeout"];

    /// <summary>What must happen, as entries of a transcript; null when nothing was found.</summary>
    public IReadOnlyList<Entry>? Find(int attempts = 24)
    {
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            if (Try(attempt) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private List<Entry>? Try(int attempt)
    {
        var chance = new Chance(Chance.Seed(attempt, step, outcome ?? ""));
        var (player, outside, done) = (new TranscriptPlayer(plan), new CallScript(), new List<Entry>());
        void Do(Entry entry)
        {
            done.Add(entry);
            player.Do(entry);
        }

        if (routes.Steps.Any(at => plan.TypeOf(at)!.Contains("Http", StringComparison.Ordinal)))
        {
            var answer = new Entry(EntryKind.Answer, "always " + Answers[attempt % Answers.Length]);
            outside.Prepare(answer);
            Do(answer);
        }

        // Some flows read the message that begins them.
        Do(Habits.Customer(attempt == 0 || chance.Percent(40) ? chance.OneOf(Phrases.Greetings) : chance.OneOf([.. Phrases.Wishes, .. Phrases.Numbers])));
        for (var turn = 0; turn < MostTurns && !player.Turns.Any(Reaches); turn++)
        {
            var ideas = Ideas(player, chance).ToList();
            if (ideas.Count == 0)
            {
                break;
            }

            var far = ideas.ConvertAll(idea => Far(player.Session.Try(idea.Stimulus, idea.At, outside.Answer)));
            var least = far.Min();
            Do(chance.OneOf([.. ideas.Where((_, index) => far[index] == least || (attempt > 0 && chance.Percent(5)))]).Entry);
        }

        return player.Turns.Any(Reaches) ? done : null;
    }

    private bool Reaches(Turn turn) => turn.Plan == plan && (outcome is null
        ? turn.Journal.Any(entry => entry.NodeId == step && entry.Step > 0)
        : turn.Journal.SelectMany(CoverageCount.OutcomesOf).Contains((step, outcome)));

    /// <summary>All that could come now.</summary>
    private IEnumerable<Idea> Ideas(TranscriptPlayer player, Chance chance)
    {
        var session = player.Session;
        foreach (var bookmark in session.Instance?.Bookmarks ?? [])
        {
            var ideas = bookmark switch
            {
                { Kind: Stimulus.Kinds.Message } => Said(player, bookmark, chance),
                { Kind: HandOff.GivenBack } => [new(new(EntryKind.Happening, HandOff.GivenBack), new Stimulus(HandOff.GivenBack), session.Now)],
                { Due: { } due } => [new(Habits.Passes(TimeSpan.FromSeconds(Math.Ceiling((due - session.Now).TotalSeconds))), Stimulus.Elapsed(bookmark.Id), due)],
                { Kind: Stimulus.Kinds.Event or Stimulus.Kinds.Task, Key: { } key } => [new(new(EntryKind.Happening, $"{bookmark.Kind} {key}"), new Stimulus(bookmark.Kind, key), session.Now)],
                _ => Array.Empty<Idea>(),
            };
            foreach (var idea in ideas)
            {
                yield return idea;
            }
        }
    }

    private IEnumerable<Idea> Said(TranscriptPlayer player, Bookmark waiting, Chance chance)
    {
        var session = player.Session;
        var content = player.Turns.SelectMany(turn => turn.Events).OfType<MessageCreated>().LastOrDefault()?.Content;
        var kind = Enum.TryParse<AnswerKind>(plan.Constant(waiting.NodeId, "kind").Text, ignoreCase: true, out var known) ? known : AnswerKind.Text;
        var question = content switch { TextContent text => text.Body, ChoicesContent choices => choices.Body, _ => "" };
        var offered = (content as ChoicesContent)?.Choices ?? [];
        return offered.Select(choice => new Idea(Habits.Customer($"[{choice.Title}]"), session.Message("", choice), session.Now))
            .Concat(Enumerable.Range(0, 12).Select(_ => Phrases.Answer(kind, question, chance)).Concat(Phrases.Wishes).Append(chance.OneOf(Phrases.Nonsense)).Distinct()
                .Select(text => new Idea(Habits.Customer(text), session.Message(text), session.Now)))
            .Append(new Idea(Habits.Customer("(audio)"), session.Message("", kind: "audio"), session.Now));
    }

    /// <summary>How far the goal is after a turn.</summary>
    private int Far(Turn? turn) => turn is null ? int.MaxValue : Reaches(turn) ? 0 : turn.Instance.Bookmarks
        .SelectMany(bookmark => routes.OutcomesOf(bookmark.NodeId).Select(way => way.Outcome).Distinct()
            .Select(way => bookmark.NodeId == step && way == outcome ? 1 : routes.Distance(bookmark.NodeId, way, step) + 2))
        .Min() ?? int.MaxValue;

    private sealed record Idea(Entry Entry, Stimulus Stimulus, DateTimeOffset At);
}
