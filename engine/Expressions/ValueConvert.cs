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
    /// <exception cref="ExpressionException">The value contains itself, nests too deep or unfolds to too much.</exception>
    public static Value Copy(Value value)
    {
        var room = ValueComparison.Room;
        return Copy(value, 0, ref room);
    }

    private static Value Copy(Value value, int depth, ref int room)
    {
        switch (value.Kind)
        {
            case ValueKind.List:
                ValueComparison.Check(value.List!.Count, depth, ref room);
                var list = new ValueList(value.List.Count);
                foreach (var item in value.List)
                {
                    list.Add(Copy(item, depth + 1, ref room));
                }

                return Value.Of(list);
            case ValueKind.Map:
                ValueComparison.Check(value.Map!.Count, depth, ref room);
                var map = new ValueMap(value.Map.Count);
                foreach (var (name, item) in value.Map)
                {
                    map[name] = Copy(item, depth + 1, ref room);
                }

                return Value.Of(map);
            case ValueKind.Date:
                return Value.Of(new DateValue(value.Date!.Milliseconds));
            default:
                return value;
        }
    }
}
