using System.Text;

namespace Porfin.Expressions.Scripting;

/// <summary>What finds, replaces and splits by texts or regular expressions.</summary>
internal static class TextPatterns
{
    public static readonly Builtin[] All =
    [
        TextMethods.Of("match", 1, (run, text, arguments) => PatternOf(run, arguments, "").Match(run, text)),
        TextMethods.Of("matchAll", 1, MatchAll),
        TextMethods.Of("replace", 2, (run, text, arguments) => Replace(run, text, arguments, all: false)),
        TextMethods.Of("replaceAll", 2, (run, text, arguments) => Replace(run, text, arguments, all: true)),
        TextMethods.Of("search", 1, (run, text, arguments) => Value.Of(PatternOf(run, arguments, "").Find(run, text, 0)?.Index ?? -1)),
        TextMethods.Of("split", 2, Split),
    ];

    private static RegExpValue PatternOf(Run run, ReadOnlySpan<Value> arguments, string flags) => arguments.At(0).Foreign as RegExpValue
        ?? RegExpMethods.Make(run, arguments.At(0).IsUndefined ? "" : arguments.TextAt(run, 0), flags);

    private static Value MatchAll(Run run, string text, ReadOnlySpan<Value> arguments)
    {
        var pattern = PatternOf(run, arguments, "g");
        return pattern.IsGlobal
            ? Value.Of(new IteratorValue("RegExp String Iterator", pattern.MatchAll(run, text)))
            : throw run.TypeError("matchAll needs a regular expression with the flag g.");
    }

    private static Value Replace(Run run, string text, ReadOnlySpan<Value> arguments, bool all)
    {
        var replacer = new Replacer(run, arguments.At(1));
        if (arguments.At(0).Foreign is RegExpValue pattern)
        {
            return all && !pattern.IsGlobal ? throw run.TypeError("replaceAll needs a regular expression with the flag g.") : Value.Of(pattern.Replace(run, text, replacer));
        }

        var part = arguments.TextAt(run, 0);
        var result = new StringBuilder();
        var copied = 0;
        for (var at = Texts.Find(run, text, part, 0); at >= 0; at = Next(run, text, part, at))
        {
            run.Budget.Step();
            replacer.Append(result, text, copied, Found.Plain(at, part));
            copied = at + part.Length;
            if (!all)
            {
                break;
            }
        }

        run.AllocateText(result.Length + text.Length - copied);
        return Value.Of(result.Append(text, copied, text.Length - copied).ToString());
    }

    private static int Next(Run run, string text, string part, int at)
    {
        var from = at + Math.Max(1, part.Length);
        return from > text.Length ? -1 : Texts.Find(run, text, part, from);
    }

    private static Value Split(Run run, string text, ReadOnlySpan<Value> arguments)
    {
        var limit = arguments.At(1).IsUndefined ? uint.MaxValue : (uint)Coerce.ToInt32(arguments.NumberAt(run, 1));
        var parts = new ValueList();
        if (limit == 0)
        {
            return Value.Of(parts);
        }

        if (arguments.At(0).Foreign is RegExpValue pattern)
        {
            pattern.Split(run, text, limit, parts);
            return Value.Of(parts);
        }

        if (arguments.At(0).IsUndefined)
        {
            parts.Add(Value.Of(text));
            return Value.Of(parts);
        }

        SplitPlain(run, text, arguments.TextAt(run, 0), limit, parts);
        return Value.Of(parts);
    }

    private static void SplitPlain(Run run, string text, string separator, uint limit, ValueList parts)
    {
        if (separator.Length == 0)
        {
            var count = (int)Math.Min(limit, (uint)text.Length);
            run.AllocateItems(count);
            run.Budget.Step(count >> 2);
            parts.AddRange(text.Take(count).Select(letter => Value.Of(Texts.Of(letter))));
            return;
        }

        var from = 0;
        while (parts.Count < limit)
        {
            run.Budget.Step();
            run.AllocateItems(1);
            var at = Texts.Find(run, text, separator, from);
            parts.Add(Texts.Part(run, text, from, at < 0 ? text.Length : at));
            if (at < 0)
            {
                break;
            }

            from = at + separator.Length;
        }
    }
}
