using System.Collections.Frozen;

namespace Porfin.Expressions.Templates;

/// <summary>The functions that templates have by themselves.</summary>
internal static class Functions
{
    private static readonly FrozenDictionary<string, Routine> Known = new Routine[]
    {
        new("range", "start [stop] [step]", Range),
        new("namespace", "[members]", (_, _, arguments) => Value.Of(new Namespace(arguments[0].Map ?? []))),
        new("dict", "[members]", (_, _, arguments) => Value.Of(arguments[0].Map ?? [])),
        new("now", "", (rendering, _, _) => Value.Of(rendering.Scope.Now)),
    }.ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>The function of a name; null when there is none.</summary>
    public static Routine? Find(string name) => Known.GetValueOrDefault(name);

    private static Value Range(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        var (start, stop) = arguments[1].IsNullish ? (0, End(arguments[0])) : (End(arguments[0]), End(arguments[1]));
        return Value.Of(Sequences.Range(rendering, start, stop, arguments[2].IsNullish ? 1 : End(arguments[2])));

        double End(Value value) => Math.Truncate(NumberFilters.Number(rendering, value));
    }
}
