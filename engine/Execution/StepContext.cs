using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>What the activity of the current step sees. One object serves all steps of a turn.</summary>
internal sealed class StepContext(Turn turn) : ActivityContext
{
    private Frame frame = null!;
    private Value decided;
    private long decidedStep;

    public override string NodeId => frame.Node.Path;

    public override DateTimeOffset Now => turn.World.Now;

    public override World World => turn.Seen;

    public override ValueMap? Memory
    {
        get => frame.Memory;
        set => frame.Memory = value;
    }

    internal Turn Turn => turn;

    internal Frame Frame => frame;

    public StepContext At(Frame current)
    {
        frame = current;
        return this;
    }

    public override void Emit(FlowEvent fact) => turn.Record.Emit(frame, fact);

    public override void Output(string name, Value value)
    {
        turn.LastResult = value;
        if (turn.Plan.ReadsOutputs)
        {
            if (!turn.Outputs.TryGetValue(frame.Node, out var outputs))
            {
                turn.Outputs[frame.Node] = outputs = [];
            }

            outputs[name] = value;
        }

        foreach (var binding in frame.Node.Outputs)
        {
            if (string.Equals(binding.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                Bind(binding, value);
            }
        }
    }

    public override void Decided(Value value)
    {
        decided = value;
        decidedStep = frame.Step;
    }

    /// <summary>Sets the variable of SetVariable.</summary>
    public void AssignTarget(Value value)
    {
        var target = frame.Node.Target!;
        TurnScope.Assign(frame, target, value);
        turn.Record.Note(JournalKind.Set, frame, target.Owner.Scope!.Variables[target.Slot].Name, value);
    }

    public override Guid NewId() => turn.Random.NextId();

    public override double NextRandom() => turn.Random.NextDouble();

    public Value TakeDecided(Frame left) => decidedStep == left.Step ? decided : default;

    private void Bind(OutputBinding binding, Value value)
    {
        if (binding.Variable is { } variable)
        {
            TurnScope.Assign(frame, variable, value);
            turn.Record.Note(JournalKind.Set, frame, variable.Owner.Scope!.Variables[variable.Slot].Name, value);
        }
        else if (binding.FlowOutput is { } output)
        {
            turn.Scope.SetOutput(frame, output, value);
        }
    }
}
