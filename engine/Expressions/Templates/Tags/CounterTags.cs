namespace Porfin.Expressions.Templates;

/// <summary>Reads Liquid's <c>echo</c>, <c>cycle</c>, <c>increment</c> and <c>decrement</c>.</summary>
internal static class CounterTags
{
    public static Part? Echo(BlockParser blocks, TagCursor tag) =>
        blocks.Guard(tag, () => new OutputPart(blocks.Expressions(tag).ParseList()), null);

    public static Part? Cycle(BlockParser blocks, TagCursor tag) => blocks.Guard(tag, () => ReadCycle(blocks, tag), null);

    public static Part? Count(BlockParser blocks, TagCursor tag, int step) => blocks.Guard(
        tag,
        () => new CounterPart($"<counter>{tag.ExpectName().Text}", step, writesAfter: step < 0, []),
        null);

    private static CounterPart ReadCycle(BlockParser blocks, TagCursor tag)
    {
        var expressions = blocks.Expressions(tag);
        var key = string.Join(' ', tag.Segment.Tokens.Select(token => $"{token.Kind}{token.Text}"));
        if (tag.Peek.Kind is TokenKind.Text or TokenKind.Name && tag.Ahead(1).IsOperator(":"))
        {
            key = tag.Take().Text;
            tag.Take();
        }

        var values = new List<Node> { expressions.ParseArgument() };
        while (tag.TakeOperator(","))
        {
            values.Add(expressions.ParseArgument());
        }

        return new($"<cycle>{key}", 1, writesAfter: false, [.. values]);
    }
}
