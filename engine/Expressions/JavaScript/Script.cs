using System.Runtime.CompilerServices;

namespace Porfin.Expressions.Scripting;

/// <summary>A compiled script, or a single expression.</summary>
internal sealed class Script : Expression
{
    public required string Text { get; init; }

    /// <summary>The expression, when the script is nothing else.</summary>
    public Node? Value { get; init; }

    public StatementNode? Body { get; init; }

    public BlockEntry Entry { get; init; } = BlockEntry.Empty;

    public int Slots { get; init; }

    public int Cells { get; init; }

    public int Cost { get; init; }

    public override Value Evaluate(ExpressionScope scope)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ExpressionException(ExpressionException.TooDeep, "The expression is evaluated too deep inside others.");
        }

        var run = new Run(scope, Text);
        var frame = new Frame(run, Slots, Cells, []);
        try
        {
            run.Budget.Step(Cost);
            var result = Value is not null ? Value.Evaluate(frame) : Execute(frame);
            Outgoing.Check(run, result);
            return result;
        }
        catch (ThrownValue thrown)
        {
            throw run.Uncaught(thrown.Value);
        }
    }

    private Value Execute(Frame frame)
    {
        Entry.Open(frame);
        Body!.Execute(frame);
        return frame.Result;
    }
}
