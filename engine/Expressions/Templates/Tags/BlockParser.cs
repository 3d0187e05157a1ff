namespace Porfin.Expressions.Templates;

/// <summary>Reads the tags of a template into parts; after a bad tag it goes on, so that all problems are found at once.</summary>
internal sealed class BlockParser(IReadOnlyList<Segment> segments, ProblemList problems, NameLog names)
{
    private const int MaxDepth = 100;

    private readonly Stack<string[]> open = new();
    private int at;

    /// <summary>How many loops surround the place.</summary>
    public int Loops { get; set; }

    public NameLog Names { get; } = names;

    /// <summary>The whole template.</summary>
    public Block ParseAll()
    {
        var parts = new List<Part>();
        while (true)
        {
            ParseInto(parts);
            if (at >= segments.Count)
            {
                return new(parts);
            }

            var stray = segments[at++];
            problems.Add(stray.Place, ProblemList.Syntax, TemplateSentences.Stray.With(stray.TagName));
        }
    }

    /// <summary>Reads up to one of the tags that end or divide a block, which is not taken.</summary>
    /// <param name="tag">The tag that opened the block.</param>
    /// <param name="ends">The names of these tags; the last one ends the block.</param>
    public Block ParseBody(TagCursor tag, params string[] ends)
    {
        var parts = new List<Part>();
        open.Push(ends);
        if (open.Count > MaxDepth)
        {
            problems.Add(tag.Segment.Place, ProblemList.TooLarge, TemplateSentences.TagsTooDeep.With(MaxDepth));
            at = segments.Count;
        }

        ParseInto(parts);
        open.Pop();
        if (at >= segments.Count || !ends.Contains(segments[at].TagName))
        {
            problems.Add(tag.Segment.Place, ProblemList.Syntax, TemplateSentences.BlockNotClosed.With(tag.Segment.TagName, ends[^1]));
        }

        return new(parts);
    }

    /// <summary>Takes the tag that ended a body when it has one of the names; null otherwise.</summary>
    public TagCursor? Take(params string[] names)
    {
        if (at >= segments.Count || !names.Contains(segments[at].TagName))
        {
            return null;
        }

        var cursor = new TagCursor(segments[at++]);
        cursor.Take();
        return cursor;
    }

    /// <summary>Takes the tag that ends a block and checks that nothing more stands in it.</summary>
    public void TakeEnd(string name)
    {
        if (Take(name) is { } end)
        {
            Guard(end, () => true, false);
        }
    }

    public ExpressionParser Expressions(TagCursor cursor) => new(cursor, Names, problems);

    /// <summary>Reads the whole inside of a tag; a problem is noted, and the fallback given.</summary>
    public T Guard<T>(TagCursor cursor, Func<T> parse, T fallback)
    {
        try
        {
            var result = parse();
            cursor.ExpectEnd();
            return result;
        }
        catch (TemplateSyntaxException exception)
        {
            if (!cursor.Segment.IsBroken)
            {
                problems.Add(exception);
            }

            return fallback;
        }
    }

    public void Refuse(int place, string code, Sentence why) => problems.Add(place, code, why);

    private void ParseInto(List<Part> parts)
    {
        while (at < segments.Count && !problems.IsFull)
        {
            var segment = segments[at];
            if (segment.Kind is SegmentKind.Tag && (Tags.Divides(segment.TagName) || open.Any(ends => ends.Contains(segment.TagName))))
            {
                return;
            }

            at++;
            if (Parse(segment) is { } part)
            {
                parts.Add(part);
            }
        }

        at = problems.IsFull ? segments.Count : at;
    }

    private Part? Parse(Segment segment)
    {
        if (segment.Kind is SegmentKind.Text)
        {
            return new TextPart(segment.Text);
        }

        var cursor = new TagCursor(segment);
        return segment.Kind is SegmentKind.Output
            ? Guard(cursor, () => new OutputPart(Expressions(cursor).ParseList()), null)
            : Tags.Parse(this, cursor);
    }
}
