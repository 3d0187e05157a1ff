using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary>The names that every script knows.</summary>
internal static class Globals
{
    private static readonly string[] ErrorTypes = ["Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError", "EvalError", "URIError"];

    private static readonly string[] LogNames = ["log", "info", "warn", "error", "debug"];

    public static readonly FrozenDictionary<string, Value> All = Build();

    private static FrozenDictionary<string, Value> Build()
    {
        var all = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["undefined"] = default,
            ["NaN"] = Value.Of(double.NaN),
            ["Infinity"] = Value.Of(double.PositiveInfinity),
            ["Math"] = Value.Of(MathFunctions.Math),
            ["Intl"] = Value.Of(IntlFunctions.Intl),
            ["JSON"] = Value.Of(new Namespace("JSON", Define.Members([Define.Function("parse", 2, JsonReader.Parse), Define.Function("stringify", 3, JsonWriter.Stringify)]))),
            ["console"] = Value.Of(new Namespace("console", Define.Members(
                LogNames.Select(name => Define.Function(name, 0, (_, _) => default))))),
        };
        foreach (var function in Functions())
        {
            all[function.Name] = Value.Of(function);
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<Builtin> Functions() =>
    [
        ObjectFunctions.Constructor, ListFunctions.Array, ListFunctions.String, ListFunctions.Boolean, NumberMethods.Constructor, DateFunctions.Constructor,
        RegExpMethods.Constructor, TableMethods.Map, TableMethods.Set, NumberFunctions.ParseInt, NumberFunctions.ParseFloat, NumberFunctions.IsNaN, NumberFunctions.IsFinite,
        Define.Function("structuredClone", 1, (run, arguments) => Cloning.Clone(run, arguments.At(0))),
        .. UriFunctions.All, .. ErrorTypes.Select(ErrorType),
    ];

    private static Builtin ErrorType(string name) => new(name, 1, (run, _, arguments) => MakeError(run, name, arguments))
    {
        Construct = (run, _, arguments) => MakeError(run, name, arguments),
        IsInstance = value => value.Foreign is ErrorValue error && (name == "Error" || error.Type == name),
    };

    private static Value MakeError(Run run, string type, ReadOnlySpan<Value> arguments)
    {
        run.Budget.Allocate(300);
        var error = new ErrorValue(type, arguments.At(0).IsUndefined ? "" : arguments.TextAt(run, 0));
        if (arguments.At(1).Map is { } options && options.TryGetValue("cause", out var cause))
        {
            error.Set("cause", cause);
        }

        return Value.Of(error);
    }
}
