using System.Globalization;

namespace Porfin.Expressions.Templates;

/// <summary>Members and subscripts. What is not there is undefined; nothing fails.</summary>
internal static class Members
{
    /// <summary><c>target.name</c>: an entry, else Liquid's <c>size</c>, <c>first</c> and <c>last</c>, and the parts of a date.</summary>
    public static Value Get(Rendering rendering, Value target, string name) => target.Kind switch
    {
        ValueKind.Map => target.Map!.TryGetValue(name, out var value) ? value : name is "size" ? Value.Of(target.Map.Count) : default,
        ValueKind.List => OfList(target.List!, name),
        ValueKind.Text => name is "size" or "length" ? Value.Of(Letters.Count(target.Text!)) : default,
        ValueKind.Date => OfDate(rendering, target.Date!, name),
        ValueKind.Foreign => target.Foreign!.Get(name),
        _ => default,
    };

    /// <summary><c>target[key]</c>: an item (negative counts from the end), a letter, an entry.</summary>
    public static Value At(Rendering rendering, Value target, Value key)
    {
        if (key.IsNumber && (target.List is not null || target.Text is not null))
        {
            return target.List is { } list ? Item(list, key.Number) : Letter(rendering, target.Text!, key.Number);
        }

        return key.IsNullish ? default : Get(rendering, target, Printing.Text(rendering, key));
    }

    /// <summary><c>target[start:stop:step]</c> by Python's rules.</summary>
    public static Value Slice(Rendering rendering, Value target, Value start, Value stop, Value step)
    {
        if (target.IsNullish)
        {
            return default;
        }

        var items = Sequences.Items(rendering, target);
        var by = Numbers.Whole(rendering, step, 1);
        if (by == 0)
        {
            throw Failure.Argument("The step of a slice cannot be 0.");
        }

        var (lowest, highest) = by > 0 ? (0, items.Count) : (-1, items.Count - 1);
        var from = Bound(start, by > 0 ? lowest : highest);
        var to = Bound(stop, by > 0 ? highest : lowest);
        var result = new ValueList();
        for (long i = from; by > 0 ? i < to : i > to; i += by)
        {
            result.Add(items[(int)i]);
        }

        return target.Text is null ? Value.Of(Sequences.Fresh(rendering, result, result.Count)) : Value.Of(Letters.Join(rendering, result, ""));

        int Bound(Value value, int fallback)
        {
            var bound = (long)Numbers.Whole(rendering, value, fallback);
            return value.IsNullish ? fallback : (int)Math.Clamp(bound < 0 ? bound + items.Count : bound, lowest, highest);
        }
    }

    private static Value Item(ValueList list, double index)
    {
        index += index < 0 ? list.Count : 0;
        return index >= 0 && index < list.Count && index == Math.Floor(index) ? list[(int)index] : default;
    }

    private static Value Letter(Rendering rendering, string text, double index) => Item(Letters.Split(rendering, text), index);

    private static Value OfList(ValueList list, string name) => name switch
    {
        "size" or "length" => Value.Of(list.Count),
        "first" => Item(list, 0),
        "last" => Item(list, -1),
        "grouper" when list.Count == 2 => list[0],
        "list" when list.Count == 2 => list[1],
        _ => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? Item(list, index) : default,
    };

    private static Value OfDate(Rendering rendering, DateValue date, string name)
    {
        if (!date.IsValid)
        {
            return default;
        }

        var local = Moments.Local(rendering, date);
        return name switch
        {
            "year" => Value.Of(local.Year),
            "month" => Value.Of(local.Month),
            "day" => Value.Of(local.Day),
            "hour" => Value.Of(local.Hour),
            "minute" => Value.Of(local.Minute),
            "second" => Value.Of(local.Second),
            _ => default,
        };
    }
}
