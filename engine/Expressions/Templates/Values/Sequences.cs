namespace Porfin.Expressions.Templates;

/// <summary>Values as sequences: what <c>for</c> and the list filters go through.</summary>
internal static class Sequences
{
    /// <summary>The items of a list, the names of a map, the letters of a text, nothing of null and undefined.</summary>
    /// <exception cref="ExpressionException">The value is not a sequence.</exception>
    public static ValueList Items(Rendering rendering, Value value)
    {
        if (value.List is { } list)
        {
            rendering.Budget.Step(list.Count);
            return list;
        }

        return value.Kind switch
        {
            ValueKind.Undefined or ValueKind.Null => [],
            ValueKind.Text => Letters.Split(rendering, value.Text!),
            ValueKind.Map => Fresh(rendering, value.Map!.Keys.Select(name => Value.Of(name)), value.Map.Count),
            _ => throw Failure.Type($"A list is needed here, not {Failure.Describe(value)}."),
        };
    }

    /// <summary>The entries of a map as lists of name and value; a list stays as it is.</summary>
    public static ValueList Pairs(Rendering rendering, Value value)
    {
        if (value.Map is not { } map)
        {
            return Items(rendering, value);
        }

        rendering.Budget.Allocate(map.Count * 100L);
        return Fresh(rendering, map.Select(entry => Pair(Value.Of(entry.Key), entry.Value)), map.Count);
    }

    public static Value Pair(Value first, Value second) => Value.Of(new ValueList(2) { first, second });

    /// <summary>A new list whose size is counted before it is made.</summary>
    public static ValueList Fresh(Rendering rendering, IEnumerable<Value> items, int count)
    {
        rendering.Budget.Step(count);
        rendering.Budget.Allocate(count * 16L);
        var list = new ValueList(count);
        list.AddRange(items);
        return list;
    }

    /// <summary>Whole numbers from one to another, as <c>range()</c> gives them.</summary>
    /// <exception cref="ExpressionException">The step is zero, or there are too many.</exception>
    public static ValueList Range(Rendering rendering, double start, double stop, double step)
    {
        if (step == 0)
        {
            throw Failure.Argument("The step of a range cannot be 0.");
        }

        var count = Math.Max(0, Math.Ceiling((stop - start) / step));
        if (!(count < 1_000_000))
        {
            throw new ExpressionException("expression:too-large", "The range has more than a million numbers.");
        }

        return Fresh(rendering, Enumerable.Range(0, (int)count).Select(i => Value.Of(start + (i * step))), (int)count);
    }
}
