using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using Porfin.Expressions;

namespace Porfin.Designer.Catalog;

/// <summary>What the type and the rules of an input say about how it is edited.</summary>
internal static class InputShape
{
    /// <summary>The editor: what the input asks for, else what suits its type.</summary>
    public static string Editor(ActivityInput input) => input.Editor ?? Plain(input) switch
    {
        var type when type == typeof(string) => "text",
        var type when type == typeof(bool) => "boolean",
        var type when type == typeof(TimeSpan) => "duration",
        var type when type == typeof(DateTimeOffset) => "moment",
        var type when type == typeof(ValueMap) => "map",
        var type when type == typeof(IReadOnlyList<string>) => "texts",
        var type when type == typeof(ValueList) => "list",
        { IsEnum: true } => "choice",
        var type when IsNumber(type) => "number",
        _ => "value",
    };

    /// <summary>The type alias that documents write beside the expression.</summary>
    public static string Alias(ActivityInput input) => Plain(input) switch
    {
        { IsEnum: true } => "String",
        var type when type == typeof(string) || type == typeof(bool) || type == typeof(TimeSpan) || type == typeof(DateTimeOffset) || IsNumber(type) => type.Name,
        _ when input.Editor is "condition" or "boolean" => nameof(Boolean),
        _ when input.Editor is "number" => nameof(Double),
        _ when input.Editor is "text" || input.IsScript => nameof(String),
        _ => nameof(Object),
    };

    /// <summary>What holds when the input is not given; null when that is nothing.</summary>
    public static JsonNode? Default(ActivityInput input, Activity made) => input.Property.GetValue(made) switch
    {
        string { Length: > 0 } text => text,
        bool truth => truth,
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        Enum choice => choice.ToString(),
        int or long or double or decimal => Number(input.Property.GetValue(made)!),
        _ => null,
    };

    /// <summary>The names of an enumeration; empty for another type.</summary>
    public static IEnumerable<string> Choices(ActivityInput input) => Plain(input) is { IsEnum: true } type ? Enum.GetNames(type) : [];

    /// <summary>The rules that an editor can check.</summary>
    public static RulesView Rules(ActivityInput input)
    {
        var range = input.Rules.OfType<RangeAttribute>().FirstOrDefault();
        return new(Limit(range?.Minimum), Limit(range?.Maximum), input.Rules.OfType<MinLengthAttribute>().FirstOrDefault()?.Length ?? (input.IsRequired && IsList(input) ? 1 : null));
    }

    /// <summary>The enumeration, or the type that stands in a nullable one.</summary>
    public static Type Plain(ActivityInput input) => Nullable.GetUnderlyingType(input.Property.PropertyType) ?? input.Property.PropertyType;

    private static bool IsNumber(Type type) => type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(decimal);

    private static bool IsList(ActivityInput input) => typeof(IEnumerable).IsAssignableFrom(Plain(input)) && Plain(input) != typeof(string);

    private static JsonNode? Limit(object? limit) => limit switch
    {
        null => null,
        // An attribute of a duration holds its limits as texts until it is first asked, and as durations from then on.
        string text => TimeSpan.Parse(text, CultureInfo.InvariantCulture).ToString("c", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        var number => Number(number),
    };

    private static JsonNode Number(object number) => Convert.ToDouble(number, CultureInfo.InvariantCulture);
}
