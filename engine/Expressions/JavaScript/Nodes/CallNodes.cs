using System.Runtime.CompilerServices;

namespace Porfin.Expressions.Scripting;

[InlineArray(Length)]
internal struct FewValues
{
    public const int Length = 4;

    private Value first;
}

/// <summary>The arguments of a call; a few need no memory.</summary>
internal sealed class Arguments(Node[] nodes)
{
    private readonly bool areFew = nodes.Length <= FewValues.Length && !nodes.Any(node => node is SpreadNode);

    public Value Call(Frame frame, FunctionValue function, Value self, int at)
    {
        if (!areFew)
        {
            var all = SpreadNode.Unfold(frame, nodes);
            frame.Run.At = at;
            return function.Invoke(frame.Run, self, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all));
        }

        var values = default(FewValues);
        for (var i = 0; i < nodes.Length; i++)
        {
            values[i] = nodes[i].Evaluate(frame);
        }

        frame.Run.At = at;
        return function.Invoke(frame.Run, self, ((ReadOnlySpan<Value>)values)[..nodes.Length]);
    }

    public ValueList Evaluate(Frame frame) => SpreadNode.Unfold(frame, nodes);
}

/// <summary>A call of a built-in function known when the script was compiled, such as <c>Math.max(…)</c>.</summary>
internal sealed class KnownCallNode(Builtin function, Arguments arguments, int at) : Node
{
    public override Value Evaluate(Frame frame) => arguments.Call(frame, function, default, at);
}

/// <summary>A call of whatever value stands before the parentheses.</summary>
internal sealed class CallNode(Owner callee, Arguments arguments, bool isOptional) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var value = callee.Node.Evaluate(frame);
        if (value.Foreign is FunctionValue function)
        {
            return arguments.Call(frame, function, default, callee.At);
        }

        if (ReferenceEquals(value.Foreign, Mark.Cut) || (isOptional && value.IsNullish))
        {
            return Value.Of(Mark.Cut);
        }

        arguments.Evaluate(frame);
        frame.Run.At = callee.At;
        throw frame.Run.TypeError($"{callee.Path ?? Coerce.Shown(value)} is not a function.");
    }
}

/// <summary>A call of a name that only the host knows.</summary>
internal sealed class HostCallNode(string name, Arguments arguments, int at, bool isOptional, Func<string> hint) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var run = frame.Run;
        if (run.Scope.TryGet(name, out var value))
        {
            if (value.Foreign is FunctionValue function)
            {
                return arguments.Call(frame, function, default, at);
            }

            if (isOptional && value.IsNullish)
            {
                return Value.Of(Mark.Cut);
            }
        }

        var values = arguments.Evaluate(frame);
        run.Budget.Step();
        run.At = at;
        foreach (var argument in values)
        {
            Outgoing.Check(run, argument);
        }

        if (Call(run, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values), out var result))
        {
            return result;
        }

        run.At = at;
        throw run.ReferenceError($"The function '{name}' is not known.{hint()}");
    }

    private bool Call(Run run, ReadOnlySpan<Value> values, out Value result)
    {
        try
        {
            return run.Scope.TryCall(name, values, out result);
        }
        catch (ExpressionException refusal) when (!refusal.IsLimit)
        {
            run.At = at;
            throw run.Error("Error", refusal.Code, refusal.Message);
        }
    }
}
