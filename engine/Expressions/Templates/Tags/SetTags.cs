namespace Porfin.Expressions.Templates;

/// <summary>Reads the tags that give names one value: <c>set</c> and <c>assign</c>, and <c>with</c>, which gives them for a block.</summary>
internal static class SetTags
{
    public static Part? Set(BlockParser blocks, TagCursor tag)
    {
        if (tag.Peek.Kind is TokenKind.Name && (tag.Ahead(1).Kind is TokenKind.End || tag.Ahead(1).IsOperator("|")) && !tag.Segment.IsBroken)
        {
            return CaptureTags.SetBlock(blocks, tag);
        }

        return blocks.Guard<Part?>(tag, () => tag.Ahead(1).IsOperator(".") ? Member(blocks, tag) : Names(blocks, tag), null);
    }

    public static Part? Assign(BlockParser blocks, TagCursor tag) => blocks.Guard(tag, () => Shared(blocks, tag), null);

    public static Part? With(BlockParser blocks, TagCursor tag)
    {
        var given = new List<(string Name, Node Value)>();
        blocks.Guard(tag, () => Given(blocks, tag, given), false);
        blocks.Names.Enter();
        given.ForEach(pair => blocks.Names.Declare(pair.Name));
        var body = blocks.ParseBody(tag, "endwith");
        blocks.Names.Leave();
        blocks.TakeEnd("endwith");
        return new WithPart(given, body);
    }

    private static SetPart Names(BlockParser blocks, TagCursor tag)
    {
        var names = new List<string> { tag.ExpectName().Text };
        while (tag.TakeOperator(","))
        {
            names.Add(tag.ExpectName().Text);
        }

        tag.Expect("=");
        var place = tag.Place;
        var value = blocks.Expressions(tag).ParseList();
        names.ForEach(blocks.Names.Declare);
        return new(place, [.. names], value);
    }

    private static SetMemberPart Member(BlockParser blocks, TagCursor tag)
    {
        var space = tag.ExpectName();
        tag.Expect(".");
        var name = tag.ExpectName().Text;
        tag.Expect("=");
        return new(space.Place, space.Text, name, blocks.Expressions(tag).ParseList());
    }

    private static AssignPart Shared(BlockParser blocks, TagCursor tag)
    {
        var name = tag.ExpectName().Text;
        tag.Expect("=");
        var value = blocks.Expressions(tag).ParseList();
        blocks.Names.DeclareShared(name);
        return new(name, value);
    }

    private static bool Given(BlockParser blocks, TagCursor tag, List<(string Name, Node Value)> given)
    {
        var expressions = blocks.Expressions(tag);
        while (!tag.IsAtEnd)
        {
            var name = tag.ExpectName().Text;
            tag.Expect("=");
            given.Add((name, expressions.Parse()));
            if (!tag.TakeOperator(","))
            {
                break;
            }
        }

        return true;
    }
}
