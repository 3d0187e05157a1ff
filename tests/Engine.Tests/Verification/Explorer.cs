using Porfin.Execution;

namespace Porfin.Engine.Tests.Verification;

/// <summary>What was seen to happen in a flow.</summary>
public sealed class Sightings
{
    public bool LoopedForEver { get; set; }

    public HashSet<string> WroteOutside { get; } = [];

    public bool EndedInSilence { get; set; }

    public HashSet<string> Visited { get; } = [];
}

/// <summary>Runs a flow in every way that a few choices allow: which way a chance goes, whether the customer writes or the next timer fires. Depth first, within bounds.</summary>
public sealed class Explorer(Plan plan)
{
    private const int MaxRuns = 200;
    private const int MaxTurns = 6;

    private static readonly TurnLimits Limits = new() { Steps = 300, Bookmarks = 60 };

    private readonly Sightings seen = new();
    private List<int> choices = [];
    private List<int> widths = [];
    private int at;

    public Sightings Explore()
    {
        for (var run = 0; run < MaxRuns; run++)
        {
            at = 0;
            widths = [];
            Run();
            var last = widths.Count - 1;
            choices = [.. choices.Take(widths.Count)];
            while (last >= 0 && choices[last] == widths[last] - 1)
            {
                last--;
            }

            if (last < 0)
            {
                break;
            }

            choices = [.. choices.Take(last), choices[last] + 1];
        }

        return seen;
    }

    private int Choose(int width)
    {
        if (at == choices.Count)
        {
            choices.Add(0);
        }

        widths.Add(width);
        return choices[at++];
    }

    private void Run()
    {
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        var lastWrote = now;
        var owes = true;
        var decisions = 0;
        Chance.DecideBy(() => ++decisions <= 8 ? Choose(2) == 1 : decisions % 2 == 0);
        var instance = new FlowInstance(Guid.Empty, plan);
        var stimulus = Stimulus.Start();
        for (var turns = 0; turns < MaxTurns; turns++)
        {
            var turn = FlowEngine.Run(plan, instance, stimulus, new World(now), Limits);
            instance = InstanceState.Read(InstanceState.Write(turn.Instance, plan), plan);
            owes = Observe(turn, now - lastWrote, owes);
            if (instance.Status is not InstanceStatus.Waiting)
            {
                return;
            }

            var possible = instance.Bookmarks.Where(bookmark => bookmark.Due is null || bookmark.Due == instance.NextDue).ToList();
            var bookmark = possible[Choose(possible.Count)];
            now = bookmark.Due > now ? bookmark.Due.Value : now;
            if (bookmark.Kind is Stimulus.Kinds.Message)
            {
                lastWrote = now;
                owes = true;
            }

            stimulus = new Stimulus(bookmark.Kind, null, default, bookmark.Id);
        }
    }

    private bool Observe(Turn turn, TimeSpan sinceCustomer, bool owes)
    {
        seen.LoopedForEver |= turn.Instance.Fault?.Code is "turn:too-long" or "turn:too-many-effects";
        var ended = false;
        foreach (var entry in turn.Journal)
        {
            var type = plan.ByPath.TryGetValue(entry.NodeId, out var node) ? node.Type : null;
            if (entry.Kind is JournalKind.Left)
            {
                seen.Visited.Add(entry.NodeId);
                ended |= type?.IsTerminal is true;
            }

            if (entry.Kind is JournalKind.Emitted && type?.Name is "Test.Say")
            {
                owes = false;
                if (sinceCustomer >= TimeSpan.FromHours(24))
                {
                    seen.WroteOutside.Add(entry.NodeId);
                }
            }
        }

        var answered = turn.Stimulus.Kind is Stimulus.Kinds.Message;
        seen.EndedInSilence |= turn.Instance.Status is InstanceStatus.Finished && owes && answered && !ended;
        return owes;
    }
}
