using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary><c>RegExp</c>, and what can be called on a regular expression.</summary>
internal static class RegExpMethods
{
    public static readonly FrozenDictionary<string, Builtin> All = Define.Methods(
    [
        Of("exec", 1, Exec),
        Of("test", 1, (run, pattern, arguments) => Value.Of(pattern.Exec(run, arguments.TextAt(run, 0)) is not null)),
        Of("toString", 0, (_, pattern, _) => Value.Of(pattern.ToText())),
    ]);

    public static readonly Builtin Constructor = new("RegExp", 2, (run, _, arguments) => Construct(run, arguments))
    {
        Construct = (run, _, arguments) => Construct(run, arguments),
        IsInstance = value => value.Foreign is RegExpValue,
    };

    /// <summary>A regular expression from texts that only the running script knows.</summary>
    public static RegExpValue Make(Run run, string source, string flags)
    {
        run.Budget.Step(1000 + (source.Length * 8));
        run.Budget.Allocate(2000 + (source.Length * 100L));
        try
        {
            return new RegExpValue(RegexPattern.Compile(source, flags, run.At));
        }
        catch (ScriptError problem)
        {
            throw run.SyntaxError(problem.Message);
        }
    }

    private static Builtin Of(string name, int length, MethodBody<RegExpValue> body) => Define.Method(name, length, value => value.Foreign as RegExpValue, body);

    private static Value Exec(Run run, RegExpValue pattern, ReadOnlySpan<Value> arguments)
    {
        var text = arguments.TextAt(run, 0);
        return pattern.Exec(run, text) is { } found ? RegExpValue.ToList(run, found, text) : Value.Null;
    }

    private static Value Construct(Run run, ReadOnlySpan<Value> arguments)
    {
        var given = arguments.At(0).Foreign as RegExpValue;
        var source = given?.Pattern.Source ?? (arguments.At(0).IsUndefined ? "" : arguments.TextAt(run, 0));
        return Value.Of(Make(run, source, arguments.At(1).IsUndefined ? given?.Pattern.Flags ?? "" : arguments.TextAt(run, 1)));
    }
}
