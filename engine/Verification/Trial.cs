using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>
/// Goes the way of a finding in the engine, with a clock of its own: what people and other systems decide is played as the way wants, all else runs as it is. After the way's end
/// the same is chosen again and again.
/// </summary>
internal sealed class Trial
{
    private const int MostTurns = 60;

    private static readonly TurnLimits Limits = new() { Steps = 1_000, Bookmarks = 60, ExpressionSteps = 2_000 };
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly Plan plan;
    private readonly Dictionary<string, Queue<string>> ahead;
    private readonly Dictionary<string, string> habits = [];
    private readonly TrialSightings seen;
    private readonly bool isLoop;
    private bool isOver;
    private bool isShown;
    private int judged;

    public Trial(Stage stage, Finding finding, int answer)
    {
        (plan, Stage, Answer) = (stage.Plan, stage, answer);
        isLoop = finding.Code.StartsWith("loop:", StringComparison.Ordinal);
        ahead = finding.Path.Where(step => step.Outcome is not null).GroupBy(step => step.NodeId).ToDictionary(group => group.Key, group => new Queue<string>(group.Select(step => step.Outcome!)));
        seen = new(plan, finding);
    }

    /// <summary>What all trials share.</summary>
    public Stage Stage { get; }

    /// <summary>Which of several options customers choose.</summary>
    public int Answer { get; }

    /// <summary>True when what the finding says happened.</summary>
    public bool Shows => isShown;

    /// <summary>What it cost, in steps: beginning a turn costs as much as some steps.</summary>
    public long Cost { get; private set; } = 20;

    /// <summary>Goes the way.</summary>
    public void Run()
    {
        var instance = new FlowInstance(Guid.Empty, plan);
        var (now, stimulus) = (Noon, Stimulus.Start());
        for (var turns = 0; turns < MostTurns && !isOver; turns++)
        {
            var turn = FlowEngine.Try(plan, instance, stimulus, new World(now), Limits, Cast);
            Cost += turn.Journal.Count + 10;
            isOver |= turn.Call is not null;
            seen.Note(turn);
            Judge(turn);
            judged = 0;
            if (instance.Status is not InstanceStatus.Waiting || isShown)
            {
                return;
            }

            var heard = instance.Bookmarks.FirstOrDefault(wait => wait.Kind is Stimulus.Kinds.Message && IsHeard(wait.NodeId));
            var bookmark = heard ?? instance.Bookmarks.FirstOrDefault(wait => wait.Due is not null && wait.Due == instance.NextDue) ?? instance.Bookmarks[0];
            var waited = bookmark.Due > now ? bookmark.Due.Value - now : TimeSpan.Zero;
            now += waited;
            seen.Pass(waited, bookmark.Kind is Stimulus.Kinds.Message);
            isOver |= bookmark.Kind is not (Stimulus.Kinds.Message or Stimulus.Kinds.Timer or Failures.RetryKind);
            stimulus = new Stimulus(bookmark.Kind, null, default, bookmark.Id);
        }
    }

    /// <summary>The outcome that an activity is to take next; null when the way does not say.</summary>
    public string? Wanted(string node) => ahead.TryGetValue(node, out var queue) && queue.Count > 0 ? queue.Peek() : habits.GetValueOrDefault(node);

    /// <summary>The same, and one step further.</summary>
    public string? Next(string node)
    {
        if (ahead.TryGetValue(node, out var queue) && queue.TryDequeue(out var outcome))
        {
            habits[node] = outcome;
        }

        return habits.GetValueOrDefault(node);
    }

    /// <summary>The way cannot be tried: it hangs on what nobody can play.</summary>
    public void GiveUp() => isOver = true;

    /// <summary>An activity wrote to the customer; null for a text that is not known.</summary>
    public void Said(PlanNode node, string? text, bool isTemplate) => seen.Said(node, text, isTemplate);

    private Activity Cast(Turn turn, Frame frame, Activity activity)
    {
        Judge(turn);
        seen.Enter(frame, turn.Scope);
        return StandIn.Plays(frame.Node.Type) ? new StandIn(this, frame, activity) : activity;
    }

    /// <summary>What was seen before a step failed by itself counts; what comes after hangs on that.</summary>
    private void Judge(Turn turn)
    {
        for (; judged < turn.Journal.Count; judged++)
        {
            isOver |= IsUnsure(turn.Journal[judged]);
        }

        isShown |= !isOver && seen.Shows();
    }

    private bool IsHeard(string node) => Stage.OutcomesOf(plan.ByPath[node]).Exists(outcome => outcome.Name == Wanted(node) && outcome.Cause is OutcomeCause.Customer or OutcomeCause.Outside);

    /// <summary>A step that failed by itself, or at a limit: on another day, or with another limit, it may not.</summary>
    private bool IsUnsure(JournalEntry entry) => entry.Kind is JournalKind.Failed && plan.ByPath.TryGetValue(entry.NodeId, out var node)
        && node.Type.ClassType != typeof(Control.RaiseFault) && node.Container is null && !(isLoop && entry.Detail?.StartsWith("turn:too-long", StringComparison.Ordinal) is true) && !node.Type.Failures.Contains(entry.Detail ?? "");
}
