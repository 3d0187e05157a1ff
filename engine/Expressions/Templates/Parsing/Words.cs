using System.Collections.Frozen;

namespace Porfin.Expressions.Templates;

/// <summary>The words that cannot be names.</summary>
internal static class Words
{
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None", "nil", "null",
    }.ToFrozenSet();

    public static bool IsReserved(string word) => Reserved.Contains(word);

    /// <summary>The value of a word that is a literal; null when it is none.</summary>
    public static Value? Literal(string word) => word switch
    {
        "true" or "True" => Value.True,
        "false" or "False" => Value.False,
        "none" or "None" or "nil" or "null" => Value.Null,
        _ => null,
    };
}
