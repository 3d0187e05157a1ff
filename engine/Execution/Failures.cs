namespace Porfin.Execution;

/// <summary>What happens when a step fails: it is tried again, left, given up with its branch, or fails the instance, as its policy says.</summary>
internal sealed class Failures(Turn turn, Steps steps)
{
    /// <summary>The kind of bookmark at which a step waits before it is tried again.</summary>
    public const string RetryKind = "retry";

    /// <summary>Deals with a failed step. A container fails only while it runs no child, so that nothing of it is left.</summary>
    public void Handle(Frame frame, Fault fault)
    {
        if (frame.Node.Failing.Retry is { } retry && frame.Failures < retry.Count && turn.Agenda.HasRoom)
        {
            Again(frame, retry);
            return;
        }

        switch (frame.Node.Failing.Then)
        {
            case FaultPolicy.FollowFailed:
                steps.Complete(frame, Outcomes.From("Failed"));
                break;
            case FaultPolicy.Continue:
                steps.Complete(frame, Outcomes.Default);
                break;
            case FaultPolicy.EndBranch:
                EndBranch(frame, fault);
                break;
            default:
                Stop(frame, fault);
                break;
        }
    }

    /// <summary>True when the step was left by an outcome that tells of a failure, and is tried again.</summary>
    public bool TryAgain(Frame frame, Outcomes outcomes)
    {
        var retry = frame.Node.Failing.Retry!;
        if (frame.Failures >= retry.Count || !turn.Agenda.HasRoom || !frame.Node.Type.Failures.Any(outcome => outcomes.Follow(outcome)))
        {
            return false;
        }

        turn.Record.Note(JournalKind.Failed, frame, outcomes.ToString());
        Again(frame, retry);
        return true;
    }

    /// <summary>Goes to the activity that the flow names for faults; false when it names none, or goes that way already.</summary>
    public bool TakeFaultPath(Fault fault)
    {
        var instance = turn.Instance;
        if (turn.Plan.FaultPath is not { } node || instance.IsOnFaultPath || instance.Frames.Find(frame => frame.Node == node.Parent) is not { } flowchart)
        {
            return false;
        }

        instance.Fault = fault;
        instance.IsOnFaultPath = true;
        foreach (var frame in instance.Frames.FindAll(frame => frame.Parent == instance.Frames[0] && frame != flowchart))
        {
            turn.Agenda.CancelFrame(frame);
        }

        // The step that failed may be none that waits: it is counted as a child, but there is nothing of it to cancel.
        turn.Agenda.CancelChildren(flowchart);
        flowchart.Children = 0;
        flowchart.Arrivals = null;
        turn.Agenda.Schedule(flowchart, node);
        return true;
    }

    private void Again(Frame frame, Retry retry)
    {
        var delay = retry.DelayOf(frame.Failures++, turn.Random.NextDouble());
        frame.Memory = null;
        frame.Calls = 0;
        frame.Position = 0;
        turn.Agenda.Wait(frame, new Wake(RetryKind, null, Control.Moments.After(turn.World.Now, delay)));
    }

    /// <summary>A sub-flow of ExecuteWorkflow fails for itself: the flow that runs it goes on and reads of it in the result.</summary>
    private void Stop(Frame frame, Fault fault)
    {
        for (var above = frame; above is not null; above = above.Parent)
        {
            if (above.Parent is { Node.Container: Control.ExecuteWorkflow } runner && above.Node.IsComposite)
            {
                turn.Agenda.CancelChildren(above);
                turn.Agenda.Drop(above);
                Leaving.Report(turn, steps, runner, ("Finished", "Faulted"));
                return;
            }
        }

        steps.Fail(fault);
    }

    /// <summary>Gives up the branch in which the step stands: up to the nearest container that runs several side by side. The instance fails when all else is over.</summary>
    private void EndBranch(Frame frame, Fault fault)
    {
        var branch = frame;
        while (branch.Parent is { } parent && parent.Node.Container is not (Control.Flowchart or Control.Parallel or Control.Fork or Control.ParallelForEach))
        {
            branch = parent;
        }

        if (branch.Parent is null)
        {
            steps.Fail(fault);
            return;
        }

        turn.Instance.Fault ??= fault;
        turn.Agenda.CancelChildren(branch);
        steps.Complete(branch, Outcomes.From(Array.Empty<string>()));
    }
}
