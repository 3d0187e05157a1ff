using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>Runs the steps of a turn: executes what is queued, and does what each activity decided.</summary>
internal sealed class Steps(Turn turn, TurnLimits limits)
{
    private readonly StepContext context = new(turn);
    private Frame? asking;
    private Activity? asker;
    private int taken;

    /// <summary>The question that must be answered before the turn goes on; null when none is open.</summary>
    public Call? Call { get; private set; }

    /// <summary>The step before which the turn stands still.</summary>
    public long StopBefore { get; set; } = long.MaxValue;

    /// <summary>True while it does.</summary>
    public bool IsPaused => Call is null && Instance.Status is InstanceStatus.Running && Instance.Steps + 1 >= StopBefore && !Agenda.IsEmpty;

    private FlowInstance Instance => turn.Instance;

    private Agenda Agenda => turn.Agenda;

    private TurnRecord Record => turn.Record;

    /// <summary>Sets an output of a container.</summary>
    public void Result(Frame frame, string name, Value value) => context.At(frame).Output(name, value);

    /// <summary>A step that waited goes on.</summary>
    public void Resume(Frame frame, Stimulus stimulus)
    {
        try
        {
            if (!frame.Node.Type.OverridesResume)
            {
                Complete(frame, Outcomes.Default);
            }
            else if (Prepare(frame) is { } activity)
            {
                Handle(frame, activity, activity.Resume(context.At(frame), stimulus));
            }
        }
        catch (ExpressionException e)
        {
            Failed(frame, e);
        }
    }

    /// <summary>Answers the open call and goes on.</summary>
    /// <exception cref="InvalidOperationException">No call is open.</exception>
    public void Answer(CallAnswer answer)
    {
        var frame = asking ?? throw new InvalidOperationException("The turn has no open call.");
        var activity = asker!;
        Call = null;
        asking = null;
        asker = null;
        Record.Note(JournalKind.Answered, frame, answer.Failure is null || answer.Detail is null ? answer.Failure : $"{answer.Failure} {answer.Detail}", answer.Value);
        try
        {
            Handle(frame, activity, activity.Continue(context.At(frame), answer with { Value = ValueConvert.Copy(answer.Value) }));
        }
        catch (ExpressionException e)
        {
            Failed(frame, e);
        }

        Drain();
    }

    /// <summary>Goes on after standing still.</summary>
    public void GoOn()
    {
        StopBefore = long.MaxValue;
        Drain();
    }

    /// <summary>Takes what is queued, step by step, until nothing is, a call is open, or the turn must stand still.</summary>
    public void Drain()
    {
        while (Call is null && Instance.Steps + 1 < StopBefore && Agenda.TryTake(out var item))
        {
            Execute(item.Frame, item.Prepare);
        }

        if (Call is null && Instance.Status is InstanceStatus.Running && Agenda.IsEmpty)
        {
            Settle();
        }
    }

    private void Settle()
    {
        if (Instance.Frames.Count == 0)
        {
            End(InstanceStatus.Finished);
        }
        else if (Instance.Waits.Count > 0)
        {
            Instance.Status = InstanceStatus.Waiting;
        }
        else
        {
            Fail(null, new("turn:stuck", "The flow has steps that are not over, but waits for nothing. A container never completes."));
        }
    }

    /// <summary>Executes a step; <paramref name="prepare"/> fills the frame of a container just before.</summary>
    public void Execute(Frame frame, Action<Frame>? prepare)
    {
        frame.Step = ++Instance.Steps;
        if (++taken > limits.Steps)
        {
            Fail(frame, new("turn:too-long", $"The flow took {limits.Steps} steps without a wait. It probably loops.", frame.Node.Path));
            return;
        }

        try
        {
            if (frame.Node.Scope is { } scope)
            {
                frame.Variables = scope.Defaults();
            }

            if (frame.Node.Container is { } container)
            {
                frame.CheckDepth(limits);
                Agenda.Keep(frame);
                prepare?.Invoke(frame);
                Handle(frame, container, container.Enter(turn, frame));
            }
            else if (Prepare(frame) is { } activity)
            {
                Handle(frame, activity, activity.Execute(context.At(frame)));
            }
        }
        catch (ExpressionException e)
        {
            Failed(frame, e);
        }
    }

