using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary>Which built-in methods a value has.</summary>
internal static class MethodTables
{
    public static FrozenDictionary<string, Builtin>? Of(Value value) => value.Kind switch
    {
        ValueKind.Foreign => (value.Foreign as ScriptObject)?.Methods,
        var kind => Of(kind),
    };

    /// <summary>The methods of a kind of value; null for nothing and for foreign values, whose methods depend on the object.</summary>
    public static FrozenDictionary<string, Builtin>? Of(ValueKind kind) => kind switch
    {
        ValueKind.Text => TextMethods.All,
        ValueKind.List => ListMethods.All,
        ValueKind.Map or ValueKind.Boolean => ObjectMethods.All,
        ValueKind.Number => NumberMethods.All,
        ValueKind.Date => DateMethods.All,
        _ => null,
    };
}
