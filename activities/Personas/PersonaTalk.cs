using Porfin.Activities.Answers;
using Porfin.Activities.Messages;
using Porfin.Activities.Transcripts;
using Porfin.Execution;
using Porfin.Verification;

namespace Porfin.Activities.Personas;

/// <summary>One conversation of a persona with a flow. It steers to its goal by the shortest way from where the flow waits, and does what is typical for it on the way.</summary>
internal sealed class PersonaTalk
{
    /// <summary>After so many turns of the persona the conversation is stuck.</summary>
    private const int MostTurns = 40;

    private readonly Plan plan;
    private readonly FlowRoutes routes;
    private readonly Persona persona;
    private readonly Chance chance;
    private readonly HabitMemory habit;
    private readonly TranscriptPlayer player;
    private readonly Goals goals;
    private readonly CallScript outside = new();
    private string? goal;

    public PersonaTalk(Plan plan, FlowRoutes routes, Persona persona, ulong seed, string? wanted = null)
    {
        (this.plan, this.routes, this.persona) = (plan, routes, persona);
        chance = new(seed);
        habit = new(chance);
        player = new(plan);
        goals = new(plan, routes, wanted);
        goal = goals.Choose(persona.Goal, chance);
    }

    /// <summary>Talks to the end.</summary>
    public PersonaRun Talk()
    {
        if (goals.HasCalls)
        {
            var answer = new Entry(EntryKind.Answer, "always " + chance.OneOf(["200 {}", "200 {}", "200 {}", "200 {}", "500", "http:timeout"]));
            outside.Prepare(answer);
            player.Do(answer);
        }

        player.Do(Habits.Customer(chance.OneOf(Phrases.Greetings)));
        while (habit.Turns < MostTurns && Goes())
        {
            habit.Turns++;
        }

        var end = Ending.Of(plan, player.Session.Instance, player.Turns, habit.Turns >= MostTurns);
        var reached = persona.Goal switch
        {
            PersonaGoal.Silence => end.Kind is EndKind.Ended,
            PersonaGoal.Person => end.Kind is EndKind.Person,
            _ => goal is not null && player.Turns.Any(turn => turn.Journal.Any(entry => entry.NodeId == goal && entry.Step > 0)),
        };
        return new(persona, persona.Goal is PersonaGoal.AnyEnd && goal is not null ? plan.TitleOf(goal) : null, end, reached, player.Finish());
    }

    /// <summary>Does something; false when there is nothing more to do.</summary>
    private bool Goes()
    {
        var instance = player.Session.Instance;
        if (instance is not { Status: InstanceStatus.Waiting } || player.Session.IsHandedOff)
        {
            return false;
        }

        if (instance.Bookmarks.FirstOrDefault(bookmark => bookmark.Kind is Stimulus.Kinds.Message) is not { } waiting)
        {
            return GoesByItself(instance);
        }

        var moment = See(waiting);
        var entries = persona.Act(moment)?.ToList() ?? [.. Answer(moment)];
        if (habit.HasOtherGoal)
        {
            habit.HasOtherGoal = false;
            goal = goals.Choose(persona.Goal, chance);
        }

        entries.ForEach(player.Do);
        return entries.Count > 0;
    }

    /// <summary>Where the flow waits for nobody who writes: time passes, events come.</summary>
    private bool GoesByItself(FlowInstance instance)
    {
        if (instance.NextDue is { } due)
        {
            player.Do(Habits.Passes(Whole(due - player.Session.Now)));
            return true;
        }

        if (instance.Bookmarks.FirstOrDefault(bookmark => bookmark.Kind is Stimulus.Kinds.Event or Stimulus.Kinds.Task) is not { Key: { } key } bookmark)
        {
            return false;
        }

        player.Do(new(EntryKind.Happening, $"{bookmark.Kind} {key}"));
        return true;
    }

    private Moment See(Bookmark waiting)
    {
        var said = player.Turns.SelectMany(turn => turn.Events).OfType<MessageCreated>().Select(created => created.Content).ToList();
        var current = (said.LastOrDefault() as ChoicesContent)?.Choices ?? [];
        var kind = plan.Constant(waiting.NodeId, "kind").Text;
        return new(chance, habit)
        {
            Question = said.LastOrDefault() switch { TextContent text => text.Body, ChoicesContent choices => choices.Body, _ => "" },
            Kind = Enum.TryParse<AnswerKind>(kind, ignoreCase: true, out var known) ? known : AnswerKind.Text,
            Choices = current,
            OldTitles = [.. said.OfType<ChoicesContent>().SelectMany(content => content.Choices).Select(choice => choice.Title).Where(title => !current.Any(choice => choice.Title == title)).Distinct()],
            Patience = player.Session.Instance!.NextDue is { } due ? Whole(due - player.Session.Now) : null,
            Joins = plan.Flow.Settings.JoiningTime > TimeSpan.Zero,
        };
    }

    private IEnumerable<Entry> Answer(Moment moment) => persona.Say(moment, Wanted(moment));

    /// <summary>What leads nearest to the goal, as it is said plainly; now and then anything, because people do not know flows.</summary>
    private string Wanted(Moment moment)
    {
        var ideas = Ideas(moment);
        if (goal is null || chance.Percent(10))
        {
            return chance.OneOf(ideas);
        }

        var far = ideas.ConvertAll(idea => Far(moment, idea));
        var least = far.Min();
        return chance.OneOf([.. ideas.Where((_, index) => far[index] == least)]);
    }

    private List<string> Ideas(Moment moment) => moment.Choices.Count > 0
        ? [.. moment.Choices.Select(choice => $"[{choice.Title}]"), chance.OneOf(Phrases.Wishes), chance.OneOf(Phrases.Wishes), chance.OneOf(Phrases.Nonsense)]
        : [.. Enumerable.Range(0, 3).Select(_ => Phrases.Answer(moment.Kind, moment.Question, chance)), chance.OneOf(Phrases.Wishes)];

    /// <summary>How far the goal would be after an answer.</summary>
    private int Far(Moment moment, string idea)
    {
        var tapped = moment.Choices.FirstOrDefault(choice => idea == $"[{choice.Title}]");
        if (player.Session.Try(player.Session.Message(idea, tapped), player.Session.Now, outside.Answer) is not { } turn)
        {
            return int.MaxValue;
        }

        return turn.Journal.Any(entry => entry.NodeId == goal) ? 0 : turn.Instance.Bookmarks
            .SelectMany(bookmark => routes.OutcomesOf(bookmark.NodeId).Where(outcome => outcome.Cause is not OutcomeCause.Time).Select(outcome => routes.Distance(bookmark.NodeId, outcome.Outcome, goal!) + 1))
            .Min() ?? int.MaxValue;
    }

    private static TimeSpan Whole(TimeSpan span) => TimeSpan.FromSeconds(Math.Ceiling(Math.Max(0, span.TotalSeconds)));
}
