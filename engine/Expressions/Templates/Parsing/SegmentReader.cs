namespace Porfin.Expressions.Templates;

/// <summary>Cuts a template into texts, outputs and tags; comments and raw blocks end here, white-space control is applied here.</summary>
internal sealed class SegmentReader(string text, ProblemList problems)
{
    private readonly List<Segment> segments = [];
    private int at;
    private bool trimNext;

    public IReadOnlyList<Segment> Read()
    {
        while (at < text.Length && !problems.IsFull)
        {
            var open = FindOpening();
            AddText(open);
            at = open;
            if (at < text.Length)
            {
                ReadMark();
            }
        }

        return segments;
    }

    private int FindOpening()
    {
        var found = at;
        while ((found = text.IndexOf('{', found)) >= 0 && found + 1 < text.Length)
        {
            if (text[found + 1] is '{' or '%' or '#')
            {
                return found;
            }

            found++;
        }

        return text.Length;
    }

    private void AddText(int end)
    {
        var piece = text[at..end];
        piece = trimNext ? piece.TrimStart() : piece;
        piece = end + 2 < text.Length && text[end + 2] is '-' ? piece.TrimEnd() : piece;
        trimNext = false;
        if (piece.Length > 0)
        {
            segments.Add(new(SegmentKind.Text, at, piece, []));
        }
    }

    private void ReadMark()
    {
        var inside = at + 2 < text.Length && text[at + 2] is '-' or '+' ? at + 3 : at + 2;
        if (text[at + 1] is '#')
        {
            SkipTo("#}", inside, TemplateSentences.CommentNotClosed.With("#}"));
        }
        else if (text[at + 1] is '{')
        {
            ReadTokens(SegmentKind.Output, inside, "}}");
        }
        else if (text.AsSpan(inside).TrimStart() is ['#', ..])
        {
            SkipTo("%}", inside, TemplateSentences.CommentNotClosed.With("%}"));
        }
        else
        {
            ReadTag(inside);
        }
    }

    private void SkipTo(string mark, int from, Sentence unclosed)
    {
        var end = from <= text.Length ? text.IndexOf(mark, from, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            problems.Add(at, ProblemList.Syntax, unclosed);
            at = text.Length;
            return;
        }

        trimNext = end > from && text[end - 1] is '-';
        at = end + mark.Length;
    }

    private void ReadTag(int inside)
    {
        var start = at;
        ReadTokens(SegmentKind.Tag, inside, "%}");
        var name = segments[^1].TagName;
        if (name is "raw" or "verbatim" or "comment")
        {
            segments.RemoveAt(segments.Count - 1);
            ReadVerbatim(start, "end" + name, keeps: name is not "comment");
        }
    }

    private void ReadTokens(SegmentKind kind, int inside, string mark)
    {
        var tokenizer = new Tokenizer(text, inside, mark);
        try
        {
            tokenizer.Read();
            segments.Add(new(kind, at, "", tokenizer.Tokens));
            at = tokenizer.After;
            trimNext = tokenizer.TrimsAfter;
        }
        catch (TemplateSyntaxException exception)
        {
            problems.Add(exception);
            tokenizer.Tokens.Add(new(TokenKind.End, "", 0, exception.Place));
            segments.Add(new(kind, at, "", tokenizer.Tokens, IsBroken: true));
            var end = text.IndexOf(mark, inside, StringComparison.Ordinal);
            at = end < 0 ? text.Length : end + mark.Length;
        }
    }

    /// <summary>Reads up to the ending tag, nothing inside having a meaning (but comments nest).</summary>
    private void ReadVerbatim(int start, string endName, bool keeps)
    {
        var body = at;
        var trimBody = trimNext;
        var ending = EndingTag.Find(text, at, endName, nests: !keeps);
        if (ending is null)
        {
            problems.Add(start, ProblemList.Syntax, TemplateSentences.TagNotClosed.With($"{{% {endName} %}}"));
            at = text.Length;
            return;
        }

        if (keeps)
        {
            var piece = text[body..ending.Start];
            piece = trimBody ? piece.TrimStart() : piece;
            segments.Add(new(SegmentKind.Text, body, ending.TrimsBefore ? piece.TrimEnd() : piece, []));
        }

        at = ending.After;
        trimNext = ending.TrimsAfter;
    }
}
