using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary>What a built-in function does. <paramref name="self"/> is what stands before the dot.</summary>
internal delegate Value BuiltinBody(Run run, Value self, ReadOnlySpan<Value> arguments);

/// <summary>An object of the language itself that is neither list, map nor date.</summary>
internal abstract class ScriptObject : ForeignObject
{
    /// <summary>The functions that can be called on it.</summary>
    public abstract FrozenDictionary<string, Builtin> Methods { get; }

    public override string ToText() => "[object Object]";
}

/// <summary>Something that can be called.</summary>
internal abstract class FunctionValue : ScriptObject
{
    public abstract string Name { get; }

    /// <summary>How many parameters it declares.</summary>
    public abstract int Length { get; }

    public override FrozenDictionary<string, Builtin> Methods => FunctionMethods.All;

    public abstract Value Invoke(Run run, Value self, ReadOnlySpan<Value> arguments);

    /// <summary>Calls it without anything before the dot.</summary>
    public Value Invoke(Run run, params ReadOnlySpan<Value> arguments) => Invoke(run, default, arguments);

    public override Value Get(string name) => name switch
    {
        "name" => Value.Of(Name),
        "length" => Value.Of(Length),
        _ => default,
    };

    public override string ToText() => $"function {Name}() {{ [native code] }}";
}

/// <summary>A function of the language's library.</summary>
internal sealed class Builtin(string name, int length, BuiltinBody body) : FunctionValue
{
    public override string Name => name;

    public override int Length => length;

    /// <summary>What <c>new</c> makes; null when it cannot be constructed.</summary>
    public BuiltinBody? Construct { get; init; }

    /// <summary>Whether a value is an instance of it; null when nothing is.</summary>
    public Func<Value, bool>? IsInstance { get; init; }

    /// <summary>Its members, such as <c>isArray</c> of <c>Array</c>.</summary>
    public FrozenDictionary<string, Value> Statics { get; init; } = FrozenDictionary<string, Value>.Empty;

    public override Value Invoke(Run run, Value self, ReadOnlySpan<Value> arguments)
    {
        run.Budget.Step();
        return body(run, self, arguments);
    }

    public override Value Get(string name) => Statics.TryGetValue(name, out var member) ? member : base.Get(name);
}

/// <summary>A named group of functions, such as <c>Math</c>.</summary>
internal sealed class Namespace(string name, FrozenDictionary<string, Value> members) : ScriptObject
{
    public override FrozenDictionary<string, Builtin> Methods => ObjectMethods.All;

    public override Value Get(string member) => members.TryGetValue(member, out var value) ? value : default;

    public override string ToText() => $"[object {name}]";
}

/// <summary>A function with arguments already given.</summary>
internal sealed class BoundFunction(FunctionValue target, Value self, Value[] first) : FunctionValue
{
    /// <summary>How many times the function was bound: each adds to the stack of a call.</summary>
    public int Depth { get; } = target is BoundFunction bound ? bound.Depth + 1 : 1;

    public override string Name => "bound " + target.Name;

    public override int Length => Math.Max(0, target.Length - first.Length);

    public override Value Invoke(Run run, Value ignored, ReadOnlySpan<Value> arguments)
    {
        run.Budget.Step();
        run.Budget.Enter();
        run.AllocateItems(first.Length + arguments.Length);
        var result = target.Invoke(run, self, [.. first, .. arguments]);
        run.Budget.Leave();
        return result;
    }
}
