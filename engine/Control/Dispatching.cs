using System.Text.Json;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Control;

/// <summary>Begins an instance of its own of a published flow; waits until it is over when asked to.</summary>
[Activity("Elsa.DispatchWorkflow", Category = "Flow", Icon = "rocket_launch")]
[Output("Result")]
[OutcomeCause("Done", OutcomeCause.Outside)]
public sealed class DispatchWorkflow : Container
{
    /// <summary>The definition id of the flow.</summary>
    [Input(Editor = "flow", IsLazy = true)]
    public Expression? WorkflowDefinitionId { get; init; }

    /// <summary>The correlation id of the new instance; empty for none.</summary>
    [Input(IsLazy = true)]
    public Expression? CorrelationId { get; init; }

    /// <summary>The inputs of the flow: a map from names to values. The input ParentInstanceId is added.</summary>
    [Input(Editor = "map", IsLazy = true)]
    public Expression? Input { get; init; }

    /// <summary>Whether to wait until the instance is over; false unless it says true.</summary>
    [Input(IsLazy = true)]
    public Expression? WaitForCompletion { get; init; }

    internal override Next Enter(Turn turn, Frame frame)
    {
        Value Given(Expression? expression) => expression is null ? default : turn.Scope.Evaluate(expression, frame.Outside);
        var waits = WaitForCompletion is not null && Conditions.Holds(Given(WaitForCompletion));
        var child = Dispatching.Send(turn, frame, new(Given(WorkflowDefinitionId).ToText(), Given(Input).Map ?? [], Given(CorrelationId).ToText(), waits));
        return waits ? Next.Wait(new Wake(Stimulus.Kinds.Child, child)) : Outcome.Done;
    }

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes) => Outcome.Done;

    internal override Next Woken(Turn turn, Frame frame, Stimulus stimulus)
    {
        if (ChildReport.NotBegun(stimulus.Payload) is { } reason)
        {
            return Next.Fault("flow:unknown", reason);
        }

        turn.Result(frame, "Result", ChildReport.AsInput(stimulus.Payload));
        return Outcome.Done;
    }
}

/// <summary>An instance of a flow was begun by another; the host makes it so, once.</summary>
/// <param name="InstanceId">The id of the new instance.</param>
/// <param name="DefinitionId">The flow.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="CorrelationId">Its correlation id; empty for none.</param>
/// <param name="ReportTo">The key under which the beginning instance is told of its end; null when it does not wait.</param>
public sealed record FlowDispatched(Guid InstanceId, string DefinitionId, ValueMap Inputs, string CorrelationId, string? ReportTo) : FlowEvent
{
    /// <inheritdoc />
    public override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("instanceId", InstanceId);
        writer.WriteString("definitionId", DefinitionId);
        writer.WritePropertyName("inputs");
        ValueJson.Write(writer, Value.Of(Inputs), keepDates: false);
        writer.WriteString("correlationId", CorrelationId);
        writer.WriteString("reportTo", ReportTo);
    }
}

/// <summary>How an instance that another began is over; the payload of <see cref="Stimulus.Kinds.Child"/>.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Status">Running or Finished, as Elsa says.</param>
/// <param name="SubStatus">Finished, Faulted, Cancelled; Suspended or Pending while it runs.</param>
/// <param name="Output">What it gave.</param>
public sealed record ChildReport(Guid InstanceId, string Status, string SubStatus, ValueMap Output)
{
    /// <summary>The report of an instance that is over.</summary>
    public static ChildReport Of(FlowInstance instance) => new(instance.Id, "Finished", instance.Status.ToString(), instance.Outputs);

    /// <summary>The report that there is no such flow.</summary>
    public static Value Missing(Guid instanceId, string definitionId)
    {
        var report = new ChildReport(instanceId, "Finished", "Faulted", []).ToValue();
        report.Map!["missing"] = Value.Of($"There is no published flow '{definitionId}'. Publish it first, or import it with --lib.");
        return report;
    }

    /// <summary>As a payload.</summary>
    public Value ToValue() => Value.Of(new ValueMap
    {
        ["workflowInstanceId"] = Value.Of(InstanceId.ToString("N")),
        ["status"] = Value.Of(Status),
        ["subStatus"] = Value.Of(SubStatus),
        ["output"] = Value.Of(Output),
    });

    internal static string? NotBegun(Value payload) => payload.Map?["missing"].Text;

    /// <summary>As Elsa gives it to DispatchWorkflow.</summary>
    internal static Value AsInput(Value payload) => payload.Map is not { } map ? Value.Null : Value.Of(new ValueMap
    {
        ["WorkflowInstanceId"] = map["workflowInstanceId"],
        ["WorkflowStatus"] = map["status"],
        ["WorkflowSubStatus"] = map["subStatus"],
        ["WorkflowOutput"] = map["output"],
    });
}

/// <summary>What one step wants begun.</summary>
/// <param name="DefinitionId">The flow.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="CorrelationId">Its correlation id; empty for none.</param>
/// <param name="Reports">True when the step is told of the end.</param>
/// <param name="ReportTo">Under which key; the id of the new instance when null.</param>
internal sealed record Wanted(string DefinitionId, ValueMap Inputs, string CorrelationId, bool Reports, string? ReportTo = null);

/// <summary>Begins instances.</summary>
internal static class Dispatching
{
    /// <summary>Records that an instance is begun.</summary>
    /// <returns>The id of the new instance, under which it reports.</returns>
    public static string Send(Turn turn, Frame frame, Wanted wanted)
    {
        var id = turn.Random.NextId();
        var key = id.ToString("N");
        var inputs = ValueConvert.Copy(Value.Of(wanted.Inputs)).Map!;
        inputs["ParentInstanceId"] = Value.Of(turn.Instance.Id.ToString("N"));
        turn.Record.Emit(frame, new FlowDispatched(id, wanted.DefinitionId, inputs, wanted.CorrelationId, wanted.Reports ? wanted.ReportTo ?? key : null));
        return key;
    }
}
