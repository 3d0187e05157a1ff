using System.Globalization;
using Porfin.Documents;
using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>The names that an expression sees at a step: variables of the containers around it, inputs, facts of the world, Elsa's functions.</summary>
internal sealed class TurnScope(Turn turn) : ExpressionScope
{
    private readonly ExpressionBudget budget = new(turn.Limits.ExpressionSteps);
    private Frame? frame;
    private bool isEvaluating;

    public override ExpressionBudget Budget => budget;

    public override DateTimeOffset Now => turn.World.Now;

    public override TimeZoneInfo Zone => turn.World.Zone;

    public override CultureInfo Culture => turn.World.Culture;

    internal Turn Turn => turn;

    /// <summary>The container around the step whose expression runs.</summary>
    internal Frame? Frame => frame;

    /// <summary>Evaluates an expression as it is seen inside a container.</summary>
    public Value Evaluate(Expression expression, Frame? within)
    {
        if (expression is Constant constant)
        {
            return constant.Evaluate(this);
        }

        var outer = frame;
        var nested = isEvaluating;
        frame = within;
        isEvaluating = true;
        if (!nested)
        {
            budget.Reset();
        }

        try
        {
            return expression.Evaluate(this);
        }
        finally
        {
            frame = outer;
            isEvaluating = nested;
        }
    }

    public override double NextRandom() => turn.Random.NextDouble();

    public override Guid NewId() => turn.Random.NextId();

    public override bool TryGet(string name, out Value value)
    {
        if (Read(frame, name, out value))
        {
            return true;
        }

        switch (name)
        {
            case "variables" or "Variables":
                value = Value.Of(new VariablesObject(this));
                return true;
            case "input" or "Input":
                value = Value.Of(InputsOf(frame));
                return true;
            case "CorrelationId":
                value = Value.Of(turn.Instance.CorrelationId);
                return true;
            case "WorkflowInstanceId":
                value = Value.Of(turn.Instance.Id.ToString("N"));
                return true;
            case "WorkflowDefinitionId":
                value = Value.Of(turn.Plan.Flow.DefinitionId);
                return true;
            case "WorkflowDefinitionVersionId":
                value = Value.Of(turn.Plan.Flow.VersionId);
                return true;
            case "WorkflowDefinitionVersion":
                value = Value.Of(turn.Plan.Flow.Version);
                return true;
            default:
                return turn.Seen.Facts.TryGetValue(name, out value) || TryMessage(name, out value);
        }
    }

    public override bool TrySet(string name, Value value)
    {
        if (!Read(frame, name, out _))
        {
            return false;
        }

        Write(frame, name, value);
        return true;
    }

    public override bool TryCall(string name, ReadOnlySpan<Value> arguments, out Value result) => ScopeFunctions.TryCall(this, name, arguments, out result);

    /// <summary>Reads a variable or an input as seen inside a container.</summary>
    public bool Read(Frame? within, string name, out Value value)
    {
        for (var current = within; current is not null; current = current.Parent)
        {
            if (current.Node.Scope is { } scope && scope.Slots.TryGetValue(name, out var slot))
            {
                value = current.Variables![slot];
                return true;
            }

            if (current.AdHoc is { } adHoc && adHoc.TryGetValue(name, out value))
            {
                return true;
            }

            if (current.Node.IsComposite)
            {
                break;
            }
        }

        return InputsOf(within).TryGetValue(name, out value) || IsInputNotGiven(within, name, out value);
    }

    /// <summary>An input that is declared, but was not given, is there and empty.</summary>
    private static bool IsInputNotGiven(Frame? within, string name, out Value value)
    {
        value = Value.Null;
        foreach (var input in Composite(within)?.Node.Flow!.Inputs ?? [])
        {
            if (input.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Sets a variable in scope, or makes one in the nearest container.</summary>
    public static void Write(Frame? within, string name, Value value)
    {
        for (var current = within; current is not null; current = current.Parent)
        {
            if (current.Node.Scope is { } scope && scope.Slots.TryGetValue(name, out var slot))
            {
                Store(current, slot, value);
                return;
            }

            if (current.AdHoc?.ContainsKey(name) is true)
            {
                current.AdHoc[name] = value;
                return;
            }

            if (current.Node.IsComposite)
            {
                break;
            }
        }

        if (within is not null)
        {
            (within.AdHoc ??= [])[name] = value;
        }
    }

    /// <summary>Sets a variable that the compiler resolved.</summary>
    /// <exception cref="ExpressionException">The value is not of the variable's type.</exception>
    public static void Assign(Frame step, VariableReference variable, Value value)
    {
        for (Frame? current = step; current is not null; current = current.Parent)
        {
            if (current.Node == variable.Owner)
            {
                Store(current, variable.Slot, value);
                return;
            }
        }
    }

    /// <summary>Sets an output of the flow or sub-flow in which a step stands.</summary>
    public void SetOutput(Frame step, string name, Value value)
    {
        var composite = Composite(step.Parent);
        if (composite?.Parent is null)
        {
            turn.Instance.Outputs[name] = value;
        }
        else
        {
            (composite.Memory ??= [])["$" + name] = value;
        }

        turn.Record.Note(JournalKind.Set, step, name, value);
    }

    /// <summary>The inputs of the flow or sub-flow that contains a frame.</summary>
    public ValueMap InputsOf(Frame? within)
    {
        var composite = Composite(within);
        return composite?.Parent is null ? turn.Instance.Inputs : composite.Memory?["in"].Map ?? [];
    }

    internal static Frame? Composite(Frame? within)
    {
        while (within is { Node.IsComposite: false })
        {
            within = within.Parent;
        }

        return within;
    }

    private static void Store(Frame owner, int slot, Value value)
    {
        var declaration = owner.Node.Scope!.Variables[slot];
        owner.Variables![slot] = FlowTypes.Convert(value, declaration.TypeName)
            ?? throw new ExpressionException("variable:type", $"The variable '{declaration.Name}' is of type {declaration.TypeName} and cannot hold {value}.");
    }

    /// <summary><c>message</c> is the message that woke the turn.</summary>
    private bool TryMessage(string name, out Value value)
    {
        value = name is "message" && turn.Stimulus.Kind is Stimulus.Kinds.Message ? turn.Woken.Payload : default;
        return name is "message";
    }
}

/// <summary>The object <c>variables</c> of expressions: reading and setting its members reads and sets variables.</summary>
internal sealed class VariablesObject(TurnScope scope) : ForeignObject
{
    public override string ToText() => "[variables]";

    public override Value Get(string name) => scope.Read(scope.Frame, name, out var value) ? value : default;

    public override bool Set(string name, Value value)
    {
        TurnScope.Write(scope.Frame, name, value);
        return true;
    }
}
