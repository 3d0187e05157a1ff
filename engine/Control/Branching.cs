using System.ComponentModel.DataAnnotations;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Control;

/// <summary>Goes one of two ways.</summary>
[Activity("Elsa.FlowDecision", Category = "Logic", Icon = "call_split")]
public sealed class FlowDecision : Activity
{
    /// <summary>The condition holds.</summary>
    public static readonly Outcome True = new("True");

    /// <summary>The condition does not hold.</summary>
    public static readonly Outcome False = new("False");

    /// <summary>The condition.</summary>
    [Input(Editor = "condition")]
    public Value Condition { get; init; }

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        context.Decided(Condition);
        return Conditions.Holds(Condition) ? True : False;
    }
}

/// <summary>Goes the ways of the cases that hold, or "Default".</summary>
[Activity("Elsa.FlowSwitch", Category = "Logic", Icon = "alt_route")]
[OutcomesFrom("cases")]
public sealed class FlowSwitch : Activity
{
    /// <summary>No case holds.</summary>
    public static readonly Outcome Default = new("Default");

    /// <summary>The cases: label and condition.</summary>
    [Input(Editor = "cases", IsRaw = true)]
    public IReadOnlyList<SwitchCase> Cases { get; init; } = [];

    /// <summary>How many cases are taken.</summary>
    [Input]
    public SwitchMode Mode { get; init; }

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        var step = (StepContext)context;
        var matching = Branches.Matching(Cases, Mode, condition => step.Turn.Scope.Evaluate(condition, step.Frame.Outside));
        return matching.Count switch
        {
            0 => Default,
            1 => Next.Leave(Cases[matching[0]].Label),
            _ => Next.LeaveAll([.. matching.Select(index => Cases[index].Label)]),
        };
    }
}

/// <summary>Goes several ways at once.</summary>
[Activity("Elsa.FlowFork", Category = "Logic", Icon = "call_split")]
[OutcomesFrom("branches")]
public sealed class FlowFork : Activity
{
    /// <summary>The names of the ways.</summary>
    [Input(Editor = "texts")]
    public IReadOnlyList<string> Branches { get; init; } = [];

    /// <inheritdoc />
    public override Next Execute(ActivityContext context) => Branches.Count == 0 ? Outcome.Done : Next.LeaveAll(Branches);
}

/// <summary>Brings several ways together. The flowchart does the waiting.</summary>
[Activity("Elsa.FlowJoin", Category = "Logic", Icon = "call_merge")]
public sealed class FlowJoin : Activity
{
    /// <summary>When it goes on.</summary>
    [Input]
    public FlowJoinMode Mode { get; init; } = FlowJoinMode.WaitAny;

    /// <inheritdoc />
    public override Next Execute(ActivityContext context) => Outcome.Done;
}

/// <summary>Where a flowchart begins.</summary>
[Activity("Elsa.Start", Category = "Flow", Icon = "play_arrow")]
public sealed class Start : Activity
{
    /// <inheritdoc />
    public override Next Execute(ActivityContext context) => Outcome.Done;
}

/// <summary>Ends the flowchart or sequence in which it stands; what else runs there is cancelled.</summary>
[Activity("Elsa.End", Category = "Flow", Icon = "stop", IsTerminal = true)]
public sealed class End : Activity
{
    /// <inheritdoc />
    public override Next Execute(ActivityContext context) => Outcome.Done;
}

/// <summary>Ends the whole instance at once.</summary>
[Activity("Elsa.Finish", Category = "Flow", Icon = "done_all", IsTerminal = true)]
public sealed class Finish : Activity
{
    /// <inheritdoc />
    public override Next Execute(ActivityContext context) => Next.Finish;
}

/// <summary>Completes the sub-flow (or the flow) in which it stands, by outcomes.</summary>
[Activity("Elsa.Complete", Category = "Flow", Icon = "logout", IsTerminal = true)]
public sealed class Complete : Activity
{
    /// <summary>The outcomes; "Done" when there are none.</summary>
    [Input(Editor = "texts")]
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <inheritdoc />
    public override Next Execute(ActivityContext context) => Next.Complete(Outcomes.Count == 0 ? ["Done"] : Outcomes);
}

