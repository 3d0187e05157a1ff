using System.Globalization;
using System.Xml;

namespace Porfin.Expressions;

/// <summary>Values as the types of inputs and variables. Each gives null when the value cannot be converted.</summary>
public static class ValueConvert
{
    /// <summary>A number; texts are read in the invariant culture.</summary>
    public static double? ToNumber(Value value) => value.Kind switch
    {
        ValueKind.Number => value.Number,
        ValueKind.Boolean => value.Boolean ? 1 : 0,
        ValueKind.Text when double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        ValueKind.Date => value.Date!.Milliseconds,
        _ => null,
    };

    /// <summary>A boolean; the texts "true" and "false" in any case, and numbers (0 is false).</summary>
    public static bool? ToBoolean(Value value) => value.Kind switch
    {
        ValueKind.Boolean => value.Boolean,
        ValueKind.Number => value.IsTruthy,
        ValueKind.Text when bool.TryParse(value.Text, out var truth) => truth,
        _ => null,
    };

    /// <summary>A duration: <c>[d.]hh:mm[:ss]</c> as .NET writes it, ISO 8601 (<c>PT5M</c>), or a number of seconds.</summary>
    public static TimeSpan? ToDuration(Value value)
    {
        try
        {
            return value.Kind switch
            {
                ValueKind.Number when Math.Abs(value.Number) < 1e11 => TimeSpan.FromSeconds(value.Number),
                ValueKind.Text when value.Text is ['P' or '-', ..] iso && iso.Contains('P', StringComparison.Ordinal) => XmlConvert.ToTimeSpan(iso),
                ValueKind.Text when TimeSpan.TryParse(value.Text, CultureInfo.InvariantCulture, out var span) => span,
                _ => null,
            };
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>A moment: a date, an ISO 8601 text (UTC when it names no offset), or milliseconds since 1970.</summary>
    public static DateTimeOffset? ToMoment(Value value) => value.Kind switch
    {
        ValueKind.Date when value.Date!.IsValid => value.Date.Moment,
        ValueKind.Number when new DateValue(value.Number) is { IsValid: true } date => date.Moment,
        ValueKind.Text when DateTimeOffset.TryParse(value.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => moment,
        _ => null,
    };

    /// <summary>A list: itself, the items of a JSON-like text list are not read; one value is a list of one; null is an empty list.</summary>
    public static ValueList ToList(Value value) => value.List ?? (value.IsNullish ? [] : [value]);

    /// <summary>A copy that shares nothing with the original: lists, maps and dates are copied deeply.</summary>
    public static Value Copy(Value value) => value.Kind switch
    {
        ValueKind.List => Value.Of(new ValueList(value.List!.Select(Copy))),
        ValueKind.Map => Value.Of(CopyMap(value.Map!)),
        ValueKind.Date => Value.Of(new DateValue(value.Date!.Milliseconds)),
        _ => value,
    };

    private static ValueMap CopyMap(ValueMap map)
    {
        var copy = new ValueMap(map.Count);
        foreach (var (name, value) in map)
        {
            copy[name] = Copy(value);
        }

        return copy;
    }
}
