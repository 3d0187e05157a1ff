using Porfin.Control;

namespace Porfin.Execution;

/// <summary>Ends instances that live or wait longer than their flow allows. The moment is a bookmark like others, so that every clock finds it.</summary>
internal static class Lifetime
{
    /// <summary>The kind of the bookmark that ends an instance; it belongs to no step.</summary>
    public const string Kind = "expire";

    /// <summary>A turn has nothing more to do and the flow is not over: the instance waits, or cannot go on.</summary>
    public static void Settle(Turn turn, Steps steps)
    {
        if (turn.Instance.Waits.Exists(bookmark => bookmark.Step > 0))
        {
            turn.Instance.Status = InstanceStatus.Waiting;
            Limit(turn);
        }
        else
        {
            steps.Fail(null, new("turn:stuck", "The flow has steps that are not over, but waits for nothing. A container never completes."));
            steps.Drain();
        }
    }

    /// <summary>Sets the moment at which a waiting instance ends: the whole life, or a wait, has lasted long enough.</summary>
    public static void Limit(Turn turn)
    {
        var instance = turn.Instance;
        instance.Waits.RemoveAll(bookmark => bookmark.Step == 0);
        var due = turn.Plan.Flow.Settings.EndsAfterIdle is { } idle ? Moments.After(turn.World.Now, idle) : (DateTimeOffset?)null;
        due = due is null || instance.EndsBy < due ? instance.EndsBy ?? due : due;
        if (due is { } moment)
        {
            instance.Waits.Add(new(turn.Agenda.NextBookmark(), 0, "", Kind, null, moment));
        }
    }

    /// <summary>The moment has come.</summary>
    public static void Expire(Turn turn, Steps steps)
    {
        turn.Instance.Fault = new("instance:expired", "The instance lived or waited longer than its flow allows.");
        steps.End(InstanceStatus.Cancelled);
    }
}
