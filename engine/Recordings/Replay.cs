using Porfin.Execution;

namespace Porfin.Recordings;

/// <summary>What became of a recording that was played again, from best to worst.</summary>
public enum ReplayResult
{
    /// <summary>The same things happened in the same order, down to the last value.</summary>
    Same,

    /// <summary>The same way was taken, but something that was said, done or set differs.</summary>
    OtherText,

    /// <summary>Another way was taken.</summary>
    OtherPath,

    /// <summary>It could not go on: nothing waited for what came, a call has no recorded answer, or the flow failed where it had not.</summary>
    Stuck,
}

/// <summary>Where a replay first differs from its recording.</summary>
/// <param name="Turn">The recorded turn.</param>
/// <param name="Step">The recorded step; 0 for the instance as a whole.</param>
/// <param name="NodeId">The path of the activity.</param>
/// <param name="Expected">What was recorded; null when nothing more was.</param>
/// <param name="Got">What happened now; null when nothing more did.</param>
public sealed record ReplayDifference(int Turn, long Step, string NodeId, string? Expected, string? Got);

/// <summary>How a recording and its replay compare.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Turns">How many turns were recorded.</param>
/// <param name="Result">The worst that was found.</param>
/// <param name="First">The first difference; null when there is none.</param>
public sealed record ReplayReport(Guid InstanceId, int Turns, ReplayResult Result, ReplayDifference? First);

/// <summary>Plays recordings again: the same turns with what they read from outside, and no outside at all.</summary>
public static class Replay
{
    /// <summary>Runs one recorded turn again, on an instance as it was before it. A call that has no recorded answer stays open.</summary>
    /// <exception cref="ArgumentException">The instance is pinned to another plan.</exception>
    public static Turn Again(Plan plan, FlowInstance instance, RecordedTurn recorded) => Again(plan, instance, recorded, long.MaxValue);

    /// <summary>Plays a recording on the versions on which it was recorded: every turn must come out byte for byte.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="plans">The plan of a definition and version.</param>
    public static ReplayReport Exact(Recording recording, Func<string, int, Plan> plans)
    {
        var tally = new Tally(recording);
        var life = RebuiltInstance.After(recording, plans, 0);
        while (life.Coming is { } recorded && tally.Result is not ReplayResult.Stuck)
        {
            var turn = life.Next();
            tally.Compare(recorded, turn);
            tally.NoteStuck(recorded, turn);
            if (!recorded.Json.Span.SequenceEqual(JournalJson.Write(turn)))
            {
                tally.Note(ReplayResult.OtherText, new(recorded.Number, 0, "", "the journal as it was written", "the same, written in another way"));
            }
        }

        return tally.Report();
    }

    /// <summary>Plays a recording on another flow, or another version: what came from outside comes again.</summary>
    public static ReplayReport Against(Recording recording, Plan plan) => ReplayAgainst.Run(recording, plan);

    internal static Turn Again(Plan plan, FlowInstance instance, RecordedTurn recorded, long stopBefore)
    {
        var turn = FlowEngine.Run(plan, instance, recorded.Stimulus, recorded.World, recorded.Limits, stopBefore);
        foreach (var answer in recorded.Answers)
        {
            if (turn.Call is null)
            {
                break;
            }

            turn.Answer(answer);
        }

        return turn;
    }
}
