using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary>A function that needs nothing before the dot.</summary>
internal delegate Value FunctionBody(Run run, ReadOnlySpan<Value> arguments);

/// <summary>A method of one kind of value.</summary>
internal delegate Value MethodBody<in T>(Run run, T self, ReadOnlySpan<Value> arguments);

/// <summary>How the library declares its functions, and reads their arguments.</summary>
internal static class Define
{
    public static Builtin Function(string name, int length, FunctionBody body) => new(name, length, (run, _, arguments) => body(run, arguments));

    /// <summary>A method that refuses to work on any other kind of value, for it can be taken off and called alone.</summary>
    public static Builtin Method<T>(string name, int length, Func<Value, T?> select, MethodBody<T> body)
        where T : class => new(name, length, (run, self, arguments) =>
            body(run, select(self) ?? throw run.TypeError($"'{name}' was called without what stands before its dot."), arguments));

    /// <summary>A table of methods, with those that every value has.</summary>
    public static FrozenDictionary<string, Builtin> Methods(params IEnumerable<Builtin>[] groups)
    {
        var all = ObjectMethods.Common.ToDictionary(method => method.Name, StringComparer.Ordinal);
        foreach (var method in groups.SelectMany(group => group))
        {
            all[method.Name] = method;
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public static FrozenDictionary<string, Value> Members(IEnumerable<Builtin> functions, params (string Name, double Value)[] numbers) =>
        functions.Select(function => (function.Name, Value: Value.Of(function)))
            .Concat(numbers.Select(number => (number.Name, Value: Value.Of(number.Value))))
            .ToFrozenDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);

    /// <summary>An argument, undefined when it was not given.</summary>
    public static Value At(this ReadOnlySpan<Value> arguments, int index) => index < arguments.Length ? arguments[index] : default;

    public static string TextAt(this ReadOnlySpan<Value> arguments, Run run, int index) => Coerce.ToText(run, arguments.At(index));

    public static double NumberAt(this ReadOnlySpan<Value> arguments, Run run, int index) => Coerce.ToNumber(run, arguments.At(index));

    public static double IntegerAt(this ReadOnlySpan<Value> arguments, Run run, int index) => Coerce.ToInteger(run, arguments.At(index));

    /// <summary>An argument that must be a function.</summary>
    public static FunctionValue FunctionAt(this ReadOnlySpan<Value> arguments, Run run, int index) =>
        arguments.At(index).Foreign as FunctionValue ?? throw run.TypeError($"{Coerce.Shown(arguments.At(index))} is not a function.");
}
