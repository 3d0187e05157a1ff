using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>The ways in which a step ends more than itself, or less.</summary>
internal static class Leaving
{
    /// <summary>Completes the nearest flow or sub-flow.</summary>
    public static void CompleteComposite(Turn turn, Steps steps, Frame frame, Outcomes outcomes)
    {
        turn.Record.Note(JournalKind.Left, frame, outcomes.ToString());
        turn.Agenda.Drop(frame);
        var composite = frame.Parent!;
        while (!composite.Node.IsComposite)
        {
            composite = composite.Parent!;
        }

        turn.Agenda.CancelChildren(composite);
        steps.Complete(composite, outcomes);
    }

    /// <summary>Ends the nearest loop of the same flow; outside a loop, whatever contains the step (as a terminal step does).</summary>
    public static void Break(Turn turn, Steps steps, Frame frame)
    {
        for (var loop = frame.Parent; loop is not null && !loop.Node.IsComposite; loop = loop.Parent)
        {
            if (loop.Node.Container is Control.Loop)
            {
                turn.Record.Note(JournalKind.Left, frame, "Done");
                turn.Agenda.Drop(frame);
                turn.Agenda.CancelChildren(loop);
                steps.Complete(loop, Outcomes.Default);
                return;
            }
        }

        steps.Complete(frame, Outcomes.Default);
    }

    /// <summary>A sub-flow that nobody waits for is over with its first pause: the step that runs it goes on, the sub-flow belongs to the flow itself from now on.</summary>
    public static void Detach(Turn turn, Steps steps, Frame runner)
    {
        var frames = turn.Instance.Frames;
        if (!runner.RunsUnawaited || frames.Find(frame => frame.Parent == runner) is not { } flow)
        {
            return;
        }

        flow.Parent = frames[0];
        flow.Parent.Children++;
        Report(turn, steps, runner, ("Running", "Suspended"));
    }

    /// <summary>A sub-flow goes on without the step that runs it, or failed: the step reads so in its result, and is over.</summary>
    public static void Report(Turn turn, Steps steps, Frame runner, (string Status, string SubStatus) told)
    {
        try
        {
            Control.ExecuteWorkflow.Tell(turn, runner, told.Status, told.SubStatus, []);
            steps.Complete(runner, Outcomes.Default);
        }
        catch (ExpressionException e)
        {
            steps.Failed(runner, e);
        }
    }

    /// <summary>A branch that has lost to a WaitAny join goes on until it would wait.</summary>
    public static void GiveUp(Turn turn, Steps steps, Frame frame)
    {
        turn.Record.Note(JournalKind.Cancelled, frame);
        steps.Over(frame, Outcomes.From(Array.Empty<string>()));
    }

    /// <summary>Runs the activity in a port, and completes when it is over; at once when there is none.</summary>
    public static void RunPort(Turn turn, Steps steps, Frame frame, (string Port, int Item) wanted)
    {
        var nodes = frame.Node.Ports.GetValueOrDefault(wanted.Port) ?? [];
        if (Array.Find(nodes, node => wanted.Item < 0 || node.Local == -2 - wanted.Item) is not { } node)
        {
            steps.Complete(frame, Outcomes.Default);
            return;
        }

        turn.Agenda.Keep(frame);
        turn.Agenda.Schedule(frame, node);
    }
}
