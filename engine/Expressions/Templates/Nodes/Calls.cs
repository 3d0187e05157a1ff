namespace Porfin.Expressions.Templates;

/// <summary>A filter, a test or a built-in function with its arguments in the order of its parameters.</summary>
internal sealed class RoutineCall(int place, Routine routine, Node? input, Node?[] arguments) : Node(place, [input, .. arguments])
{
    public override Value Evaluate(Rendering rendering)
    {
        var value = input?.Evaluate(rendering) ?? default;
        var given = Arguments(rendering, arguments);
        rendering.Place = Place;
        return routine.Run(rendering, value, given);
    }

    public static Value[] Arguments(Rendering rendering, Node?[] nodes)
    {
        if (nodes.Length == 0)
        {
            return [];
        }

        var values = new Value[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            values[i] = nodes[i]?.Evaluate(rendering) ?? default;
        }

        return values;
    }
}

/// <summary><c>target.method(…)</c>: which one it is depends on what the target is.</summary>
internal sealed class MethodCall(int place, Node target, string name, Node?[] arguments) : Node(place, [target, .. arguments])
{
    public override Value Evaluate(Rendering rendering)
    {
        var value = target.Evaluate(rendering);
        var given = RoutineCall.Arguments(rendering, arguments);
        rendering.Place = Place;
        if (value.IsNullish)
        {
            rendering.Budget.Step();
            return default;
        }

        var method = Methods.Find(name, value) ?? throw Failure.Type($"There is {Failure.Describe(value)} here, which has no method '{name}'.");
        return method.RunUnchecked(rendering, value, given);
    }
}

/// <summary><c>name(…)</c> of the scope, such as <c>getVariable('x')</c>.</summary>
internal sealed class HostCall(int place, string name, Node[] arguments) : Node(place, arguments)
{
    public override Value Evaluate(Rendering rendering)
    {
        var given = RoutineCall.Arguments(rendering, arguments);
        rendering.Place = Place;
        rendering.Budget.Step();
        return rendering.Scope.TryCall(name, given, out var result)
            ? result
            : throw new ExpressionException(ProblemList.UnknownFunction, $"There is no function '{name}'.");
    }
}
