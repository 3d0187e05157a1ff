namespace Porfin.Expressions.Templates;

/// <summary>The methods of texts.</summary>
internal static class TextMethods
{
    public static IEnumerable<Routine> All { get; } =
    [
        Of("upper", CaseFilters.Upper),
        Of("lower", CaseFilters.Lower),
        Of("casefold", CaseFilters.Lower),
        Of("capitalize", Letters.Capitalize),
        Of("title", CaseFilters.Title),
        Of("swapcase", text => string.Concat(text.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)))),
        Trimming("strip", (text, letters) => text.Trim(letters)),
        Trimming("lstrip", (text, letters) => text.TrimStart(letters)),
        Trimming("rstrip", (text, letters) => text.TrimEnd(letters)),
        Is("isdigit", char.IsDigit),
        Is("isnumeric", char.IsNumber),
        Is("isalpha", char.IsLetter),
        Is("isalnum", char.IsLetterOrDigit),
        Is("isspace", char.IsWhiteSpace),
        new("isupper", "", (_, input, _) => Value.Of(input.Text!.Any(char.IsUpper) && !input.Text!.Any(char.IsLower))),
        new("islower", "", (_, input, _) => Value.Of(input.Text!.Any(char.IsLower) && !input.Text!.Any(char.IsUpper))),
        new("startswith", "prefix", (rendering, input, arguments) => AnyOf(arguments[0], part => input.Text!.StartsWith(part, StringComparison.Ordinal))),
        new("endswith", "suffix", (rendering, input, arguments) => AnyOf(arguments[0], part => input.Text!.EndsWith(part, StringComparison.Ordinal))),
        new("removeprefix", "prefix", (_, input, arguments) =>
            Text(arguments[0]) is var part && input.Text!.StartsWith(part, StringComparison.Ordinal) ? Value.Of(input.Text[part.Length..]) : input),
        new("removesuffix", "suffix", (_, input, arguments) =>
            Text(arguments[0]) is var part && input.Text!.EndsWith(part, StringComparison.Ordinal) ? Value.Of(input.Text[..^part.Length]) : input),
        new("find", "part", (rendering, input, arguments) => Value.Of(Find(rendering, input.Text!, Text(arguments[0])))),
        new("count", "part", (rendering, input, arguments) => Value.Of(Count(rendering, input.Text!, Text(arguments[0])))),
        new("replace", "old new [count]", (rendering, input, arguments) => Value.Of(TextFilters.Replace(
            rendering, input.Text!, Text(arguments[0]), Text(arguments[1]), Numbers.Whole(rendering, arguments[2], -1)))),
        new("split", "[separator] [most]", Split),
        new("splitlines", "", SplitLines),
        new("join", "items", (rendering, input, arguments) => Value.Of(Letters.Join(rendering, Sequences.Items(rendering, arguments[0]), input.Text!))),
        new("center", "width", (rendering, input, arguments) => Value.Of(TextFilters.Center(rendering, input.Text!, Numbers.Whole(rendering, arguments[0], 0)))),
        new("ljust", "width [fill]", (rendering, input, arguments) => Value.Of(input.Text + Padding(rendering, input.Text!, arguments, " "))),
        new("rjust", "width [fill]", (rendering, input, arguments) => Value.Of(Padding(rendering, input.Text!, arguments, " ") + input.Text)),
        new("zfill", "width", (rendering, input, arguments) => Value.Of(Padding(rendering, input.Text!, [arguments[0], default], "0") + input.Text)),
    ];

    private static Routine Of(string name, Func<string, string> change) => new(name, "", (_, input, _) => Value.Of(change(input.Text!)));

    private static Routine Is(string name, Func<char, bool> holds) => new(name, "", (_, input, _) => Value.Of(input.Text!.Length > 0 && input.Text.All(holds)));

    private static Routine Trimming(string name, Func<string, char[]?, string> trim) =>
        new(name, "[letters]", (_, input, arguments) => Value.Of(trim(input.Text!, arguments[0].Text?.ToCharArray())));

    private static string Text(Value value) => value.Text ?? throw Failure.Argument($"A text is needed here, not {Failure.Describe(value)}.");

    private static Value AnyOf(Value parts, Func<string, bool> holds) => Value.Of(parts.List is { } list ? list.Any(part => holds(Text(part))) : holds(Text(parts)));

    private static int Find(Rendering rendering, string text, string part)
    {
        Letters.ChargeSearch(rendering, text, part);
        return text.IndexOf(part, StringComparison.Ordinal);
    }

    private static int Count(Rendering rendering, string text, string part)
    {
        Letters.ChargeSearch(rendering, text, part);
        if (part.Length == 0)
        {
            return text.Length + 1;
        }

        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    private static Value Split(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        var most = Numbers.Whole(rendering, arguments[1], -1);
        var limit = most is < 0 or int.MaxValue ? int.MaxValue : most + 1;
        rendering.Budget.Allocate(input.Text!.Length * 8L);
        if (arguments[0].IsNullish)
        {
            return Listed(rendering, limit == int.MaxValue
                ? input.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                : input.Text.Trim().Split((char[]?)null, limit, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }

        var separator = Text(arguments[0]);
        Letters.ChargeSearch(rendering, input.Text, separator);
        return separator.Length > 0
            ? Listed(rendering, input.Text.Split(separator, limit))
            : throw Failure.Argument("split() needs a separator that is not empty.");
    }

    private static Value SplitLines(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        rendering.Budget.Allocate(input.Text!.Length * 8L);
        var lines = input.Text.ReplaceLineEndings("\n").Split('\n');
        return Listed(rendering, lines[^1].Length == 0 ? lines[..^1] : lines);
    }

    private static Value Listed(Rendering rendering, string[] parts) => Value.Of(Sequences.Fresh(rendering, parts.Select(part => Value.Of(part)), parts.Length));

    private static string Padding(Rendering rendering, string text, ReadOnlySpan<Value> arguments, string fill) => Letters.Repeat(
        rendering, arguments[1].Text is { Length: > 0 } given ? given[..1] : fill, Numbers.Whole(rendering, arguments[0], 0) - (double)Letters.Count(text));
}
