using System.Text;
using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>The functions that Elsa gives to expressions, and the accessors that follow from names: <c>getName()</c>, <c>setName(v)</c>, <c>getOutputFromActivity()</c>.</summary>
internal static class ScopeFunctions
{
    private delegate Value Function(TurnScope scope, ReadOnlySpan<Value> arguments);

    private static readonly Dictionary<string, Function> Known = new(StringComparer.Ordinal)
    {
        ["getVariable"] = (scope, a) => scope.Read(scope.Frame, Text(a, 0), out var value) ? value : Value.Null,
        ["setVariable"] = SetVariable,
        ["getInput"] = (scope, a) => scope.InputsOf(scope.Frame).TryGetValue(Text(a, 0), out var value) ? value : Value.Null,
        ["getOutputFrom"] = (scope, a) => OutputFrom(scope, Text(a, 0), a.Length > 1 ? Text(a, 1) : null),
        ["getLastResult"] = (scope, _) => scope.Turn.LastResult.IsUndefined ? Value.Null : scope.Turn.LastResult,
        ["getWorkflowInstanceId"] = (scope, _) => Value.Of(scope.Turn.Instance.Id.ToString("N")),
        ["getWorkflowDefinitionId"] = (scope, _) => Value.Of(scope.Turn.Plan.Flow.DefinitionId),
        ["getWorkflowDefinitionVersionId"] = (scope, _) => Value.Of(scope.Turn.Plan.Flow.VersionId),
        ["getWorkflowDefinitionVersion"] = (scope, _) => Value.Of(scope.Turn.Plan.Flow.Version),
        ["getCorrelationId"] = (scope, _) => Value.Of(Correlation.Get(scope)),
        ["setCorrelationId"] = (scope, a) => Correlation.Set(scope, Text(a, 0)),
        ["getWorkflowInstanceName"] = (scope, _) => Value.Of(scope.Turn.Instance.Name),
        ["setWorkflowInstanceName"] = (scope, a) => Value.Of(scope.Turn.Instance.Name = Text(a, 0)),
        ["setOutcome"] = (scope, a) => SetOutcomes(scope, [Text(a, 0)]),
        ["setOutcomes"] = (scope, a) => SetOutcomes(scope, a.Length > 0 ? [.. ValueConvert.ToList(a[0]).Select(item => item.ToText())] : []),
        ["isNullOrWhiteSpace"] = (_, a) => Value.Of(a.Length == 0 || a[0].IsNullish || string.IsNullOrWhiteSpace(a[0].ToText())),
        ["isNullOrEmpty"] = (_, a) => Value.Of(a.Length == 0 || a[0].IsNullish || a[0].ToText().Length == 0),
        ["toJson"] = (_, a) => Value.Of(ValueJson.Write(a.Length > 0 ? a[0] : default)),
        ["parseGuid"] = (_, a) => Guid.TryParse(Text(a, 0), out var id) ? Value.Of(id.ToString()) : throw new ExpressionException("expression:argument", $"parseGuid: '{Text(a, 0)}' is not an id."),
        ["newGuid"] = (scope, _) => Value.Of(scope.NewId().ToString()),
        ["newGuidString"] = (scope, _) => Value.Of(scope.NewId().ToString()),
        ["getGuidString"] = (scope, _) => Value.Of(scope.NewId().ToString()),
        ["newShortGuid"] = (scope, _) => Value.Of(ShortId(scope)),
        ["getShortGuid"] = (scope, _) => Value.Of(ShortId(scope)),
        ["bytesFromString"] = (scope, a) => ByteFunctions.ToList(scope, Encoding.UTF8.GetBytes(Text(a, 0))),
        ["bytesToString"] = (scope, a) => Value.Of(Encoding.UTF8.GetString(ByteFunctions.FromList(scope, "bytesToString", a))),
        ["bytesToBase64"] = (scope, a) => Value.Of(Convert.ToBase64String(ByteFunctions.FromList(scope, "bytesToBase64", a))),
        ["bytesFromBase64"] = (scope, a) => ByteFunctions.ToList(scope, ByteFunctions.FromBase64("bytesFromBase64", Text(a, 0))),
        ["stringToBase64"] = (_, a) => Value.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(a, 0)))),
        ["stringFromBase64"] = (_, a) => Value.Of(Encoding.UTF8.GetString(ByteFunctions.FromBase64("stringFromBase64", Text(a, 0)))),
    };

    /// <summary>The names of the fixed functions, for completion and checks.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    public static bool TryCall(TurnScope scope, string name, ReadOnlySpan<Value> arguments, out Value result)
    {
        if (Known.TryGetValue(name, out var function))
        {
            result = function(scope, arguments);
            return true;
        }

        result = default;
        if (name.Length < 4 || !(name.StartsWith("get", StringComparison.Ordinal) || name.StartsWith("set", StringComparison.Ordinal)))
        {
            return false;
        }

        return name[0] == 'g' ? TryGetter(scope, name[3..], out result) : TrySetter(scope, name[3..], arguments);
    }

    private static bool TryGetter(TurnScope scope, string member, out Value result)
    {
        if (TryBothCases(scope, member, out _, out result))
        {
            return true;
        }

        var from = member.IndexOf("From", 1, StringComparison.Ordinal);
        if (from > 0 && from + 4 < member.Length)
        {
            result = OutputFrom(scope, member[(from + 4)..], member[..from]);
            return true;
        }

        return false;
    }

    private static bool TrySetter(TurnScope scope, string member, ReadOnlySpan<Value> arguments)
    {
        if (!TryBothCases(scope, member, out var name, out _))
        {
            return false;
        }

        TurnScope.Write(scope.Frame, name, arguments.Length > 0 ? arguments[0] : Value.Null);
        return true;
    }

    /// <summary>A name as it is, and with a small first letter: <c>getCounter()</c> reads <c>Counter</c> or <c>counter</c>.</summary>
    private static bool TryBothCases(TurnScope scope, string member, out string name, out Value value)
    {
        name = member;
        if (scope.Read(scope.Frame, name, out value))
        {
            return true;
        }

        name = char.ToLowerInvariant(member[0]) + member[1..];
        return scope.Read(scope.Frame, name, out value);
    }

    private static Value OutputFrom(TurnScope scope, string activity, string? output)
    {
        foreach (var (node, outputs) in scope.Turn.Outputs)
        {
            if (Matches(node.Name, activity) || node.Id == activity)
            {
                foreach (var (name, value) in outputs)
                {
                    if (output is null || string.Equals(name, output, StringComparison.OrdinalIgnoreCase))
                    {
                        return value;
                    }
                }
            }
        }

        return Value.Null;
    }

    private static bool Matches(string name, string wanted) =>
        name == wanted || string.Equals(new string([.. name.Where(char.IsLetterOrDigit)]), wanted, StringComparison.OrdinalIgnoreCase);

    private static Value SetVariable(TurnScope scope, ReadOnlySpan<Value> arguments)
    {
        var value = arguments.Length > 1 ? arguments[1] : Value.Null;
        TurnScope.Write(scope.Frame, Text(arguments, 0), value);
        return Value.Undefined;
    }

    private static Value SetOutcomes(TurnScope scope, List<string> outcomes)
    {
        scope.Turn.ScriptOutcomes = outcomes;
        return Value.Undefined;
    }

    private static string ShortId(TurnScope scope) => Convert.ToBase64String(scope.NewId().ToByteArray())[..22].Replace('+', '-').Replace('/', '_');

    private static string Text(ReadOnlySpan<Value> arguments, int index) => index < arguments.Length ? arguments[index].ToText() : "";
}

/// <summary>The correlation id of the flow or sub-flow whose expression runs.</summary>
internal static class Correlation
{
    private const string Key = "correlation";

    public static string? Get(TurnScope scope) => Get(scope, scope.Frame);

    public static string? Get(TurnScope scope, Frame? within) =>
        TurnScope.Composite(within) is { Parent: not null } inner && inner.Memory?[Key].Text is { } own ? own : scope.Turn.Instance.CorrelationId;

    public static Value Set(TurnScope scope, string id)
    {
        Set(scope, scope.Frame, id);
        return Value.Of(id);
    }

    public static void Set(TurnScope scope, Frame? within, string id)
    {
        if (TurnScope.Composite(within) is { Parent: not null } inner)
        {
            (inner.Memory ??= [])[Key] = Value.Of(id);
        }
        else
        {
            scope.Turn.Instance.CorrelationId = id;
        }
    }
}
