namespace Porfin.Expressions.Templates;

/// <summary>Reads <c>+ - ~ * / // % **</c>. As in Jinja, <c>~</c> binds closer than <c>+</c>, and <c>**</c> goes from left to right.</summary>
internal sealed class ArithmeticParser(TagCursor cursor, Func<Node> parseOperand)
{
    /// <summary>Sums of products of powers.</summary>
    public Node Parse() => ParseBinary(ParseJoin, sign => sign switch
    {
        "+" => Arithmetic.Add,
        "-" => Arithmetic.Subtract,
        _ => null,
    });

    private Node ParseJoin()
    {
        var place = cursor.Place;
        var first = ParseProduct();
        if (!cursor.Peek.IsOperator("~"))
        {
            return first;
        }

        var parts = new List<Node> { first };
        while (cursor.TakeOperator("~"))
        {
            parts.Add(ParseProduct());
        }

        return new Joined(place, [.. parts]);
    }

    private Node ParseProduct() => ParseBinary(ParsePower, sign => sign switch
    {
        "*" => Arithmetic.Multiply,
        "/" => Arithmetic.Divide,
        "//" => Arithmetic.FloorDivide,
        "%" => Arithmetic.Modulo,
        _ => null,
    });

    private Node ParsePower() => ParseBinary(parseOperand, sign => sign is "**" ? Arithmetic.Power : null);

    private Node ParseBinary(Func<Node> parse, Func<string, Operation?> find)
    {
        var left = parse();
        while (cursor.Peek.Kind is TokenKind.Operator && find(cursor.Peek.Text) is { } operation)
        {
            var place = cursor.Take().Place;
            left = new Binary(place, operation, left, parse());
        }

        return left;
    }
}
