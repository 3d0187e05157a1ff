namespace Porfin.Expressions.Templates;

/// <summary>Reads what stands in brackets: groups, tuples, Liquid's ranges, lists, maps, subscripts and slices.</summary>
internal sealed class CollectionParser(ExpressionParser expressions, FilterParser filters)
{
    private TagCursor Cursor => expressions.Cursor;

    /// <summary>What the opening bracket, which is taken already, begins.</summary>
    public Node Parse(Token bracket)
    {
        if (bracket.Text is "(")
        {
            return ParseGroup(bracket.Place);
        }

        filters.Brackets++;
        Node collection = bracket.Text is "[" ? ParseList(bracket.Place, "]", []) : ParseMap(bracket.Place);
        filters.Brackets--;
        return collection;
    }

    /// <summary>A subscript or a slice, its opening bracket taken already.</summary>
    public Node ParseSubscript(int place, Node target)
    {
        filters.Brackets++;
        var bounds = new Node?[3];
        var count = 0;
        while (true)
        {
            bounds[count++] = Cursor.Peek.IsOperator(":") || Cursor.Peek.IsOperator("]") ? null : filters.WithFilters(expressions.Parse);
            if (count == 3 || !Cursor.TakeOperator(":"))
            {
                break;
            }
        }

        Cursor.Expect("]");
        filters.Brackets--;
        return count > 1 ? new SliceNode(place, target, bounds[0], bounds[1], bounds[2])
            : bounds[0] is { } key ? new Subscript(place, target, key)
            : throw new TemplateSyntaxException(place, TemplateSentences.Subscript);
    }

    private Node ParseGroup(int place)
    {
        if (Cursor.TakeOperator(")"))
        {
            return new ListNode(place, []);
        }

        var first = filters.WithFilters(expressions.Parse);
        if (Cursor.TakeOperator(".."))
        {
            var last = expressions.Parse();
            Cursor.Expect(")");
            return new RangeNode(place, first, last);
        }

        if (Cursor.TakeOperator(","))
        {
            return ParseList(place, ")", [first]);
        }

        Cursor.Expect(")");
        return first;
    }

    private ListNode ParseList(int place, string end, List<Node> items)
    {
        while (!Cursor.TakeOperator(end))
        {
            items.Add(filters.WithFilters(expressions.Parse));
            if (!Cursor.TakeOperator(","))
            {
                Cursor.Expect(end);
                break;
            }
        }

        return new ListNode(place, [.. items]);
    }

    private MapNode ParseMap(int place)
    {
        var keys = new List<Node>();
        var values = new List<Node>();
        while (!Cursor.TakeOperator("}"))
        {
            keys.Add(filters.WithFilters(expressions.Parse));
            Cursor.Expect(":");
            values.Add(filters.WithFilters(expressions.Parse));
            if (!Cursor.TakeOperator(","))
            {
                Cursor.Expect("}");
                break;
            }
        }

        return new MapNode(place, [.. keys], [.. values]);
    }
}
