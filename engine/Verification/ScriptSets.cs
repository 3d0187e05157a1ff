using Porfin.Expressions;
using Porfin.Expressions.Scripting;

namespace Porfin.Verification;

using Call = Porfin.Expressions.Scripting.Call;

/// <summary>What a script surely sets: assignments that stand by themselves at its beginning, before anything that may go another way.</summary>
internal static class ScriptSets
{
    /// <summary>Each name that is surely set, with the place behind which it is.</summary>
    public static IEnumerable<(string Name, (int Line, int Column) After)> Of(Script script)
    {
        var statements = JavaScript.Parse(script.Text).Script.Statements;
        for (var at = 0; at < statements.Length && statements[at] is ExpressionStatement or Declaration; at++)
        {
            if (statements[at] is ExpressionStatement { Expression: var expression } && Target(expression) is { } name)
            {
                yield return (name, at + 1 < statements.Length ? ScriptError.Place(script.Text, statements[at + 1].At) : (int.MaxValue, 0));
            }
        }
    }

    private static string? Target(Syntax expression) => expression switch
    {
        Assign { Operator: "=", Target: Name name } => name.Text,
        Assign { Operator: "=", Target: Member { Object: Name { Text: "variables" } } member } => member.Name,
        Call { Callee: Name { Text: "setVariable" }, Arguments: [Literal { Value.Text: { } name }, ..] } => name,
        Call { Callee: Name { Text: ['s', 'e', 't', _, ..] } setter, Arguments: [_] } => setter.Text[3..],
        _ => null,
    };
}
