using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary>What can be called on anything.</summary>
internal static class ObjectMethods
{
    public static readonly Builtin[] Common =
    [
        new("hasOwnProperty", 1, (run, self, arguments) => Value.Of(ObjectFunctions.HasOwn(run, self, arguments.TextAt(run, 0)))),
        new("propertyIsEnumerable", 1, (run, self, arguments) => Value.Of(ObjectFunctions.HasOwn(run, self, arguments.TextAt(run, 0)))),
        new("toLocaleString", 0, (run, self, _) => Value.Of(Shown(run, self))),
        new("toString", 0, (run, self, _) => Value.Of(Shown(run, self))),
        new("valueOf", 0, (_, self, _) => self),
    ];

    public static readonly FrozenDictionary<string, Builtin> All = Define.Methods();

    private static string Shown(Run run, Value self) => self.Kind is ValueKind.Map ? "[object Object]" : Coerce.ToText(run, self);
}

/// <summary>What can be called on a function.</summary>
internal static class FunctionMethods
{
    private const int DeepestBinding = 50;

    public static readonly FrozenDictionary<string, Builtin> All = Define.Methods(
    [
        Of("apply", 2, (run, function, arguments) => Call(run, function, arguments.At(0), arguments.At(1).IsNullish ? [] : [.. Iteration.ToList(run, arguments[1])])),
        Of("bind", 1, Bind),
        Of("call", 1, (run, function, arguments) => Call(run, function, arguments.At(0), arguments.Length > 1 ? arguments[1..] : [])),
        Of("toString", 0, (_, function, _) => Value.Of(function.ToText())),
    ]);

    private static Builtin Of(string name, int length, MethodBody<FunctionValue> body) => Define.Method(name, length, value => value.Foreign as FunctionValue, body);

    private static Value Call(Run run, FunctionValue function, Value self, ReadOnlySpan<Value> arguments)
    {
        run.Budget.Enter();
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ExpressionException(ExpressionException.TooDeep, "The expression's calls nest too deep.");
        }

        var result = function.Invoke(run, self, arguments);
        run.Budget.Leave();
        return result;
    }

    private static Value Bind(Run run, FunctionValue function, ReadOnlySpan<Value> arguments)
    {
        run.AllocateItems(4 + arguments.Length);
        return function is BoundFunction { Depth: >= DeepestBinding }
            ? throw new ExpressionException(ExpressionException.TooDeep, "The function is bound too often.")
            : Value.Of(new BoundFunction(function, arguments.At(0), arguments.Length > 1 ? arguments[1..].ToArray() : []));
    }
}
