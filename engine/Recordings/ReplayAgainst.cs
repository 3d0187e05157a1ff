using Porfin.Execution;

namespace Porfin.Recordings;

/// <summary>
/// Plays a recording on another flow: what came from outside comes again at its moment, answers to calls are those of the same activity, and timers that the
/// recording does not know of fire when they are due. Steps are not compared, only activities: they count differently once one is added.
/// </summary>
internal sealed class ReplayAgainst
{
    /// <summary>The most timers that fire between two recorded turns.</summary>
    private const int MostTimers = 1_000;

    private readonly Recording recording;
    private readonly Plan plan;
    private readonly Tally tally;
    private readonly List<RecordedEntry> played = [];
    private readonly Dictionary<string, Queue<CallAnswer>> answers = [];
    private FlowInstance instance;

    private ReplayAgainst(Recording recording, Plan plan)
    {
        // Moves to other versions make no difference here: it is another version all along.
        (this.recording, this.plan) = (recording with { Turns = [.. recording.Turns.Where(turn => !turn.IsMigration)] }, plan);
        tally = new(recording);
        instance = new(recording.InstanceId, plan) { CorrelationId = recording.Turns[0].CorrelationId };
        foreach (var answered in recording.Turns.SelectMany(turn => turn.Entries).Where(entry => entry.Kind is JournalKind.Answered))
        {
            (answers.TryGetValue(answered.NodeId, out var queue) ? queue : answers[answered.NodeId] = new()).Enqueue(answered.ToAnswer());
        }
    }

    /// <summary>Plays it and tells how it went.</summary>
    public static ReplayReport Run(Recording recording, Plan plan)
    {
        var replay = new ReplayAgainst(recording, plan);
        replay.Play();
        replay.CompareAll();
        return replay.tally.Report();
    }

    private void Play()
    {
        for (var at = 0; at < recording.Turns.Count && tally.Result is not ReplayResult.Stuck; at++)
        {
            var recorded = recording.Turns[at];
            if (recorded.Stimulus.Kind is not Stimulus.Kinds.Pause)
            {
                // While an instance stands still, what falls due waits.
                FireDue(recorded, at);
            }

            if (StimulusFor(recorded) is { } stimulus)
            {
                Take(recorded, FlowEngine.Run(plan, instance, stimulus, recorded.World, recorded.Limits), stimulus.Kind is not Stimulus.Kinds.Timer);
            }
        }
    }

    /// <summary>Timers that are due before a recorded turn, and that no recorded turn fires.</summary>
    private void FireDue(RecordedTurn before, int at)
    {
        var known = recording.Turns.Skip(at).Where(turn => turn.Stimulus.BookmarkId is not null).Select(NodeOf).ToHashSet();
        for (var fired = 0; fired < MostTimers && tally.Result is not ReplayResult.Stuck; fired++)
        {
            if (instance.Bookmarks.Where(bookmark => bookmark.Due < before.World.Now && !known.Contains(bookmark.NodeId)).MinBy(bookmark => bookmark.Due) is not { Due: { } due } bookmark)
            {
                return;
            }

            Take(before, FlowEngine.Run(plan, instance, Stimulus.Elapsed(bookmark.Id), before.World with { Now = due }, before.Limits), mustWake: false);
        }
    }

    /// <summary>The stimulus of a recorded turn as this instance knows it; null for a timer that does not run here.</summary>
    private Stimulus? StimulusFor(RecordedTurn recorded)
    {
        var stimulus = recorded.Stimulus;
        if (stimulus.BookmarkId is null)
        {
            return stimulus;
        }

        var node = NodeOf(recorded);
        var waits = instance.Bookmarks.FirstOrDefault(bookmark => bookmark.NodeId == node && bookmark.Kind == stimulus.Kind && !(bookmark.Due > recorded.World.Now));
        return waits is null ? null : stimulus with { Key = waits.Key, BookmarkId = waits.Id };
    }

    private void Take(RecordedTurn recorded, Turn turn, bool mustWake)
    {
        while (turn.Call is not null && answers.TryGetValue(turn.Journal[^1].NodeId, out var queue) && queue.TryDequeue(out var answer))
        {
            turn.Answer(answer);
        }

        if (mustWake || turn.Consumed)
        {
            tally.NoteStuck(recorded, turn);
        }

        if (turn.Consumed)
        {
            played.AddRange(Comparison.Entries(turn));
            instance = RebuiltInstance.Stored(turn);
        }
    }

    /// <summary>Compares both journals as one list: a timer may have fired in another turn without making a difference to anybody.</summary>
    private void CompareAll()
    {
        var recorded = recording.Turns.SelectMany(turn => turn.Entries.Select(entry => (turn.Number, Entry: entry))).Where(pair => pair.Entry.Kind is not JournalKind.Ignored).ToList();
        var (result, difference, at) = Comparison.Of([.. recorded.Select(pair => pair.Entry)], played, withSteps: false);
        if (difference is not null)
        {
            tally.Note(result, difference with { Turn = recorded[Math.Min(at, recorded.Count - 1)].Number }, liesBefore: difference.Got is not null);
        }
    }

    private static string? NodeOf(RecordedTurn turn) => turn.Entries is [{ Kind: JournalKind.Woken } woken, ..] ? woken.NodeId : null;
}
