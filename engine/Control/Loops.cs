using Porfin.Documents;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Control;

/// <summary>A container that Break ends.</summary>
public abstract class Loop : Container
{
    internal static readonly VariableDeclaration CurrentValue = new("CurrentValue", "CurrentValue", "Object", Value.Null, IsStored: true);
    internal static readonly VariableDeclaration CurrentIndex = new("CurrentIndex", "CurrentIndex", "Int32", Value.Of(0), IsStored: true);

    internal static Next RunBody(Turn turn, Frame frame)
    {
        if (frame.Node.Ports.TryGetValue("body", out var body))
        {
            turn.Agenda.Schedule(frame, body[0]);
            return Next.Children;
        }

        return Outcome.Done;
    }
}

/// <summary>Runs its body once for each item.</summary>
[Activity("Elsa.ForEach", Category = "Loops", Icon = "repeat")]
[Port("body")]
[Output("CurrentValue")]
public sealed class ForEach : Loop
{
    /// <summary>The items; read again before each turn of the loop.</summary>
    [Input(Editor = "list", IsLazy = true)]
    public Expression? Items { get; init; }

    internal override IReadOnlyList<VariableDeclaration> OwnVariables => [CurrentValue, CurrentIndex];

    internal override Next Enter(Turn turn, Frame frame) => Iterate(turn, frame);

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes) => Iterate(turn, frame);

    private Next Iterate(Turn turn, Frame frame)
    {
        var items = Items is null ? [] : LoopItems.Of(turn.Scope.Evaluate(Items, frame.Outside));
        if (frame.Position >= items.Count || !frame.Node.Ports.ContainsKey("body"))
        {
            return Outcome.Done;
        }

        frame.Variables![0] = items[frame.Position];
        frame.Variables[1] = Value.Of(frame.Position);
        turn.Result(frame, "CurrentValue", items[frame.Position]);
        frame.Position++;
        return RunBody(turn, frame);
    }
}

/// <summary>Runs its body for all items at once; each has its own CurrentValue and CurrentIndex.</summary>
[Activity("Elsa.ParallelForEach", Category = "Loops", Icon = "dynamic_feed")]
[Port("body")]
public sealed class ParallelForEach : Loop
{
    /// <summary>The items.</summary>
    [Input(Editor = "list", IsLazy = true)]
    public Expression? Items { get; init; }

    internal override Next Enter(Turn turn, Frame frame)
    {
        var items = Items is null ? [] : LoopItems.Of(turn.Scope.Evaluate(Items, frame.Outside));
        if (items.Count == 0 || !frame.Node.Ports.TryGetValue("body", out var body))
        {
            return Outcome.Done;
        }

        for (var i = 0; i < items.Count; i++)
        {
            var (value, index) = (items[i], i);
            turn.Agenda.Schedule(frame, body[0], prepare: iteration =>
            {
                iteration.AdHoc = new() { ["CurrentValue"] = value, ["CurrentIndex"] = Value.Of(index) };
                iteration.KeepsAdHoc = true;
            });
        }

        return Next.Children;
    }

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes) => frame.Children > 0 ? Next.Children : Outcome.Done;
}

/// <summary>Counts from a start to an end.</summary>
[Activity("Elsa.For", Category = "Loops", Icon = "repeat_one")]
[Port("body")]
[Output("CurrentValue")]
public sealed class For : Loop
{
    /// <summary>The first value.</summary>
    [Input(Editor = "number", IsLazy = true)]
    public Expression? Start { get; init; }

    /// <summary>The last value.</summary>
    [Input(Editor = "number", IsLazy = true)]
    public Expression? End { get; init; }

    /// <summary>The step, which may be negative; 1 by default. Zero fails.</summary>
    [Input(Editor = "number", IsLazy = true)]
    public Expression? Step { get; init; }

    /// <summary>Whether the end itself is counted; true by default.</summary>
    [Input(Editor = "boolean", IsLazy = true)]
    public Expression? OuterBoundInclusive { get; init; }

    internal override IReadOnlyList<VariableDeclaration> OwnVariables => [CurrentValue];

    internal override Next Enter(Turn turn, Frame frame) => Count(turn, frame);

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes) => Count(turn, frame);

    private Next Count(Turn turn, Frame frame)
    {
        double Number(Expression? expression, double otherwise) => expression is null ? otherwise : ValueConvert.ToNumber(turn.Scope.Evaluate(expression, frame.Outside)) ?? otherwise;
        var step = Number(Step, 1);
        if (step == 0)
        {
            return Next.Fault("for:no-step", "The step of the loop is 0, so that it would never end. Use 1 or -1.");
        }

        var value = Number(Start, 0) + (frame.Position * step);
        var end = Number(End, 0);
        var inclusive = OuterBoundInclusive is null || turn.Scope.Evaluate(OuterBoundInclusive, frame.Outside) is not { IsBoolean: true, Boolean: false };
        var isOver = step > 0 ? (inclusive ? value > end : value >= end) : inclusive ? value < end : value <= end;
        if (isOver)
        {
            return Outcome.Done;
        }

        frame.Position++;
        frame.Variables![0] = Value.Of(value);
        turn.Result(frame, "CurrentValue", Value.Of(value));
        return RunBody(turn, frame);
    }
}

/// <summary>Runs its body as long as a condition holds; the condition is evaluated before each turn of the loop.</summary>
[Activity("Elsa.While", Category = "Loops", Icon = "loop")]
[Port("body")]
public sealed class While : Loop
{
    /// <summary>The condition; false when it is not given.</summary>
    [Input(Editor = "condition", IsLazy = true)]
    public Expression? Condition { get; init; }

    internal override Next Enter(Turn turn, Frame frame) => Test(turn, frame);

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes) => Test(turn, frame);

    private Next Test(Turn turn, Frame frame)
    {
        if (Condition is null || !Conditions.Holds(turn.Scope.Evaluate(Condition, frame.Outside)))
        {
            return Outcome.Done;
        }

        return frame.Node.Ports.ContainsKey("body") ? RunBody(turn, frame) : Next.Fault("while:no-body", "The loop has no body, so that its condition would never change.");
    }
}

/// <summary>Ends the nearest loop.</summary>
[Activity("Elsa.Break", Category = "Loops", Icon = "keyboard_tab", IsTerminal = true)]
public sealed class Break : Activity
{
    /// <inheritdoc />
    public override Next Execute(ActivityContext context) => Next.Break;
}

/// <summary>The items of a loop.</summary>
internal static class LoopItems
{
    /// <summary>A list; the JSON text of a list; or one value as a list of one.</summary>
    public static ValueList Of(Value value) => ValueConvert.ToList(FlowTypes.Convert(value, "Object") ?? value);
}

/// <summary>How conditions are read.</summary>
internal static class Conditions
{
    /// <summary>Truth of a condition: booleans, "true" and "false" as texts, else JavaScript's truth.</summary>
    public static bool Holds(Value value) => value.Kind is ValueKind.Text && bool.TryParse(value.Text, out var truth) ? truth : value.IsTruthy;
}
