using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary>What can be called on a text: looking into it and cutting it.</summary>
internal static class TextMethods
{
    public static readonly FrozenDictionary<string, Builtin> All = Define.Methods(
    [
        Of("at", 1, (run, text, arguments) => CharacterAt(text, Relative(arguments.IntegerAt(run, 0), text.Length), default)),
        Of("charAt", 1, (run, text, arguments) => CharacterAt(text, arguments.IntegerAt(run, 0), Value.Of(""))),
        Of("charCodeAt", 1, (run, text, arguments) => UnitAt(text, arguments.IntegerAt(run, 0), Value.Of(double.NaN))),
        Of("codePointAt", 1, CodePointAt),
        Of("concat", 1, Concat),
        Of("endsWith", 1, EndsWith),
        Of("includes", 1, (run, text, arguments) => Value.Of(Texts.Find(run, text, PlainAt(run, arguments), Start(run, text, arguments)) >= 0)),
        Of("indexOf", 1, (run, text, arguments) => Value.Of(Texts.Find(run, text, arguments.TextAt(run, 0), Start(run, text, arguments)))),
        Of("isWellFormed", 0, (run, text, _) => Value.Of(IsWellFormed(run, text))),
        Of("lastIndexOf", 1, LastIndexOf),
        Of("slice", 2, (run, text, arguments) => Texts.Part(run, text, Coerce.ToPosition(run, arguments.At(0), text.Length, 0), Coerce.ToPosition(run, arguments.At(1), text.Length, text.Length))),
        Of("startsWith", 1, StartsWith),
        Of("substr", 2, Substr),
        Of("substring", 2, Substring),
        Of("toString", 0, (_, text, _) => Value.Of(text)),
        Of("valueOf", 0, (_, text, _) => Value.Of(text)),
    ], TextShaping.All, TextPatterns.All);

    public static Builtin Of(string name, int length, MethodBody<string> body) => Define.Method(name, length, value => value.Text, body);

    private static double Relative(double index, int length) => index < 0 ? index + length : index;

    private static Value CharacterAt(string text, double index, Value otherwise) => index >= 0 && index < text.Length ? Value.Of(Texts.Of(text[(int)index])) : otherwise;

    private static Value UnitAt(string text, double index, Value otherwise) => index >= 0 && index < text.Length ? Value.Of(text[(int)index]) : otherwise;

    private static Value CodePointAt(Run run, string text, ReadOnlySpan<Value> arguments)
    {
        var index = arguments.IntegerAt(run, 0);
        var isPair = index >= 0 && index + 1 < text.Length && char.IsSurrogatePair(text[(int)index], text[(int)index + 1]);
        return isPair ? Value.Of(char.ConvertToUtf32(text[(int)index], text[(int)index + 1])) : UnitAt(text, index, default);
    }

    private static Value Concat(Run run, string text, ReadOnlySpan<Value> arguments)
    {
        foreach (var argument in arguments)
        {
            var next = Coerce.ToText(run, argument);
            run.AllocateText((long)text.Length + next.Length);
            text += next;
        }

        return Value.Of(text);
    }

    private static int Start(Run run, string text, ReadOnlySpan<Value> arguments) => (int)Math.Clamp(arguments.IntegerAt(run, 1), 0, text.Length);

    private static string PlainAt(Run run, ReadOnlySpan<Value> arguments) => arguments.At(0).Foreign is RegExpValue
        ? throw run.TypeError("A regular expression cannot be looked for like a text. Use test or match.")
        : arguments.TextAt(run, 0);

    private static Value StartsWith(Run run, string text, ReadOnlySpan<Value> arguments)
    {
        var part = PlainAt(run, arguments);
        run.Scan(part.Length);
        return Value.Of(text.AsSpan(Start(run, text, arguments)).StartsWith(part, StringComparison.Ordinal));
    }

    private static Value EndsWith(Run run, string text, ReadOnlySpan<Value> arguments)
    {
        var part = PlainAt(run, arguments);
        run.Scan(part.Length);
        var end = arguments.At(1).IsUndefined ? text.Length : (int)Math.Clamp(arguments.IntegerAt(run, 1), 0, text.Length);
        return Value.Of(text.AsSpan(0, end).EndsWith(part, StringComparison.Ordinal));
    }

    private static Value LastIndexOf(Run run, string text, ReadOnlySpan<Value> arguments)
    {
        var part = arguments.TextAt(run, 0);
        var from = arguments.NumberAt(run, 1);
        var start = (int)Math.Clamp(double.IsNaN(from) ? text.Length : Math.Truncate(from), 0, text.Length);
        run.Budget.Step(Texts.FindingCost(text.Length, part));
        var end = (int)Math.Min(text.Length, (long)start + part.Length);
        return Value.Of(text.AsSpan(0, end).LastIndexOf(part, StringComparison.Ordinal));
    }

    private static Value Substr(Run run, string text, ReadOnlySpan<Value> arguments)
    {
        var from = Coerce.ToPosition(run, arguments.At(0), text.Length, 0);
        var length = arguments.At(1).IsUndefined ? text.Length : arguments.IntegerAt(run, 1);
        return Texts.Part(run, text, from, (int)Math.Clamp(from + length, from, text.Length));
    }

    private static Value Substring(Run run, string text, ReadOnlySpan<Value> arguments)
    {
        var from = (int)Math.Clamp(arguments.IntegerAt(run, 0), 0, text.Length);
        var to = arguments.At(1).IsUndefined ? text.Length : (int)Math.Clamp(arguments.IntegerAt(run, 1), 0, text.Length);
        return Texts.Part(run, text, Math.Min(from, to), Math.Max(from, to));
    }

    private static bool IsWellFormed(Run run, string text)
    {
        run.Scan(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
