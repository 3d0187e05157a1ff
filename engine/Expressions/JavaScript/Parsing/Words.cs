using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary>Words with a meaning of their own.</summary>
internal static class Words
{
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "break", "case", "catch", "const", "continue", "default", "delete", "do", "else", "enum", "extends", "finally", "for", "function", "if", "in",
        "instanceof", "let", "new", "null", "return", "switch", "throw", "true", "false", "try", "typeof", "var", "void", "while", "implements",
        "interface", "package", "private", "protected", "public", "static",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> RefusedNames = new Dictionary<string, string>
    {
        ["this"] = "'this' is not part of expressions. Use variables.",
        ["class"] = "Classes are not part of expressions. Use functions and maps.",
        ["super"] = "Classes are not part of expressions. Use functions and maps.",
        ["eval"] = "'eval' is not part of expressions.",
        ["Function"] = "'Function' is not part of expressions. Write a function.",
        ["arguments"] = "'arguments' is not part of expressions. Declare a rest parameter: (...items).",
        ["await"] = "Expressions do not wait: 'await' and 'async' are not part of them.",
        ["yield"] = "Generators ('yield') are not part of expressions. Build a list.",
        ["with"] = "'with' is not part of expressions.",
        ["import"] = "'import' is not part of expressions.",
        ["export"] = "'export' is not part of expressions.",
        ["debugger"] = "'debugger' is not part of expressions.",
        ["Promise"] = "Expressions do not wait: 'Promise' is not part of them.",
        ["Proxy"] = "'Proxy' is not part of expressions.",
        ["Reflect"] = "'Reflect' is not part of expressions.",
        ["Symbol"] = "'Symbol' is not part of expressions.",
        ["BigInt"] = "BigInt numbers are not part of expressions.",
        ["globalThis"] = "'globalThis' is not part of expressions.",
        ["WeakMap"] = "'WeakMap' is not part of expressions. Use Map.",
        ["WeakSet"] = "'WeakSet' is not part of expressions. Use Set.",
        ["setTimeout"] = "Expressions do not wait. Use a delay activity.",
        ["setInterval"] = "Expressions do not wait. Use a delay activity.",
        ["fetch"] = "Expressions cannot call the outside. Use an HTTP activity.",
        ["require"] = "'require' is not part of expressions.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> RefusedMembers =
        new[] { "prototype", "__proto__", "constructor", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsReserved(string word) => Reserved.Contains(word);

    public static bool IsRefusedMember(string name) => RefusedMembers.Contains(name);

    /// <summary>Throws when a word cannot be a name.</summary>
    public static void CheckName(string word, int at)
    {
        if (RefusedNames.TryGetValue(word, out var why))
        {
            throw ScriptError.Refused(why, at);
        }

        if (IsReserved(word))
        {
            throw ScriptError.Syntax($"'{word}' is not expected here.", at);
        }
    }

    /// <summary>Throws when a member may not be reached from expressions.</summary>
    public static void CheckMember(string name, int at)
    {
        if (IsRefusedMember(name))
        {
            throw ScriptError.Refused($"The member '{name}' is not part of expressions.", at);
        }
    }
}
