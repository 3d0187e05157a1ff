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

    private static readonly FrozenDictionary<string, Sentence> RefusedNames = new Dictionary<string, Sentence>
    {
        ["this"] = RefusalSentences.This,
        ["class"] = RefusalSentences.Classes,
        ["super"] = RefusalSentences.Classes,
        ["eval"] = RefusalSentences.NotPart.With("eval"),
        ["Function"] = RefusalSentences.Function,
        ["arguments"] = RefusalSentences.Arguments,
        ["await"] = RefusalSentences.Waiting,
        ["yield"] = RefusalSentences.Yield,
        ["with"] = RefusalSentences.NotPart.With("with"),
        ["import"] = RefusalSentences.NotPart.With("import"),
        ["export"] = RefusalSentences.NotPart.With("export"),
        ["debugger"] = RefusalSentences.NotPart.With("debugger"),
        ["Promise"] = RefusalSentences.Promise,
        ["Proxy"] = RefusalSentences.NotPart.With("Proxy"),
        ["Reflect"] = RefusalSentences.NotPart.With("Reflect"),
        ["Symbol"] = RefusalSentences.NotPart.With("Symbol"),
        ["BigInt"] = RefusalSentences.BigInt,
        ["globalThis"] = RefusalSentences.NotPart.With("globalThis"),
        ["WeakMap"] = RefusalSentences.NotPartUse.With("WeakMap", "Map"),
        ["WeakSet"] = RefusalSentences.NotPartUse.With("WeakSet", "Set"),
        ["setTimeout"] = RefusalSentences.Timeout,
        ["setInterval"] = RefusalSentences.Timeout,
        ["fetch"] = RefusalSentences.Fetch,
        ["require"] = RefusalSentences.NotPart.With("require"),
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
            throw ScriptError.Syntax(ScriptSentences.Unexpected.With($"'{word}'"), at);
        }
    }

    /// <summary>Throws when a member may not be reached from expressions.</summary>
    public static void CheckMember(string name, int at)
    {
        if (IsRefusedMember(name))
        {
            throw ScriptError.Refused(RefusalSentences.Member.With(name), at);
        }
    }
}
