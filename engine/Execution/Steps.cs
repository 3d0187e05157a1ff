using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>Runs the steps of a turn: executes what is queued, and does what each activity decided.</summary>
internal sealed class Steps
{
    private readonly Turn turn;
    private readonly TurnLimits limits;
    private readonly StepContext context;
    private readonly Failures failures;
    private Frame? asking;
    private Activity? asker;
    private int taken;

    public Steps(Turn turn, TurnLimits limits)
    {
        this.turn = turn;
        this.limits = limits;
        context = new(turn);
        failures = new(turn, this);
    }

    /// <summary>The question that must be answered before the turn goes on; null when none is open.</summary>
    public Call? Call { get; private set; }

    /// <summary>The step before which the turn stands still.</summary>
    public long StopBefore { get; set; } = long.MaxValue;

    /// <summary>True while it does.</summary>
    public bool IsPaused => Call is null && !Agenda.IsEmpty;

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
            if (frame.Node.Container is { } container)
            {
                Handle(frame, container, container.Woken(turn, frame, stimulus));
            }
            else if (!frame.Node.Type.OverridesResume)
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
        while (Call is null && Instance.Steps + 1 < StopBefore)
        {
            if (Agenda.TakeDrained() is { } runner)
            {
                Leaving.Detach(turn, this, runner);
            }
            else if (Agenda.TryTake(out var item))
            {
                Execute(item.Frame, item.Prepare);
            }
            else
            {
                break;
            }
        }

        if (Call is null && Instance.Status is InstanceStatus.Running && Agenda.IsEmpty)
        {
            Lifetime.Settle(turn, this);
        }
    }

    /// <summary>Takes a step; one that failed is taken again as the same step.</summary>
    public void Execute(Frame frame, Action<Frame>? prepare)
    {
        if (frame.Failures == 0)
        {
            frame.Step = ++Instance.Steps;
        }

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

            prepare?.Invoke(frame);
            if (frame.Node.Container is { } container)
            {
                frame.CheckDepth(limits);
                Agenda.Keep(frame);
                Handle(frame, container, container.Enter(turn, frame));
            }
            else if (Prepare(frame) is { } activity)
            {
                Handle(frame, activity, frame.Node == turn.Trigger ? Triggered(frame, activity) : activity.Execute(context.At(frame)));
            }
        }
        catch (ExpressionException e)
        {
            Failed(frame, e);
        }
    }

    /// <summary>The activity for which the instance began does not wait: what it would wait for has come.</summary>
    private Next Triggered(Frame frame, Activity activity)
    {
        turn.Trigger = null;
        return activity.Resume(context.At(frame), turn.Woken);
    }

    /// <summary>A fresh activity with its inputs; null when an input failed, which failed the step.</summary>
    private Activity? Prepare(Frame frame)
    {
        var activity = StepInputs.Prepare(frame, turn.Scope, out var fault);
        if (fault is not null)
        {
            Failed(frame, fault);
        }

        return activity is not null && turn.Cast is { } cast ? cast(turn, frame, activity) : activity;
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
            case Next.NextKind.Port:
                Leaving.RunPort(turn, this, frame, ((string Port, int Item))next.Detail!);
                break;
            case Next.NextKind.Wait when frame.LosesTo >= 0:
                Leaving.GiveUp(turn, this, frame);
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
                Leaving.Break(turn, this, frame);
                break;
            default:
                Leaving.CompleteComposite(turn, this, frame, Outcomes.From(next.Detail));
                break;
        }
    }

    /// <summary>A step is over.</summary>
    public void Complete(Frame frame, Outcomes outcomes)
    {
        if (frame.Node.Failing.Retry is not null && failures.TryAgain(frame, outcomes))
        {
            return;
        }

        Record.Note(JournalKind.Left, frame, outcomes.ToString(), context.TakeDecided(frame));
        Over(frame, outcomes);
    }

    /// <summary>A step is left behind, whether it was done or given up: the container around it goes on.</summary>
    public void Over(Frame frame, Outcomes outcomes)
    {
        Agenda.Drop(frame);
        if (frame.Parent is not { } parent)
        {
            End(InstanceStatus.Finished);
            return;
        }

        parent.Children--;
        if (parent.Node.Container is not { } container)
        {
            Complete(parent, Outcomes.Default);
            return;
        }

        try
        {
            Handle(parent, container, container.ChildCompleted(turn, parent, frame, outcomes));
        }
        catch (ExpressionException e)
        {
            Failed(parent, e);
        }
    }

    /// <summary>A step failed.</summary>
    public void Failed(Frame frame, ExpressionException e) => Failed(frame, new Fault(e.Code, e.Message, frame.Node.Path));

    private void Failed(Frame frame, Fault fault)
    {
        if (Instance.Status is InstanceStatus.Running)
        {
            Record.Note(JournalKind.Failed, frame, $"{fault.Code} {fault.Text}");
            failures.Handle(frame, fault);
        }
    }

    /// <summary>Fails the instance because of no step's doing.</summary>
    public void Fail(Frame? frame, Fault fault)
    {
        Record.Note(JournalKind.Failed, frame, $"{fault.Code} {fault.Text}");
        Fail(fault);
    }

    /// <summary>Fails the instance, or goes the way that the flow has for faults.</summary>
    public void Fail(Fault fault)
    {
        if (failures.TakeFaultPath(fault))
        {
            taken = 0;
            return;
        }

        Instance.Fault = fault;
        End(InstanceStatus.Faulted);
    }

    /// <summary>Ends the instance; one of which a branch failed does not just finish.</summary>
    public void End(InstanceStatus status)
    {
        var ended = status is InstanceStatus.Finished && Instance is { Fault: not null, IsOnFaultPath: false } ? InstanceStatus.Faulted : status;
        Agenda.Clear();
        Instance.Status = ended;
        Record.Note(JournalKind.Ended, null, ended.ToString());
    }
}
