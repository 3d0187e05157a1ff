using System.Globalization;
using System.Text;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Engine.Tests.Verification;

/// <summary>
/// Runs a flow in every way that choices allow: which way a chance goes, what the customer answers and when (at once, or just before the next timer), whether a timer fires.
/// States that are the same but for step numbers and the calendar are gone on from once, so that small flows are explored whole.
/// </summary>
public sealed class Explorer(Plan plan, int mostTurns = 3_000)
{
    private const int MostChoices = 8;

    private static readonly TurnLimits Limits = new() { Steps = 600, Bookmarks = 60 };
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly Sightings seen = new();
    private readonly Dictionary<string, int> known = [];
    private readonly Queue<(int Id, byte[] State, DateTimeOffset Now, Watch Watch)> open = new();
    private readonly List<(int From, int To, bool IsHeard, bool Speaks, bool TakesTime)> steps = [];
    private int turns;

    public Sightings Explore()
    {
        Turns(0, null, Noon, Watch.Beginning, Stimulus.Start(), (IsHeard: true, TakesTime: false));
        while (open.TryDequeue(out var state) && seen.IsComplete)
        {
            GoOn(state.Id, state.State, state.Now, state.Watch);
        }

        seen.IsComplete &= open.Count == 0;
        seen.FollowedUpForEver = HasCycle(step => !step.IsHeard, step => step.Speaks);
        seen.LoopedForEver |= HasCycle(step => !step.IsHeard && !step.TakesTime, _ => true);
        return seen;
    }

    private void GoOn(int id, byte[] state, DateTimeOffset now, Watch watch)
    {
        var instance = InstanceState.Read(state, plan);
        foreach (var bookmark in instance.Bookmarks.ToList())
        {
            if (bookmark.Due is { } due)
            {
                if (due == instance.NextDue)
                {
                    var waited = due > now ? due - now : TimeSpan.Zero;
                    Turns(id, state, now + waited, watch.After(waited), new Stimulus(bookmark.Kind, null, default, bookmark.Id), (false, waited > TimeSpan.Zero));
                }

                continue;
            }

            foreach (var at in instance.NextDue is { } next && next > now.AddMinutes(2) ? [now, next.AddSeconds(-1)] : new[] { now })
            {
                foreach (var answer in new[] { 0, 1 })
                {
                    Turns(id, state, at, Watch.Heard, new Stimulus(bookmark.Kind, null, Value.Of(answer), bookmark.Id), (true, true));
                }
            }
        }
    }

    /// <summary>One stimulus, with every way in which chances can go.</summary>
    private void Turns(int from, byte[]? state, DateTimeOffset now, Watch watch, Stimulus stimulus, (bool IsHeard, bool TakesTime) kind)
    {
        var choices = new List<bool>();
        do
        {
            if (++turns > mostTurns)
            {
                seen.IsComplete = false;
                return;
            }

            var made = 0;
            var habits = new Dictionary<string, bool>();
            Chance.DecideBy(node =>
            {
                if (made >= MostChoices)
                {
                    return habits.GetValueOrDefault(node);
                }

                if (made == choices.Count)
                {
                    choices.Add(false);
                }

                return habits[node] = choices[made++];
            });
            var instance = state is null ? new FlowInstance(Guid.Empty, plan) : InstanceState.Read(state, plan);
            var turn = FlowEngine.Run(plan, instance, stimulus, new World(now), Limits);
            choices.RemoveRange(made, choices.Count - made);
            Arrive(from, turn, now, watch, kind);
        }
        while (Advance(choices));
    }

    private static bool Advance(List<bool> choices)
    {
        var last = choices.LastIndexOf(false);
        choices.RemoveRange(last + 1, choices.Count - last - 1);
        if (last >= 0)
        {
            choices[last] = true;
        }

        return last >= 0;
    }

    private void Arrive(int from, Turn turn, DateTimeOffset now, Watch watch, (bool IsHeard, bool TakesTime) kind)
    {
        var after = watch.See(turn, seen);
        if (turn.Instance.Status is not InstanceStatus.Waiting)
        {
            return;
        }

        var key = Key(turn.Instance, now, after);
        if (!known.TryGetValue(key, out var id))
        {
            known[key] = id = known.Count + 1;
            open.Enqueue((id, InstanceState.Write(turn.Instance, plan), now, after));
        }

        var speaks = turn.Journal.Any(entry => entry.Kind is JournalKind.Emitted && plan.ByPath[entry.NodeId].Type.Name is "Test.Say" && ((LineWritten)entry.Event!).Text.Length > 0);
        steps.Add((from, id, kind.IsHeard, speaks, kind.TakesTime));
    }

    /// <summary>A state without what only counts and dates: step numbers, ids of bookmarks, moments.</summary>
    private static string Key(FlowInstance instance, DateTimeOffset now, Watch watch)
    {
        var text = new StringBuilder();
        text.Append(watch).Append(instance.IsOnFaultPath ? " on fault path" : "").Append(instance.Fault?.Code);
        foreach (var frame in instance.Frames)
        {
            text.Append(CultureInfo.InvariantCulture, $"|{frame.Node.Index} {(frame.Parent is { } parent ? instance.Frames.IndexOf(parent) : -1)} {frame.Position} {frame.Children} {frame.LosesTo} {frame.Failures} [{string.Join(',', frame.Arrivals ?? [])}]");
            text.AppendJoin(',', frame.Variables ?? []);
            text.Append(frame.AdHoc is { } made ? Value.Of(made) : default).Append(frame.Memory is { } memory ? Value.Of(memory) : default);
        }

        foreach (var wait in instance.Bookmarks)
        {
            text.Append(CultureInfo.InvariantCulture, $"!{instance.Frames.FindIndex(frame => frame.Step == wait.Step)} {wait.Kind} {wait.Due - now}");
        }

        return text.ToString();
    }

    /// <summary>True when states can follow each other in a circle over some steps, one of which is marked.</summary>
    private bool HasCycle(Func<(int From, int To, bool IsHeard, bool Speaks, bool TakesTime), bool> over, Func<(int From, int To, bool IsHeard, bool Speaks, bool TakesTime), bool> marked)
    {
        var next = steps.Where(over).Distinct().ToLookup(step => step.From, step => step.To);
        return steps.Where(step => over(step) && marked(step)).Distinct().Any(step => Reaches(next, step.To, step.From));
    }

    private static bool Reaches(ILookup<int, int> next, int from, int to)
    {
        var found = new HashSet<int> { from };
        var queue = new Queue<int>(found);
        while (queue.TryDequeue(out var at))
        {
            if (at == to)
            {
                return true;
            }

            foreach (var one in next[at].Where(found.Add))
            {
                queue.Enqueue(one);
            }
        }

        return false;
    }
}
