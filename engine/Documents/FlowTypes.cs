using System.Text.Json;
using Porfin.Expressions;

namespace Porfin.Documents;

/// <summary>The type aliases of flow documents, and the values that variables of these types hold.</summary>
internal static class FlowTypes
{
    private static readonly HashSet<string> Whole = ["Int16", "Int32", "Int64", "Long", "Byte", "Integer"];
    private static readonly HashSet<string> Fraction = ["Single", "Double", "Decimal", "Number"];

    /// <summary>The short alias of a type name: assembly-qualified CLR names of old documents are cut to their last part.</summary>
    public static string Alias(string type)
    {
        var name = type.Split(',')[0].Trim();
        name = name[(name.LastIndexOf('.') + 1)..];
        return name.TrimEnd('?');
    }

    /// <summary>True for types that hold a number, and never null.</summary>
    public static bool IsNumber(string type) => !type.EndsWith('?') && (IsWhole(type) || Fraction.Contains(Alias(type)));

    /// <summary>True for types whose numbers are cut to whole ones.</summary>
    public static bool IsWhole(string type) => Whole.Contains(Alias(type));

    /// <summary>What a variable of a type holds before it is set: 0, false, and null for the rest, as .NET does for Elsa.</summary>
    public static Value Empty(string type)
    {
        var alias = Alias(type);
        return Whole.Contains(alias) || Fraction.Contains(alias) ? (type.EndsWith('?') ? Value.Null : Value.Of(0)) : alias is "Boolean" && !type.EndsWith('?') ? Value.False : Value.Null;
    }

    /// <summary>The default written in a document, converted to the type; null when it cannot be.</summary>
    public static Value? Default(JsonElement json, string type) => Convert(ValueJson.Read(json), type);

    /// <summary>A value converted to a declared type; null when it cannot be.</summary>
    public static Value? Convert(Value value, string type)
    {
        if (value.IsNullish)
        {
            return Empty(type);
        }

        var alias = Alias(type);
        if (Whole.Contains(alias) || Fraction.Contains(alias))
        {
            return value.Text is { Length: 0 } ? Empty(type) : ValueConvert.ToNumber(value) is { } number ? Value.Of(Whole.Contains(alias) ? Math.Truncate(number) : number) : null;
        }

        return alias switch
        {
            "String" => Value.Of(value.ToText()),
            "Boolean" => value.Text is { Length: 0 } ? Value.False : ValueConvert.ToBoolean(value) is { } truth ? Value.Of(truth) : null,
            "DateTime" or "DateTimeOffset" => value.Text is { Length: 0 } ? Value.Null : value.Date is not null ? value : ValueConvert.ToMoment(value) is { } moment ? Value.Of(moment) : null,
            _ => Structure(value),
        };
    }

    /// <summary>A text that holds a JSON list or object is that list or object: Elsa writes defaults of such variables as texts.</summary>
    private static Value Structure(Value value)
    {
        if (value.Text is not { Length: > 1 } text || !(text[0] is '[' or '{'))
        {
            return value;
        }

        try
        {
            return ValueJson.Parse(text);
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
