using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Control;

/// <summary>
/// Runs a published flow at once, before what else is queued, and goes on when it is over; or, when nobody waits for its completion, with its first pause.
/// A flow that is named in the document is a part of this instance; one that an expression names is an instance of its own.
/// </summary>
[Activity("Elsa.ExecuteWorkflow", Category = "Flow", IsBrowsable = false)]
[Port("flow")]
[Output("Result")]
public sealed class ExecuteWorkflow : Container
{
    /// <summary>The definition id of the flow.</summary>
    [Input(Editor = "flow", IsLazy = true)]
    public Expression? WorkflowDefinitionId { get; init; }

    /// <summary>The inputs of the flow: a map from names to values.</summary>
    [Input(Editor = "map", IsLazy = true)]
    public Expression? Input { get; init; }

    /// <summary>The correlation id of the sub-flow; empty keeps that of the whole.</summary>
    [Input(IsLazy = true)]
    public Expression? CorrelationId { get; init; }

    /// <summary>Whether to wait until the flow is over; true unless it says false.</summary>
    [Input(IsLazy = true)]
    public Expression? WaitForCompletion { get; init; }

    internal override Next Enter(Turn turn, Frame frame)
    {
        Value Given(Expression? expression) => expression is null ? default : turn.Scope.Evaluate(expression, frame.Outside);
        var waits = WaitForCompletion is null || Conditions.Holds(Given(WaitForCompletion));
        var inputs = Given(Input).Map;
        if (frame.Node.Ports.TryGetValue("flow", out var flow))
        {
            frame.RunsUnawaited = !waits;
            turn.Agenda.ScheduleAtOnce(frame, flow[0], SubFlow.Given(turn, frame, inputs, CorrelationId));
            return Next.Children;
        }

        var child = Dispatching.Send(turn, frame, new(Given(WorkflowDefinitionId).ToText(), inputs ?? [], Given(CorrelationId).ToText(), waits));
        if (waits)
        {
            return Next.Wait(new Wake(Stimulus.Kinds.Child, child));
        }

        Tell(turn, frame, "Running", "Pending", []);
        return Outcome.Done;
    }

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes)
    {
        Tell(turn, frame, "Finished", "Finished", SubFlow.Outputs(turn, frame, child));
        return Outcome.Done;
    }

    internal override Next Woken(Turn turn, Frame frame, Stimulus stimulus)
    {
        turn.Result(frame, "Result", stimulus.Payload);
        return Outcome.Done;
    }

    /// <summary>Sets the result as Elsa shapes it.</summary>
    internal static void Tell(Turn turn, Frame frame, string status, string subStatus, ValueMap outputs) =>
        turn.Result(frame, "Result", new ChildReport(turn.Instance.Id, status, subStatus, outputs).ToValue());
}
