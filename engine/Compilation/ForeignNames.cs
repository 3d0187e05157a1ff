using System.Collections.Frozen;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Compilation;

/// <summary>Names in expressions that mean nothing here: functions nobody has, and what Elsa offers and Porfin refuses, each with what to write instead.</summary>
internal static class ForeignNames
{
    private static readonly FrozenDictionary<string, Sentence> Refused = new Dictionary<string, Sentence>
    {
        ["getConfig"] = ExpressionSentences.NoHost, ["getSecret"] = ExpressionSentences.NoHost, ["Configuration"] = ExpressionSentences.NoHost,
        ["DateTime"] = ExpressionSentences.NoTypes, ["DateTimeOffset"] = ExpressionSentences.NoTypes, ["TimeSpan"] = ExpressionSentences.NoTypes,
        ["Guid"] = ExpressionSentences.NoTypes, ["Random"] = ExpressionSentences.NoTypes,
        ["streamToBytes"] = ExpressionSentences.NoStreams, ["streamToBase64"] = ExpressionSentences.NoStreams,
        ["_"] = ExpressionSentences.NoLibraries, ["lodash"] = ExpressionSentences.NoLibraries, ["moment"] = ExpressionSentences.NoLibraries,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What is wrong with a use of a name; null when nothing is.</summary>
    /// <param name="use">The use; of names that are only read, those with a member are looked at, for a variable may be called so.</param>
    public static ExpressionProblem? Problem(NameUse use)
    {
        var isCall = use.Kind is NameUseKind.Call;
        if (isCall && use.Name.StartsWith("createWorkflow", StringComparison.Ordinal))
        {
            return new("expression:refused", ExpressionSentences.NoTokens.With(use.Name), use.Line, use.Column);
        }

        if ((isCall || (use.Kind is NameUseKind.Read && use.Detail is not null)) && Refused.TryGetValue(use.Name, out var why))
        {
            return new("expression:refused", why.With(use.Name), use.Line, use.Column);
        }

        return !isCall || ScopeFunctions.Names.Contains(use.Name) || IsAccessor(use.Name)
            ? null
            : new("expression:unknown-function", ExpressionSentences.NoFunction.With(use.Name, Suggestions.Ask(use.Name, ExpressionNames.Functions)), use.Line, use.Column);
    }

    // getName(), setName(value) and getOutputFromActivity() follow from names.
    private static bool IsAccessor(string name) =>
        name.Length > 3 && (name.StartsWith("get", StringComparison.Ordinal) || name.StartsWith("set", StringComparison.Ordinal)) && !char.IsAsciiLetterLower(name[3]);
}
