using System.Globalization;
using System.Text;

namespace Porfin;

/// <summary>The same sentence in the languages of the pages. {0}, {1} … are places that <see cref="With"/> fills.</summary>
/// <param name="Portuguese">pt-BR.</param>
/// <param name="English">en.</param>
/// <param name="Spanish">es.</param>
public sealed record Sentence(string Portuguese, string English, string Spanish)
{
    /// <summary>Nothing, in every language.</summary>
    public static Sentence None { get; } = new("", "", "");

    /// <summary>The sentence in a language such as <c>pt-BR</c>, <c>en</c> or <c>es</c>; English for others.</summary>
    public string In(string language) => language switch
    {
        ['p' or 'P', 't' or 'T', ..] => Portuguese,
        ['e' or 'E', 's' or 'S', ..] => Spanish,
        _ => English,
    };

    /// <summary>The sentence with its places {0}, {1} … filled.</summary>
    /// <param name="values">Texts and numbers; sentences are taken in each language.</param>
    public Sentence With(params object[] values) => new(
        Fill(Portuguese, values, value => value is Sentence word ? word.Portuguese : Shown(value)),
        Fill(English, values, value => value is Sentence word ? word.English : Shown(value)),
        Fill(Spanish, values, value => value is Sentence word ? word.Spanish : Shown(value)));

    private static string Shown(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Each place once: a value may look like a place itself, for it is what people wrote.</summary>
    private static string Fill(string text, object[] values, Func<object, string> choose)
    {
        var filled = new StringBuilder(text.Length + 40);
        var at = 0;
        for (int open; (open = text.IndexOf('{', at)) >= 0; at = open)
        {
            var isPlace = open + 2 < text.Length && text[open + 2] == '}' && char.IsAsciiDigit(text[open + 1]) && text[open + 1] - '0' < values.Length;
            filled.Append(text, at, open - at).Append(isPlace ? choose(values[text[open + 1] - '0']) : "{");
            open += isPlace ? 3 : 1;
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }
}
