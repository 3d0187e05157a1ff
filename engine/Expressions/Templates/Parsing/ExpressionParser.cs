namespace Porfin.Expressions.Templates;

/// <summary>
/// Reads expressions by Jinja's precedence, loosest first: if–else, or, and, not, comparisons, + and -, ~, * / // %, **, signs.
/// Liquid's <c>contains</c>, <c>blank</c>, <c>empty</c> and filter arguments after a colon are read too.
/// </summary>
internal sealed class ExpressionParser
{
    private const int MaxDepth = 100;

    private readonly OperandParser operands;
    private readonly ArithmeticParser arithmetic;
    private int depth;

    public ExpressionParser(TagCursor cursor, NameLog names, ProblemList problems)
    {
        Cursor = cursor;
        operands = new(this, names, problems);
        arithmetic = new(cursor, ParseOperand);
    }

    public TagCursor Cursor { get; }

    /// <summary>A whole expression.</summary>
    /// <exception cref="TemplateSyntaxException">There is none here.</exception>
    public Node Parse()
    {
        Enter();
        var value = ParseWithoutIf();
        while (Cursor.Peek.IsName("if"))
        {
            var place = Cursor.Take().Place;
            var condition = ParseWithoutIf();
            var otherwise = Cursor.TakeName("else") ? Parse() : null;
            value = new Conditional(place, condition, value, otherwise);
        }

        depth--;
        return value;
    }

    /// <summary>An expression, or several with commas between, which make a list.</summary>
    public Node ParseList()
    {
        var place = Cursor.Place;
        var first = Parse();
        if (!Cursor.Peek.IsOperator(","))
        {
            return first;
        }

        var items = new List<Node> { first };
        while (Cursor.TakeOperator(",") && !Cursor.IsAtEnd)
        {
            items.Add(Parse());
        }

        return new ListNode(place, [.. items]);
    }

    /// <summary>An expression that an <c>if</c> may follow.</summary>
    public Node ParseWithoutIf() => ParseChain("or", () => ParseChain("and", ParseNot, stopsAt: false), stopsAt: true);

    /// <summary>An operand with its sign, members, calls and (where they may stand) filters.</summary>
    public Node ParseOperand()
    {
        Enter();
        var node = operands.ParseSigned();
        depth--;
        return node;
    }

    /// <summary>An expression in which <c>|</c> ends it: an argument after Liquid's colon.</summary>
    public Node ParseArgument() => arithmetic.Parse();

    /// <summary>Filters, the first without its bar: what stands in <c>{% filter … %}</c>.</summary>
    public Node ParseFilters(Node input) => operands.ParseFilters(input);

    private void Enter()
    {
        if (++depth > MaxDepth)
        {
            throw new TemplateSyntaxException(Cursor.Place, TemplateSentences.DeeperThan.With(MaxDepth), ProblemList.TooLarge);
        }
    }

    private Node ParseChain(string word, Func<Node> parse, bool stopsAt)
    {
        var place = Cursor.Place;
        var first = parse();
        if (!Cursor.Peek.IsName(word))
        {
            return first;
        }

        var all = new List<Node> { first };
        while (Cursor.TakeName(word))
        {
            all.Add(parse());
        }

        return new Logical(place, stopsAt, [.. all]);
    }

    private Node ParseNot()
    {
        if (!Cursor.Peek.IsName("not"))
        {
            return ParseComparison();
        }

        var place = Cursor.Take().Place;
        Enter();
        var node = new Unary(place, value => Value.Of(!Truth.Of(value)), ParseNot());
        depth--;
        return node;
    }

    private Node ParseComparison()
    {
        var place = Cursor.Place;
        var all = new List<Node> { arithmetic.Parse() };
        var operations = new List<Operation>();
        while (ComparisonOperators.Take(Cursor) is { } operation)
        {
            var right = arithmetic.Parse();
            operations.Add(ComparisonOperators.ForWords(operation, all[^1], right));
            all.Add(right);
        }

        return operations.Count == 0 ? all[0] : new Comparison(place, [.. operations], [.. all]);
    }
}
