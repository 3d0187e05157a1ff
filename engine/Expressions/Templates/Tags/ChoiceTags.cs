namespace Porfin.Expressions.Templates;

/// <summary>Reads <c>if</c>, <c>unless</c> and <c>case</c>.</summary>
internal static class ChoiceTags
{
    private static readonly string[] Branches = ["elif", "elsif", "elseif"];

    public static Part If(BlockParser blocks, TagCursor tag) => Chain(blocks, tag, "endif", Condition(blocks, tag));

    public static Part Unless(BlockParser blocks, TagCursor tag)
    {
        var condition = Condition(blocks, tag);
        return Chain(blocks, tag, "endunless", new Unary(condition.Place, value => Value.Of(!Truth.Of(value)), condition));
    }

    public static Part Case(BlockParser blocks, TagCursor tag)
    {
        var subject = Condition(blocks, tag);
        var branches = new List<(Node[], Block)>();
        blocks.ParseBody(tag, "when", "else", "endcase");
        while (blocks.Take("when") is { } when)
        {
            var values = blocks.Guard(when, () => Values(blocks, when), []);
            branches.Add((values, blocks.ParseBody(tag, "when", "else", "endcase")));
        }

        var otherwise = Otherwise(blocks, tag, "endcase");
        blocks.TakeEnd("endcase");
        return new CasePart(subject, branches, otherwise);
    }

    /// <summary>The body of an <c>else</c>; empty when there is none.</summary>
    public static Block Otherwise(BlockParser blocks, TagCursor tag, string end)
    {
        if (blocks.Take("else") is not { } other)
        {
            return Block.Empty;
        }

        if (other.Peek.IsName("if"))
        {
            blocks.Refuse(other.Place, ProblemList.Syntax, TemplateSentences.ElseIf);
        }
        else
        {
            blocks.Guard(other, () => true, false);
        }

        return blocks.ParseBody(tag, end);
    }

    private static IfPart Chain(BlockParser blocks, TagCursor tag, string end, Node condition)
    {
        string[] ends = [.. Branches, "else", end];
        var branches = new List<(Node, Block)> { (condition, blocks.ParseBody(tag, ends)) };
        while (blocks.Take(Branches) is { } next)
        {
            branches.Add((Condition(blocks, next), blocks.ParseBody(tag, ends)));
        }

        var otherwise = Otherwise(blocks, tag, end);
        blocks.TakeEnd(end);
        return new(branches, otherwise);
    }

    private static Node Condition(BlockParser blocks, TagCursor tag) =>
        blocks.Guard(tag, () => blocks.Expressions(tag).Parse(), new Literal(tag.Segment.Place, default));

    private static Node[] Values(BlockParser blocks, TagCursor tag)
    {
        var expressions = blocks.Expressions(tag);
        var values = new List<Node> { expressions.ParseOperand() };
        while (tag.TakeOperator(",") || tag.TakeName("or"))
        {
            values.Add(expressions.ParseOperand());
        }

        return [.. values];
    }
}
