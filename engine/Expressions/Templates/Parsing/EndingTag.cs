namespace Porfin.Expressions.Templates;

/// <summary>The tag that ends a raw block or a comment, found without reading what lies between.</summary>
internal sealed record EndingTag(int Start, int After, bool TrimsBefore, bool TrimsAfter)
{
    /// <summary>The first ending tag at or after an offset; with nesting, the one that matches.</summary>
    public static EndingTag? Find(string text, int from, string name, bool nests)
    {
        var depth = 1;
        var end = -1;
        for (var open = from; (open = text.IndexOf("{%", open, StringComparison.Ordinal)) >= 0; open += 2)
        {
            var inside = open + 2 < text.Length && text[open + 2] is '-' or '+' ? open + 3 : open + 2;
            end = end >= inside ? end : text.IndexOf("%}", Math.Min(inside, text.Length), StringComparison.Ordinal);
            if (end < 0)
            {
                return null;
            }

            var content = text.AsSpan(inside, Math.Min(end - inside, 60)).TrimEnd("-+").Trim();
            depth += content.SequenceEqual(name) ? -1 : nests && content.SequenceEqual(name.AsSpan(3)) ? 1 : 0;
            if (depth == 0)
            {
                return new(open, end + 2, text[open + 2] is '-', text[end - 1] is '-');
            }
        }

        return null;
    }
}
