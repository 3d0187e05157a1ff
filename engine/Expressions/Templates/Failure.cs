namespace Porfin.Expressions.Templates;

/// <summary>The failures of a running template.</summary>
internal static class Failure
{
    public static ExpressionException Type(string message) => new("expression:type", message);

    public static ExpressionException Argument(string message) => new("expression:argument", message);

    /// <summary>What a value is, in words.</summary>
    public static string Describe(Value value) => value.Kind switch
    {
        ValueKind.Undefined => "undefined (nobody has set it)",
        ValueKind.Null => "empty (null)",
        ValueKind.Boolean => "true or false",
        ValueKind.Text => $"the text '{(value.Text!.Length > 40 ? value.Text[..40] + "…" : value.Text)}'",
        var kind => "a " + kind.ToString().ToLowerInvariant(),
    };
}
