namespace Porfin.Expressions.Templates;

/// <summary>
/// What counts as true: Jinja's rule everywhere. False are false, null, undefined, 0, "", the empty list and the empty map.
/// (In Liquid 0 and empty texts and lists would be true; <c>if</c> and <c>unless</c> stay each other's opposite here.)
/// </summary>
internal static class Truth
{
    public static bool Of(Value value) => value.Kind switch
    {
        ValueKind.List => value.List!.Count > 0,
        ValueKind.Map => value.Map!.Count > 0,
        _ => value.IsTruthy,
    };

    /// <summary>Liquid's <c>empty</c>: an empty text, list or map.</summary>
    public static bool IsEmpty(Value value) => value.Kind switch
    {
        ValueKind.Text => value.Text!.Length == 0,
        ValueKind.List => value.List!.Count == 0,
        ValueKind.Map => value.Map!.Count == 0,
        _ => false,
    };

    /// <summary>Liquid's <c>blank</c>: empty, nothing, false, or only white space.</summary>
    public static bool IsBlank(Value value) => value.IsNullish || IsEmpty(value)
        || (value.IsBoolean && !value.Boolean) || (value.Text is { } text && string.IsNullOrWhiteSpace(text));
}
