using Porfin.Execution;

namespace Porfin.Recordings;

/// <summary>The worst of what was found while a recording is played again, with the first difference.</summary>
internal sealed class Tally(Recording recording)
{
    private ReplayDifference? first;

    public ReplayResult Result { get; private set; }

    public ReplayReport Report() => new(recording.InstanceId, recording.Turns.Count, Result, first);

    /// <summary>Notes a difference; one that lies before what was noted so far becomes the first.</summary>
    public void Note(ReplayResult result, ReplayDifference difference, bool liesBefore = false)
    {
        Result = result > Result ? result : Result;
        first = liesBefore ? difference : first ?? difference;
    }

    /// <summary>Compares a turn with its recording.</summary>
    public void Compare(RecordedTurn recorded, Turn turn)
    {
        if (Result < ReplayResult.OtherPath && Comparison.Of(recorded.Entries, Comparison.Entries(turn), withSteps: true) is { First: { } difference } found)
        {
            Note(found.Result, difference with { Turn = recorded.Number });
        }
    }

    /// <summary>Notes why a replay cannot go on after a turn, when it cannot.</summary>
    public void NoteStuck(RecordedTurn recorded, Turn turn)
    {
        if (turn.Call is { } call)
        {
            var asking = turn.Journal[^1];
            Note(ReplayResult.Stuck, new(recorded.Number, asking.Step, asking.NodeId, null, $"a {call.GetType().Name} to which no answer was recorded"));
        }
        else if (!turn.Consumed && recorded.Entries is not [{ Kind: JournalKind.Ignored }])
        {
            var woken = recorded.Entries is [var begin, ..] ? begin : null;
            Note(ReplayResult.Stuck, new(recorded.Number, woken?.Step ?? 0, woken?.NodeId ?? "", woken is null ? null : Comparison.Describe(woken), $"nothing waits for it: the flow is {turn.Instance.Status.ToString().ToLowerInvariant()}"));
        }
        else if (turn.Instance.Fault is { } fault && !recorded.Entries.Any(entry => entry.Kind is JournalKind.Failed))
        {
            Note(ReplayResult.Stuck, new(recorded.Number, 0, fault.NodeId ?? "", null, $"the flow failed: {fault.Code} {fault.Text}"));
        }
    }
}
