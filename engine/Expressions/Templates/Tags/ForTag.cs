namespace Porfin.Expressions.Templates;

/// <summary>Reads <c>for</c> in both spellings, <c>break</c> and <c>continue</c>.</summary>
internal static class ForTag
{
    public static Part Parse(BlockParser blocks, TagCursor tag)
    {
        blocks.Names.Enter();
        var header = blocks.Guard(tag, () => Header(blocks, tag), new([], new Literal(tag.Segment.Place, default), null, null, null, false));
        blocks.Names.Declare("loop");
        blocks.Names.Declare("forloop");
        blocks.Loops++;
        var body = blocks.ParseBody(tag, "else", "endfor");
        blocks.Loops--;
        blocks.Names.Leave();
        var otherwise = ChoiceTags.Otherwise(blocks, tag, "endfor");
        blocks.TakeEnd("endfor");
        return new ForPart(tag.Segment.Place, header, body, otherwise);
    }

    public static Part? Leave(BlockParser blocks, TagCursor tag, Signal signal)
    {
        blocks.Guard(tag, () => true, false);
        if (blocks.Loops > 0)
        {
            return new SignalPart(signal);
        }

        blocks.Refuse(tag.Segment.Place, ProblemList.Syntax, TemplateSentences.OutsideLoop.With(tag.Segment.TagName));
        return null;
    }

    private static ForHeader Header(BlockParser blocks, TagCursor tag)
    {
        var targets = Targets(tag);
        var expressions = blocks.Expressions(tag);
        var place = tag.Place;
        var source = expressions.ParseWithoutIf();
        if (tag.Peek.IsOperator(","))
        {
            var items = new List<Node> { source };
            while (tag.TakeOperator(","))
            {
                items.Add(expressions.ParseWithoutIf());
            }

            source = new ListNode(place, [.. items]);
        }

        foreach (var target in targets)
        {
            blocks.Names.Declare(target);
        }

        return Rest(tag, expressions, new(targets, source, null, null, null, false));
    }

    private static string[] Targets(TagCursor tag)
    {
        var isGrouped = tag.TakeOperator("(");
        var names = new List<string> { tag.ExpectName().Text };
        while (tag.TakeOperator(","))
        {
            names.Add(tag.ExpectName().Text);
        }

        if (isGrouped)
        {
            tag.Expect(")");
        }

        return tag.TakeName("in") ? [.. names] : throw new TemplateSyntaxException(tag.Place, TemplateSentences.Expected.With("'in'", tag.Peek.Shown));
    }

    private static ForHeader Rest(TagCursor tag, ExpressionParser expressions, ForHeader header)
    {
        while (!tag.IsAtEnd)
        {
            if (tag.TakeName("if"))
            {
                header = header with { Condition = expressions.Parse() };
            }
            else if (tag.TakeName("reversed"))
            {
                header = header with { IsReversed = true };
            }
            else if (tag.Peek.IsName("limit") || tag.Peek.IsName("offset"))
            {
                header = Bounded(tag, expressions, header);
            }
            else if (tag.Peek.IsName("recursive"))
            {
                throw new TemplateSyntaxException(tag.Place, ForeignSentences.Recursive, ProblemList.Refused);
            }
            else if (!tag.TakeOperator(","))
            {
                tag.ExpectEnd();
            }
        }

        return header;
    }

    private static ForHeader Bounded(TagCursor tag, ExpressionParser expressions, ForHeader header)
    {
        var word = tag.Take();
        tag.Expect(":");
        if (tag.Peek.IsName("continue"))
        {
            throw new TemplateSyntaxException(tag.Place, ForeignSentences.OffsetContinue, ProblemList.Refused);
        }

        var value = expressions.ParseArgument();
        return word.Text is "limit" ? header with { Limit = value } : header with { Offset = value };
    }
}
