using System.Text;

namespace Porfin.Expressions.Templates;

/// <summary>Filters that put texts together and take things out of them.</summary>
internal static class TextFilters
{
    public static IEnumerable<Routine> All { get; } =
    [
        new("replace", "old new [count]", (rendering, input, arguments) => Replace(rendering, input, arguments, Numbers.Whole(rendering, arguments[2], -1))),
        new("replace_first", "old new", (rendering, input, arguments) => Replace(rendering, input, arguments, 1)),
        new("remove", "text", (rendering, input, arguments) => Replace(rendering, input, [arguments[0], Value.Of("")], -1)),
        new("remove_first", "text", (rendering, input, arguments) => Replace(rendering, input, [arguments[0], Value.Of("")], 1)),
        new("append", "text", (rendering, input, arguments) => Arithmetic.Concat(rendering, input, arguments[0])),
        new("prepend", "text", (rendering, input, arguments) => Arithmetic.Concat(rendering, arguments[0], input)),
        new("split", "[separator]", (rendering, input, arguments) => Value.Of(Split(rendering, Printing.Text(rendering, input), arguments[0]))),
        new("format", "*", (rendering, input, arguments) => Value.Of(Printf.Format(rendering, Printing.Text(rendering, input), arguments))),
        new("wordcount", "", (rendering, input, _) => Value.Of(CountWords(Printing.Text(rendering, input)))),
        new("indent", "[width] [first] [blank]", Indent),
        new("center", "[width]", (rendering, input, arguments) => Value.Of(Center(rendering, Printing.Text(rendering, input), Numbers.Whole(rendering, arguments[0], 80)))),
        new("base64", "", (rendering, input, _) => Value.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(Printing.Text(rendering, input))))),
    ];

    /// <summary>Replaces the first few occurrences (all when the count is negative); an empty old text stands before, between and after all letters.</summary>
    public static string Replace(Rendering rendering, string text, string old, string fresh, int count)
    {
        Letters.ChargeSearch(rendering, text, old);
        var result = new StringBuilder();
        var from = 0;
        for (var done = 0; done != count; done++)
        {
            var found = old.Length > 0 ? text.IndexOf(old, from, StringComparison.Ordinal) : done == 0 ? 0 : from + 1;
            if (found < 0 || found > text.Length)
            {
                break;
            }

            rendering.Budget.Allocate(fresh.Length * 2L);
            result.Append(text, from, found - from).Append(fresh);
            from = found + old.Length;
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Parts between separators; white space separates when none is given (or Liquid's single space).</summary>
    public static ValueList Split(Rendering rendering, string text, Value separator)
    {
        var mark = separator.IsNullish ? " " : Printing.Text(rendering, separator);
        if (mark.Length == 0)
        {
            return Letters.Split(rendering, text);
        }

        Letters.ChargeSearch(rendering, text, mark);
        rendering.Budget.Allocate(text.Length * 2L);
        var parts = mark is " " ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : text.Split(mark);
        var count = parts.Length;
        while (count > 0 && parts[count - 1].Length == 0)
        {
            count--;
        }

        return Sequences.Fresh(rendering, parts.Take(count).Select(part => Value.Of(part)), count);
    }

    /// <summary>The text in the middle of a width, the odd space placed as Python places it.</summary>
    public static string Center(Rendering rendering, string text, int width)
    {
        var space = width - Letters.Count(text);
        var left = (space / 2) + (space & width & 1);
        return space <= 0 ? text : Letters.Repeat(rendering, " ", left) + text + Letters.Repeat(rendering, " ", space - left);
    }

    private static Value Replace(Rendering rendering, Value input, ReadOnlySpan<Value> arguments, int count) => Value.Of(Replace(
        rendering,
        Printing.Text(rendering, input),
        Printing.Text(rendering, arguments[0]),
        Printing.Text(rendering, arguments[1]),
        count));

    private static int CountWords(string text)
    {
        var words = 0;
        for (var i = 0; i < text.Length; i++)
        {
            words += IsOfWord(text[i]) && (i == 0 || !IsOfWord(text[i - 1])) ? 1 : 0;
        }

        return words;
    }

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || letter is '_';

    private static Value Indent(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        var space = arguments[0].Text ?? Letters.Repeat(rendering, " ", Numbers.Whole(rendering, arguments[0], 4));
        var (first, blank) = (Truth.Of(arguments[1]), Truth.Of(arguments[2]));
        var lines = Printing.Text(rendering, input).Split('\n');
        rendering.Budget.Allocate((space.Length + 1L) * lines.Length * 2);
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = i == 0 ? (first ? space + lines[i] : lines[i]) : lines[i].Length > 0 || blank ? space + lines[i] : lines[i];
        }

        return Value.Of(string.Join('\n', lines));
    }
}
