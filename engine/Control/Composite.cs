using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Control;

/// <summary>A whole flow: the outermost container of an instance, or a sub-flow inside another. Names outside are not seen from inside.</summary>
[Activity("Elsa.Workflow", Category = "Flow", IsBrowsable = false)]
[Port("root")]
public sealed class Composite : Container
{
    internal override Next Enter(Turn turn, Frame frame)
    {
        turn.Agenda.Schedule(frame, frame.Node.Ports["root"][0]);
        return Next.Children;
    }

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes) => frame.Children > 0 ? Next.Children : Outcome.Done;
}

/// <summary>Runs a published flow as a part of this one, and goes on when it is over. Leaves by the outcomes with which that flow completed.</summary>
[Activity("Porfin.RunFlow", Category = "Flow", Icon = "account_tree")]
[Port("flow")]
[Output("Result")]
public sealed class RunFlow : Container
{
    /// <summary>The definition id of the flow.</summary>
    [Input(Editor = "flow", IsRaw = true)]
    public Value WorkflowDefinitionId { get; init; }

    /// <summary>The inputs of the flow: a map from names to values.</summary>
    [Input(Editor = "map", IsLazy = true)]
    public Expression? Input { get; init; }

    /// <summary>The correlation id of the sub-flow; empty keeps that of the whole.</summary>
    [Input(Editor = "text", IsLazy = true)]
    public Expression? CorrelationId { get; init; }

    internal override Next Enter(Turn turn, Frame frame) => SubFlow.Enter(turn, frame, Input is null ? null : turn.Scope.Evaluate(Input, frame.Outside).Map, CorrelationId);

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes) => SubFlow.Completed(turn, frame, child, outcomes);
}

/// <summary>A published flow used as an activity of its own type; its inputs are properties of the activity.</summary>
[Activity("Elsa.WorkflowDefinitionActivity", Category = "Flow", IsBrowsable = false)]
[Port("flow")]
public sealed class FlowActivity : Container
{
    internal override Next Enter(Turn turn, Frame frame)
    {
        var inputs = new ValueMap();
        foreach (var (name, expression) in frame.Node.FlowInputs)
        {
            inputs[name] = turn.Scope.Evaluate(expression, frame.Outside);
        }

        return SubFlow.Enter(turn, frame, inputs, null);
    }

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes) => SubFlow.Completed(turn, frame, child, outcomes);
}

/// <summary>What the three ways to run a sub-flow share.</summary>
internal static class SubFlow
{
    public static Next Enter(Turn turn, Frame frame, ValueMap? inputs, Expression? correlation)
    {
        turn.Agenda.Schedule(frame, frame.Node.Ports["flow"][0], prepare: Given(turn, frame, inputs, correlation));
        return Next.Children;
    }

    /// <summary>Gives a sub-flow its inputs and its correlation id.</summary>
    public static Action<Frame> Given(Turn turn, Frame frame, ValueMap? inputs, Expression? correlation)
    {
        var id = correlation is null ? null : turn.Scope.Evaluate(correlation, frame.Outside).Text;
        return composite =>
        {
            composite.Memory = new() { ["in"] = Value.Of(inputs ?? []) };
            if (!string.IsNullOrEmpty(id))
            {
                composite.Memory["correlation"] = Value.Of(id);
            }
        };
    }

    public static Next Completed(Turn turn, Frame frame, Frame child, Outcomes outcomes)
    {
        var outputs = Value.Of(Outputs(turn, frame, child));
        if (!child.Node.Flow!.Outputs.Contains("Result", StringComparer.OrdinalIgnoreCase))
        {
            turn.Result(frame, "Result", outputs);
        }

        return Next.LeaveBy(outcomes);
    }

    /// <summary>The outputs of a sub-flow that is over; each is an output of the step that ran it too.</summary>
    public static ValueMap Outputs(Turn turn, Frame frame, Frame child)
    {
        var result = new ValueMap();
        foreach (var (name, value) in child.Memory ?? [])
        {
            if (name.StartsWith('$'))
            {
                result[name[1..]] = value;
                turn.Result(frame, name[1..], value);
            }
        }

        return result;
    }
}
