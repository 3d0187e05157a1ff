using System.Text.RegularExpressions;

namespace Porfin.Host.Pages.Chat;

/// <summary>A run of text with one look.</summary>
/// <param name="Element">The HTML element: b, i, s, code; null for plain text.</param>
/// <param name="Text">The text without its marks.</param>
public readonly record struct MarkupRun(string? Element, string Text);

/// <summary>Reads WhatsApp's *bold*, _italic_, ~struck~ and `code`. It gives runs, never HTML, so that nothing a customer writes becomes markup.</summary>
public static partial class WhatsappMarkup
{
    public static IEnumerable<MarkupRun> Runs(string text)
    {
        var end = 0;
        foreach (Match mark in Marks().Matches(text))
        {
            if (mark.Index > end)
            {
                yield return new MarkupRun(null, text[end..mark.Index]);
            }

            end = mark.Index + mark.Length;
            yield return new MarkupRun(ElementOf(text[mark.Index]), text[(mark.Index + 1)..(end - 1)]);
        }

        if (end < text.Length)
        {
            yield return new MarkupRun(null, text[end..]);
        }
    }

    private static string ElementOf(char mark) => mark switch
    {
        '*' => "b",
        '_' => "i",
        '~' => "s",
        _ => "code",
    };

    [GeneratedRegex(@"(?<![\p{L}\p{N}*_~`])([*_~`])(?=\S)[^*_~`\n]+(?<=\S)\1(?![\p{L}\p{N}*_~`])", RegexOptions.None, 100)]
    private static partial Regex Marks();
}
