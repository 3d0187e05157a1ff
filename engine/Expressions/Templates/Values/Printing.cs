namespace Porfin.Expressions.Templates;

/// <summary>
/// Values as the texts that people read: nothing for null and undefined, numbers without grouping, JSON for lists and maps,
/// dates in the business's time zone and culture (day and time).
/// </summary>
internal static class Printing
{
    public static string Text(Rendering rendering, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Text:
                return value.Text!;
            case ValueKind.List or ValueKind.Map:
                return Json(rendering, value);
            case ValueKind.Date:
                return value.Date!.IsValid ? Moments.Local(rendering, value.Date).ToString("g", rendering.Scope.Culture) : "";
            default:
                return value.ToText();
        }
    }

    /// <summary>JSON, its size counted before it is written.</summary>
    public static string Json(Rendering rendering, Value value)
    {
        Weigh(rendering, value, 0);
        return ValueJson.Write(value);
    }

    private static void Weigh(Rendering rendering, Value value, int depth)
    {
        if (depth > ValueJson.MaxDepth)
        {
            throw new ExpressionException("value:too-deep", $"The value nests deeper than {ValueJson.MaxDepth} levels or contains itself.");
        }

        rendering.Budget.Step();
        rendering.Budget.Allocate(8 + ((value.Text?.Length ?? 0) * 4L));
        foreach (var item in value.List ?? [])
        {
            Weigh(rendering, item, depth + 1);
        }

        if (value.Map is { } map)
        {
            foreach (var (name, item) in map)
            {
                rendering.Budget.Allocate(name.Length * 4L);
                Weigh(rendering, item, depth + 1);
            }
        }
    }
}
