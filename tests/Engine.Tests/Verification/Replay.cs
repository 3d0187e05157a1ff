using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Verification;

namespace Porfin.Engine.Tests.Verification;

/// <summary>Drives a flow along the way that a finding shows, and on by the same habits: what it announces must happen.</summary>
public sealed class Replay
{
    private const int MostTurns = 60;

    private static readonly TurnLimits Limits = new() { Steps = 600, Bookmarks = 60 };

    private readonly Plan plan;
    private readonly Dictionary<string, Queue<string>> ahead;
    private readonly Dictionary<string, string> habits = [];
    private readonly Sightings seen = new();

    private Replay(Plan plan, Finding finding)
    {
        this.plan = plan;
        ahead = finding.Path.Where(step => step.Outcome is not null).GroupBy(step => step.NodeId).ToDictionary(group => group.Key, group => new Queue<string>(group.Select(step => step.Outcome!)));
    }

    /// <summary>What was seen on the way. Answers are all of one kind: the finding's way does not tell what was answered.</summary>
    public static Sightings Of(Plan plan, Finding finding, int answer)
    {
        var replay = new Replay(plan, finding);
        replay.Run(Value.Of(answer));
        return replay.seen;
    }

    private void Run(Value answer)
    {
        Chance.DecideBy(node => plan.ByPath[node].Type.Name is "Test.Chance" ? Next(node) is null or "Yes" : Next(node) is "Broken");
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        var instance = new FlowInstance(Guid.Empty, plan);
        var (stimulus, watch) = (Stimulus.Start(), Watch.Beginning);
        var (alone, spoken, still) = (0, 0, 0);
        for (var turns = 0; turns < MostTurns; turns++)
        {
            var turn = FlowEngine.Run(plan, instance, stimulus, new World(now), Limits);
            watch = watch.See(turn, seen);
            instance = turn.Instance;
            if (instance.Status is not InstanceStatus.Waiting)
            {
                return;
            }

            var heard = instance.Bookmarks.FirstOrDefault(wait => wait.Kind is Stimulus.Kinds.Message && Wanted(wait.NodeId) is "Answered");
            var bookmark = heard ?? instance.Bookmarks.FirstOrDefault(wait => wait.Due is not null && wait.Due == instance.NextDue) ?? instance.Bookmarks[0];
            Next(bookmark.NodeId);
            var waited = bookmark.Due > now ? bookmark.Due.Value - now : TimeSpan.Zero;
            now += waited;
            var isHeard = bookmark.Kind is Stimulus.Kinds.Message;
            (alone, spoken, still) = isHeard ? (0, 0, 0) : (alone + 1, spoken + turn.Events.OfType<LineWritten>().Count(line => line.Text.Length > 0 && line.Text != Use.Unset), waited > TimeSpan.Zero ? 0 : still + 1);
            seen.FollowedUpForEver |= alone > MostTurns / 3 && spoken > 3;
            seen.LoopedForEver |= still > MostTurns / 3;
            watch = isHeard ? Watch.Heard : watch.After(waited);
            stimulus = new Stimulus(bookmark.Kind, null, answer, bookmark.Id);
        }
    }

    private string? Wanted(string node) => ahead.TryGetValue(node, out var queue) && queue.Count > 0 ? queue.Peek() : habits.GetValueOrDefault(node);

    private string? Next(string node)
    {
        if (ahead.TryGetValue(node, out var queue) && queue.TryDequeue(out var outcome))
        {
            habits[node] = outcome;
        }

        return habits.GetValueOrDefault(node);
    }
}
