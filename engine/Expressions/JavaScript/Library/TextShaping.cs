using System.Globalization;
using System.Text;

namespace Porfin.Expressions.Scripting;

/// <summary>What makes another text of a text: case, blanks, padding, normal forms. And how texts compare in a language.</summary>
internal static class TextShaping
{
    public static readonly Builtin[] All =
    [
        TextMethods.Of("localeCompare", 1, (run, text, arguments) => Value.Of(Compare(run, text, arguments.TextAt(run, 0), arguments.At(2)))),
        TextMethods.Of("normalize", 0, Normalize),
        TextMethods.Of("padEnd", 1, (run, text, arguments) => Value.Of(text + Padding(run, text, arguments))),
        TextMethods.Of("padStart", 1, (run, text, arguments) => Value.Of(Padding(run, text, arguments) + text)),
        TextMethods.Of("repeat", 1, Repeat),
        TextMethods.Of("toLocaleLowerCase", 0, (run, text, _) => Texts.Made(run, text, Capitals.ToLower)),
        TextMethods.Of("toLocaleUpperCase", 0, (run, text, _) => Texts.Made(run, text, Capitals.ToUpper)),
        TextMethods.Of("toLowerCase", 0, (run, text, _) => Texts.Made(run, text, Capitals.ToLower)),
        TextMethods.Of("toUpperCase", 0, (run, text, _) => Texts.Made(run, text, Capitals.ToUpper)),
        TextMethods.Of("toWellFormed", 0, (run, text, _) => Texts.Made(run, text, ToWellFormed)),
        TextMethods.Of("trim", 0, (run, text, _) => Trim(run, text, true, true)),
        TextMethods.Of("trimEnd", 0, (run, text, _) => Trim(run, text, false, true)),
        TextMethods.Of("trimRight", 0, (run, text, _) => Trim(run, text, false, true)),
        TextMethods.Of("trimLeft", 0, (run, text, _) => Trim(run, text, true, false)),
        TextMethods.Of("trimStart", 0, (run, text, _) => Trim(run, text, true, false)),
    ];

    /// <summary>-1, 0 or 1 as the host's language sorts; options sensitivity and numeric are understood.</summary>
    public static int Compare(Run run, string one, string two, Value options)
    {
        run.Budget.Step((one.Length + two.Length) >> 2);
        var how = CompareOptions.None;
        if (options.Map is { } map)
        {
            how = map["sensitivity"].Text switch
            {
                "base" => CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace,
                "accent" => CompareOptions.IgnoreCase,
                "case" => CompareOptions.IgnoreNonSpace,
                _ => CompareOptions.None,
            };
            how |= map["numeric"].IsTruthy ? CompareOptions.NumericOrdering : CompareOptions.None;
        }

        return Math.Sign(run.Scope.Culture.CompareInfo.Compare(one, two, how));
    }

    private static Value Trim(Run run, string text, bool atStart, bool atEnd)
    {
        run.Scan(text.Length);
        var kept = Coerce.Trim(text, atStart, atEnd);
        if (kept.Length == text.Length)
        {
            return Value.Of(text);
        }

        run.AllocateText(kept.Length);
        return Value.Of(kept.ToString());
    }

    private static string Padding(Run run, string text, ReadOnlySpan<Value> arguments)
    {
        var length = Math.Min(arguments.IntegerAt(run, 0), long.MaxValue / 4);
        var filler = arguments.At(1).IsUndefined ? " " : arguments.TextAt(run, 1);
        if (length <= text.Length || filler.Length == 0)
        {
            return "";
        }

        run.AllocateText((long)length * 2);
        var missing = (int)length - text.Length;
        return string.Create(missing, filler, (span, with) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = with[i % with.Length];
            }
        });
    }

    private static Value Repeat(Run run, string text, ReadOnlySpan<Value> arguments)
    {
        var count = arguments.IntegerAt(run, 0);
        if (count < 0 || double.IsInfinity(count))
        {
            throw run.RangeError("repeat needs a count from 0.");
        }

        if (text.Length == 0 || count == 0)
        {
            return Value.Of("");
        }

        run.AllocateText((long)Math.Min(count * text.Length, long.MaxValue / 4));
        return Value.Of(new StringBuilder((int)count * text.Length).Insert(0, text, (int)count).ToString());
    }

    private static Value Normalize(Run run, string text, ReadOnlySpan<Value> arguments)
    {
        NormalizationForm form = arguments.At(0).IsUndefined ? NormalizationForm.FormC : arguments.TextAt(run, 0) switch
        {
            "NFC" => NormalizationForm.FormC,
            "NFD" => NormalizationForm.FormD,
            "NFKC" => NormalizationForm.FormKC,
            "NFKD" => NormalizationForm.FormKD,
            _ => throw run.RangeError("normalize knows NFC, NFD, NFKC and NFKD."),
        };
        run.AllocateText(text.Length * 4L);
        run.Budget.Step(text.Length >> 3);
        var builder = new StringBuilder();
        foreach (var (piece, isBroken) in Pieces(text))
        {
            builder.Append(isBroken ? piece : piece.Normalize(form));
        }

        return Value.Of(builder.ToString());
    }

    // A lone half of a surrogate pair has no normal form and stays as it is.
    private static IEnumerable<(string Piece, bool IsBroken)> Pieces(string text)
    {
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }

            yield return (text[from..i], false);
            yield return (text.Substring(i, 1), true);
            from = i + 1;
        }

        yield return (text[from..], false);
    }

    private static string ToWellFormed(string text) => string.Concat(Pieces(text).Select(piece => piece.IsBroken ? "\ufffd" : piece.Piece));
}
