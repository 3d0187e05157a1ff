namespace Porfin.Expressions;

/// <summary>Compares lists and maps by content, and counts how much was looked at.</summary>
internal static class ValueComparison
{
    /// <summary>How many values one comparison may look at.</summary>
    public const int Room = 1_000_000;

    public static bool AreEqual(ValueList left, ValueList right, int depth, ref int room)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Count != right.Count)
        {
            return false;
        }

        Check(left.Count, depth, ref room);
        for (var i = 0; i < left.Count; i++)
        {
            if (!left[i].Equals(right[i], depth + 1, ref room))
            {
                return false;
            }
        }

        return true;
    }

    public static bool AreEqual(ValueMap left, ValueMap right, int depth, ref int room)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Count != right.Count)
        {
            return false;
        }

        Check(left.Count, depth, ref room);
        foreach (var (name, value) in left)
        {
            if (!right.TryGetValue(name, out var other) || !value.Equals(other, depth + 1, ref room))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Refuses to go deeper, or to look at more, than is allowed.</summary>
    public static void Check(int count, int depth, ref int room)
    {
        room -= count + 1;
        if (room < 0 || depth > ValueJson.MaxDepth)
        {
            throw room < 0
                ? new ExpressionException("value:too-large", $"The values are too large: they hold more than {Room} values.")
                : new ExpressionException("value:too-deep", $"The values nest deeper than {ValueJson.MaxDepth} levels or contain themselves.");
        }
    }
}
