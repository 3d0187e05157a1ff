using System.Text.Json;

namespace Porfin.Documents.Comparing;

/// <summary>How values are shown to people who compare them: an expression of the same type by its value alone.</summary>
internal static class ValueTexts
{
    /// <summary>Both values as texts, and the words between them where both are texts.</summary>
    public static (string? Before, string? After, IReadOnlyList<WordChange> Words) Changed(JsonElement? before, JsonElement? after)
    {
        var (old, now) = (Expression(before), Expression(after));
        if (old is { } left && now is { } right && left.Text("type") == right.Text("type") && before!.Value.Text("typeName") == after!.Value.Text("typeName") && IsPlain(left) && IsPlain(right))
        {
            (before, after) = (left.Find("value"), right.Find("value"));
        }

        var (was, becomes) = (Text(before), Text(after));
        var isText = before is { ValueKind: JsonValueKind.String } && after is { ValueKind: JsonValueKind.String };
        return (was, becomes, isText ? WordDiff.Compare(was!, becomes!) : []);
    }

    /// <summary>False for an expression that has more than type and value.</summary>
    private static bool IsPlain(JsonElement expression) => expression.EnumerateObject().All(property => property.Name is "type" or "value");

    private static JsonElement? Expression(JsonElement? input) => input?.Find("expression") is { ValueKind: JsonValueKind.Object } expression && input.Value.EnumerateObject().All(property => property.Name is "typeName" or "expression") ? expression : null;

    private static string? Text(JsonElement? value) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };
}
