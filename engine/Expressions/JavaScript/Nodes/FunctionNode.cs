using System.Runtime.CompilerServices;

namespace Porfin.Expressions.Scripting;

/// <summary>Where a function finds a variable that it captures, when it is made.</summary>
/// <param name="IsOwn">True: among the maker's own cells. False: among those that the maker captured itself.</param>
/// <param name="Index">Its index there.</param>
internal readonly record struct Capture(bool IsOwn, int Index);

/// <summary>A compiled function: all that its closures share.</summary>
internal sealed class FunctionCode
{
    public required string Name { get; init; }

    /// <summary>How many parameters come before the first with a default or rest.</summary>
    public required int Length { get; init; }

    public required int Slots { get; init; }

    public required int Cells { get; init; }

    public required PatternElement[] Parameters { get; init; }

    /// <summary>The slots of the parameters when all are plain; null otherwise.</summary>
    public required int[]? PlainParameters { get; init; }

    /// <summary>Where the function finds itself by name; null when it does not.</summary>
    public required Target? Self { get; init; }

    public required BlockEntry Entry { get; init; }

    public required StatementNode? Body { get; init; }

    /// <summary>The value of an arrow function without braces.</summary>
    public required Node? Result { get; init; }

    /// <summary>Steps taken by a call, for the work that a straight run through the body can be.</summary>
    public required int Cost { get; init; }

    public required string Text { get; init; }
}

/// <summary>Makes a closure.</summary>
internal sealed class FunctionNode(FunctionCode code, Capture[] captures) : Node
{
    public override Value Evaluate(Frame frame)
    {
        frame.Run.Budget.Allocate(64 + (8L * captures.Length));
        var cells = captures.Length == 0 ? [] : new Cell[captures.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = captures[i].IsOwn ? frame.Cells[captures[i].Index] : frame.Captured[captures[i].Index];
        }

        return Value.Of(new Closure(code, cells));
    }
}

/// <summary>A function of the script, with the variables that it captured.</summary>
internal sealed class Closure(FunctionCode code, Cell[] captured) : FunctionValue
{
    public override string Name => code.Name;

    public override int Length => code.Length;

    public override Value Invoke(Run run, Value self, ReadOnlySpan<Value> arguments)
    {
        run.Budget.Step(code.Cost);
        run.Budget.Enter();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ExpressionException(ExpressionException.TooDeep, "The expression's calls nest too deep.");
        }

        var frame = new Frame(run, code.Slots, code.Cells, captured);
        code.Entry.Open(frame);
        BindParameters(frame, arguments);
        var result = Run(frame);
        run.Budget.Leave();
        return result;
    }

    public override string ToText() => code.Text;

    private Value Run(Frame frame)
    {
        if (code.Result is { } result)
        {
            return result.Evaluate(frame);
        }

        return code.Body!.Execute(frame) is Exit.Return ? frame.Result : default;
    }

    private void BindParameters(Frame frame, ReadOnlySpan<Value> arguments)
    {
        code.Self?.Bind(frame, Value.Of(this));
        if (code.PlainParameters is { } plain)
        {
            for (var i = 0; i < plain.Length && i < arguments.Length; i++)
            {
                frame.Slots[plain[i]] = arguments[i];
            }

            return;
        }

        for (var i = 0; i < code.Parameters.Length; i++)
        {
            var parameter = code.Parameters[i];
            if (!parameter.IsRest)
            {
                parameter.Bind(frame, i < arguments.Length ? arguments[i] : default);
                continue;
            }

            frame.Run.AllocateItems(Math.Max(0, arguments.Length - i));
            parameter.Bind(frame, Value.Of(i < arguments.Length ? [.. arguments[i..]] : new ValueList()));
        }
    }
}