/// <summary>Fails the step, and with it the instance unless its fault policy says otherwise.</summary>
[Activity("Elsa.Fault", Category = "Flow", Icon = "error")]
public sealed class RaiseFault : Activity
{
    /// <summary>A code for programs.</summary>
    [Input]
    public string Code { get; init; } = "";

    /// <summary>A category, such as Business.</summary>
    [Input]
    public string Category { get; init; } = "";

    /// <summary>The type of the fault.</summary>
    [Input]
    public string FaultType { get; init; } = "";

    /// <summary>What people read.</summary>
    [Input]
    public string Message { get; init; } = "";

    /// <inheritdoc />
    public override Next Execute(ActivityContext context) => Next.Fault(Code.Length > 0 ? Code : "flow:fault", Message.Length > 0 ? Message : "The flow raised a fault.");
}

/// <summary>Sets a variable.</summary>
[Activity("Elsa.SetVariable", Category = "Data", Icon = "edit_note")]
public sealed class SetVariable : Activity
{
    /// <summary>The variable: its declaration, its id, or its name.</summary>
    [Input(Editor = "variable", IsRaw = true), Required]
    public Value Variable { get; init; }

    /// <summary>The new value.</summary>
    [Input]
    public Value Value { get; init; }

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        ((StepContext)context).AssignTarget(Value);
        return Outcome.Done;
    }
}

/// <summary>Sets an output of the flow.</summary>
[Activity("Elsa.SetOutput", Category = "Flow", Icon = "output")]
public sealed class SetOutput : Activity
{
    /// <summary>The output's name.</summary>
    [Input]
    public string OutputName { get; init; } = "";

    /// <summary>Its value.</summary>
    [Input]
    public Value OutputValue { get; init; }

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        var step = (StepContext)context;
        step.Turn.Scope.SetOutput(step.Frame, OutputName, OutputValue);
        return Outcome.Done;
    }
}

/// <summary>Names the instance.</summary>
[Activity("Elsa.SetName", Category = "Data", Icon = "label")]
public sealed class SetName : Activity
{
    /// <summary>The name.</summary>
    [Input]
    public string Value { get; init; } = "";

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        ((StepContext)context).Turn.Instance.Name = Value;
        return Outcome.Done;
    }
}

/// <summary>Sets the correlation id of the flow or sub-flow.</summary>
[Activity("Elsa.Correlate", Category = "Data", Icon = "link")]
public sealed class Correlate : Activity
{
    /// <summary>The id.</summary>
    [Input]
    public string CorrelationId { get; init; } = "";

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        var step = (StepContext)context;
        Correlation.Set(step.Turn.Scope, step.Frame.Parent, CorrelationId);
        return Outcome.Done;
    }
}

/// <summary>Writes a line to the log of the run.</summary>
[Activity("Elsa.WriteLine", Category = "Data", Icon = "notes")]
[Discloses(Outsider.Log)]
public sealed class WriteLine : Activity
{
    /// <summary>The line. What is no text is written as one: true and false as True and False, lists and objects as JSON.</summary>
    [Input]
    public Value Text { get; init; }

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        context.Emit(new LineWritten(Text.IsBoolean ? (Text.Boolean ? "True" : "False") : Text.ToText()));
        return Outcome.Done;
    }
}

/// <summary>Runs a script.</summary>
[Activity("Elsa.RunJavaScript", Category = "Data", Icon = "code")]
[OutcomesFrom("possibleOutcomes")]
[Output("Result")]
public sealed class RunJavaScript : Activity
{
    /// <summary>The script ran and set no outcome.</summary>
    public static readonly Outcome Done = Outcome.Done;

    /// <summary>The script; what it returns is the output Result.</summary>
    [Input(Editor = "code", IsScript = true, IsLazy = true)]
    public Expression? Script { get; init; }

    /// <summary>The outcomes that the script may set by <c>setOutcome('…')</c>.</summary>
    [Input(Editor = "texts")]
    public IReadOnlyList<string> PossibleOutcomes { get; init; } = [];

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        var step = (StepContext)context;
        if (Script is null)
        {
            return Outcome.Done;
        }

        step.Turn.ScriptOutcomes = null;
        var result = step.Turn.Scope.Evaluate(Script, step.Frame.Outside);
        context.Output("Result", result.IsUndefined ? Value.Null : result);
        return step.Turn.ScriptOutcomes is { Count: > 0 } outcomes ? Next.LeaveAll(outcomes) : Outcome.Done;
    }
}
