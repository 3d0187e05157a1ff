namespace Porfin.Expressions.Scripting;

/// <summary>Checks values on their way out of a script: what the host stores must be finite, and no deeper than JSON may be.</summary>
internal static class Outgoing
{
    public static void Check(Run run, Value value)
    {
        if (value.Kind is ValueKind.List or ValueKind.Map)
        {
            Walk(run, value, 0);
        }
    }

    // Counted as a tree and not as a graph: a small graph can unfold to an endless text.
    private static void Walk(Run run, Value value, int depth)
    {
        run.Budget.Step();
        if (depth > ValueJson.MaxDepth)
        {
            throw new ExpressionException(ExpressionException.TooDeep, $"The value nests deeper than {ValueJson.MaxDepth} levels or contains itself.");
        }

        if (value.List is { } list)
        {
            run.Scan(list.Count);
            foreach (var item in list)
            {
                if (item.Identity is not null)
                {
                    Walk(run, item, depth + 1);
                }
            }
        }
        else if (value.Map is { } map)
        {
            run.Scan(map.Count);
            foreach (var (_, item) in map)
            {
                if (item.Identity is not null)
                {
                    Walk(run, item, depth + 1);
                }
            }
        }
    }
}
