using Porfin.Expressions;

namespace Porfin.Documents;

/// <summary>The type aliases of inputs.</summary>
internal static class InputTypes
{
    /// <summary>The alias under which documents write an input: that of its property, or Object where any value may stand.</summary>
    public static string Alias(ActivityInput input) => (Nullable.GetUnderlyingType(input.Property.PropertyType) ?? input.Property.PropertyType) switch
    {
        { IsEnum: true } type => type.Name,
        var type when type == typeof(string) => "String",
        var type when type == typeof(bool) => "Boolean",
        var type when type == typeof(int) => "Int32",
        var type when type == typeof(long) => "Int64",
        var type when type == typeof(double) => "Double",
        var type when type == typeof(TimeSpan) => "TimeSpan",
        var type when type == typeof(DateTimeOffset) => "DateTimeOffset",
        var type when type == typeof(IReadOnlyList<string>) => "String[]",
        var type when type == typeof(Expression) && input.IsScript => "String",
        _ => "Object",
    };
}
