using System.Collections.Frozen;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Compilation;

/// <summary>Names in expressions that mean nothing here: functions nobody has, and what Elsa offers and Porfin refuses, each with what to write instead.</summary>
internal static class ForeignNames
{
    private const string NoHost = "Flows see nothing of the host. Give the value as an input of the flow or a variable.";
    private const string NoTypes = "Types of .NET are not part of expressions. Use new Date(…), a text such as '00:05:00', or newGuid().";
    private const string NoStreams = "Values of flows are no streams. Use bytesToString or bytesToBase64 on a list of bytes.";
    private const string NoLibraries = "Libraries are not part of expressions. Use the methods of lists, texts and Date.";
    private const string NoTokens = "Addresses that go on with a flow are not part of expressions.";

    private static readonly FrozenDictionary<string, string> Refused = new Dictionary<string, string>
    {
        ["getConfig"] = NoHost, ["getSecret"] = NoHost, ["Configuration"] = NoHost, ["DateTime"] = NoTypes, ["DateTimeOffset"] = NoTypes, ["TimeSpan"] = NoTypes, ["Guid"] = NoTypes,
        ["Random"] = NoTypes, ["streamToBytes"] = NoStreams, ["streamToBase64"] = NoStreams, ["_"] = NoLibraries, ["lodash"] = NoLibraries, ["moment"] = NoLibraries,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What is wrong with a use of a name; null when nothing is.</summary>
    /// <param name="use">The use; of names that are only read, those with a member are looked at, for a variable may be called so.</param>
    public static ExpressionProblem? Problem(NameUse use)
    {
        var isCall = use.Kind is NameUseKind.Call;
        if (isCall && use.Name.StartsWith("createWorkflow", StringComparison.Ordinal))
        {
            return new("expression:refused", $"'{use.Name}': {NoTokens}", use.Line, use.Column);
        }

        if ((isCall || (use.Kind is NameUseKind.Read && use.Detail is not null)) && Refused.TryGetValue(use.Name, out var hint))
        {
            return new("expression:refused", $"'{use.Name}': {hint}", use.Line, use.Column);
        }

        return !isCall || ScopeFunctions.Names.Contains(use.Name) || IsAccessor(use.Name)
            ? null
            : new("expression:unknown-function", $"There is no function '{use.Name}'.{Nearest(use.Name)}", use.Line, use.Column);
    }

    // getName(), setName(value) and getOutputFromActivity() follow from names.
    private static bool IsAccessor(string name) =>
        name.Length > 3 && (name.StartsWith("get", StringComparison.Ordinal) || name.StartsWith("set", StringComparison.Ordinal)) && !char.IsAsciiLetterLower(name[3]);

    private static string Nearest(string name) =>
        ExpressionNames.Functions.MinBy(known => UnknownTypes.Distance(known, name)) is { } near && UnknownTypes.Distance(near, name) <= 2 ? $" Did you mean '{near}'?" : "";
}