    /// <summary>A fresh activity with its inputs; null when an input failed, which failed the step.</summary>
    private Activity? Prepare(Frame frame)
    {
        var activity = StepInputs.Prepare(frame, turn.Scope, out var fault);
        if (fault is not null)
        {
            Failed(frame, fault);
        }

        return activity;
    }

    private void Handle(Frame frame, Activity activity, Next next)
    {
        switch (next.Kind)
        {
            case Next.NextKind.Outcomes:
                Complete(frame, Outcomes.From(next.Detail));
                break;
            case Next.NextKind.Children:
                break;
            case Next.NextKind.Wait:
                Agenda.Wait(frame, (Wake[])next.Detail!);
                break;
            case Next.NextKind.Call:
                Call = (Call)next.Detail!;
                Call.IdempotencyKey = Record.CallKey(frame);
                asking = frame;
                asker = activity;
                Record.Note(JournalKind.Called, frame, Call.GetType().Name);
                break;
            case Next.NextKind.Fault:
                Failed(frame, (Fault)next.Detail! with { NodeId = frame.Node.Path });
                break;
            case Next.NextKind.Finish:
                Record.Note(JournalKind.Left, frame, "Done");
                End(InstanceStatus.Finished);
                break;
            case Next.NextKind.Break:
                Break(frame);
                break;
            default:
                CompleteComposite(frame, Outcomes.From(next.Detail));
                break;
        }
    }

    private void Complete(Frame frame, Outcomes outcomes)
    {
        Record.Note(JournalKind.Left, frame, outcomes.ToString(), context.TakeDecided(frame));
        Agenda.Drop(frame);
        if (frame.Parent is not { } parent)
        {
            End(InstanceStatus.Finished);
            return;
        }

        parent.Children--;
        var container = parent.Node.Container!;
        try
        {
            Handle(parent, container, container.ChildCompleted(turn, parent, frame, outcomes));
        }
        catch (ExpressionException e)
        {
            Failed(parent, e);
        }
    }

    private void CompleteComposite(Frame frame, Outcomes outcomes)
    {
        Record.Note(JournalKind.Left, frame, outcomes.ToString());
        Agenda.Drop(frame);
        var composite = frame.Parent!;
        while (!composite.Node.IsComposite)
        {
            composite = composite.Parent!;
        }

        Agenda.CancelChildren(composite);
        Complete(composite, outcomes);
    }

    /// <summary>Ends the nearest loop of the same flow; outside a loop, whatever contains the step (as a terminal step does).</summary>
    private void Break(Frame frame)
    {
        for (var loop = frame.Parent; loop is not null && !loop.Node.IsComposite; loop = loop.Parent)
        {
            if (loop.Node.Container is Control.Loop)
            {
                Record.Note(JournalKind.Left, frame, "Done");
                Agenda.Drop(frame);
                Agenda.CancelChildren(loop);
                Complete(loop, Outcomes.Default);
                return;
            }
        }

        Complete(frame, Outcomes.Default);
    }

    private void Failed(Frame frame, ExpressionException e) => Failed(frame, new Fault(e.Code, e.Message, frame.Node.Path));

    private void Failed(Frame frame, Fault fault)
    {
        if (Instance.Status is not InstanceStatus.Running)
        {
            return;
        }

        if (frame.Node.FaultPolicy is FaultPolicy.FollowFailed)
        {
            Record.Note(JournalKind.Failed, frame, $"{fault.Code} {fault.Text}");
            Agenda.CancelChildren(frame);
            Complete(frame, Outcomes.From("Failed"));
        }
        else
        {
            Fail(frame, fault);
        }
    }

    private void Fail(Frame? frame, Fault fault)
    {
        Record.Note(JournalKind.Failed, frame, $"{fault.Code} {fault.Text}");
        Instance.Fault = fault;
        End(InstanceStatus.Faulted);
    }

    private void End(InstanceStatus status)
    {
        Agenda.Clear();
        Instance.Status = status;
        Record.Note(JournalKind.Ended, null, status.ToString());
    }
}
