namespace Porfin.Expressions.Templates;

/// <summary>Reads the tags that take what their block writes: <c>set</c> without a value, <c>capture</c>, <c>filter</c>.</summary>
internal static class CaptureTags
{
    public static Part? SetBlock(BlockParser blocks, TagCursor tag)
    {
        var captured = new Captured(tag.Place);
        var name = "";
        var value = blocks.Guard<Node>(
            tag,
            () =>
            {
                name = tag.ExpectName().Text;
                return tag.TakeOperator("|") ? blocks.Expressions(tag).ParseFilters(captured) : captured;
            },
            captured);
        var body = Body(blocks, tag, "endset");
        blocks.Names.Declare(name);
        return new CapturePart(body, value, (rendering, result) => rendering.Locals.Set(name, result));
    }

    public static Part? Capture(BlockParser blocks, TagCursor tag)
    {
        var captured = new Captured(tag.Place);
        var name = blocks.Guard(tag, () => tag.Peek.Kind is TokenKind.Text ? tag.Take().Text : tag.ExpectName().Text, "");
        var body = Body(blocks, tag, "endcapture");
        blocks.Names.DeclareShared(name);
        return new CapturePart(body, captured, (rendering, result) => rendering.Locals.SetShared(name, result));
    }

    public static Part? Filter(BlockParser blocks, TagCursor tag)
    {
        var captured = new Captured(tag.Place);
        var value = blocks.Guard(tag, () => blocks.Expressions(tag).ParseFilters(captured), captured);
        return new CapturePart(Body(blocks, tag, "endfilter"), value, (rendering, result) => rendering.Write(result));
    }

    private static Block Body(BlockParser blocks, TagCursor tag, string end)
    {
        var loops = blocks.Loops;
        blocks.Loops = 0;
        blocks.Names.Enter();
        var body = blocks.ParseBody(tag, end);
        blocks.Names.Leave();
        blocks.Loops = loops;
        blocks.TakeEnd(end);
        return body;
    }
}
