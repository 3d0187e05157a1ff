using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Control;

/// <summary>Begins an instance of a published flow for each item, and waits until all are over unless told otherwise.</summary>
[Activity("Elsa.BulkDispatchWorkflows", Category = "Flow", Icon = "dynamic_feed")]
[Port("childCompleted")]
[Port("childFaulted")]
[OutcomeCause("Completed", OutcomeCause.Outside)]
public sealed class BulkDispatch : Container
{
    private const string Missing = "open";

    /// <summary>All instances are over; only when it waits for them.</summary>
    public static readonly Outcome Completed = new("Completed");

    /// <summary>The instances were cancelled.</summary>
    public static readonly Outcome Canceled = new("Canceled");

    /// <summary>Always.</summary>
    public static readonly Outcome Done = Outcome.Done;

    /// <summary>The definition id of the flow.</summary>
    [Input(Editor = "flow", IsLazy = true)]
    public Expression? WorkflowDefinitionId { get; init; }

    /// <summary>The items; an item that is an object gives its members as inputs.</summary>
    [Input(IsLazy = true)]
    public Expression? Items { get; init; }

    /// <summary>The input that receives an item that is no object; Item by default.</summary>
    [Input(IsLazy = true)]
    public Expression? DefaultItemInputKey { get; init; }

    /// <summary>The correlation id of each new instance; evaluated per item, which it sees under the name of its input.</summary>
    [Input(IsLazy = true)]
    public Expression? CorrelationIdFunction { get; init; }

    /// <summary>Further inputs, the same for all.</summary>
    [Input(Editor = "map", IsLazy = true)]
    public Expression? Input { get; init; }

    /// <summary>Whether to wait until all are over; true unless it says false.</summary>
    [Input(IsLazy = true)]
    public Expression? WaitForCompletion { get; init; }

    internal override Next Enter(Turn turn, Frame frame)
    {
        Value Given(Expression? expression) => expression is null ? default : turn.Scope.Evaluate(expression, frame.Outside);
        var waits = WaitForCompletion is null || Conditions.Holds(Given(WaitForCompletion));
        var items = Items is null ? [] : LoopItems.Of(Given(Items));
        var key = Given(DefaultItemInputKey) is { IsNullish: false } named ? named.ToText() : "Item";
        var common = Given(Input).Map ?? [];
        var flow = Given(WorkflowDefinitionId).ToText();
        var batch = turn.Random.NextId().ToString("N");
        foreach (var item in items)
        {
            var inputs = ValueConvert.Copy(Value.Of(common)).Map!;
            foreach (var (name, value) in item.Map ?? new ValueMap { [key] = item })
            {
                inputs[name] = value;
            }

            frame.AdHoc = new() { [key] = item, ["Item"] = item };
            var correlation = CorrelationIdFunction is null ? "" : turn.Scope.Evaluate(CorrelationIdFunction, frame).ToText();
            Dispatching.Send(turn, frame, new(flow, inputs, correlation, waits, batch));
        }

        frame.AdHoc = null;
        if (!waits || items.Count == 0)
        {
            return Done;
        }

        frame.Memory = new() { [Missing] = Value.Of(items.Count), ["batch"] = Value.Of(batch) };
        return Next.Wait(new Wake(Stimulus.Kinds.Child, batch));
    }

    internal override Next Woken(Turn turn, Frame frame, Stimulus stimulus)
    {
        var report = stimulus.Payload.Map ?? [];
        frame.Memory![Missing] = Value.Of(frame.Memory[Missing].Number - 1);
        if (frame.Memory[Missing].Number > 0)
        {
            turn.Wait(frame, new Wake(Stimulus.Kinds.Child, frame.Memory["batch"].Text));
        }

        if (!frame.Node.Ports.TryGetValue(report["subStatus"].Text is "Finished" ? "childCompleted" : "childFaulted", out var port))
        {
            return OverOrOn(frame);
        }

        turn.Agenda.Schedule(frame, port[0], prepare: handler =>
        {
            handler.AdHoc = new() { ["ChildInstanceId"] = report["workflowInstanceId"], ["ChildOutput"] = report["output"] };
            handler.KeepsAdHoc = true;
        });
        return Next.Children;
    }

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes) => OverOrOn(frame);

    private static Next OverOrOn(Frame frame) => frame.Memory![Missing].Number > 0 || frame.Children > 0 ? Next.Children : Next.LeaveAll(["Completed", "Done"]);
}
