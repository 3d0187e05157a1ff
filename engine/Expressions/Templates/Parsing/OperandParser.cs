namespace Porfin.Expressions.Templates;

/// <summary>Reads signs, literals, names, and what follows them: members, subscripts, calls, filters, tests.</summary>
internal sealed class OperandParser
{
    private readonly ExpressionParser expressions;
    private readonly FilterParser filters;
    private readonly CallParser calls;
    private readonly CollectionParser collections;
    private readonly NameLog names;

    public OperandParser(ExpressionParser expressions, NameLog names, ProblemList problems)
    {
        this.expressions = expressions;
        this.names = names;
        var arguments = new ArgumentParser(expressions, problems);
        calls = new(arguments, names, problems);
        filters = new(expressions.Cursor, arguments, this, names, problems);
        collections = new(expressions, filters);
    }

    private TagCursor Cursor => expressions.Cursor;

    public Node ParseSigned() => filters.Parse(ParseSign());

    public Node ParseFilters(Node input) => filters.Parse(filters.ParseFilter(input));

    /// <summary>A literal, a name or something in brackets, with members, subscripts and calls.</summary>
    public Node ParseBare()
    {
        var node = ParsePrimary();
        while (Cursor.Peek.Kind is TokenKind.Operator && Cursor.Peek.Text is "." or "[" or "(")
        {
            var mark = Cursor.Take();
            node = mark.Text switch
            {
                "." => new Member(mark.Place, node, ParseMemberName()),
                "[" => collections.ParseSubscript(mark.Place, node),
                _ => ParseCall(mark.Place, node),
            };
        }

        return node;
    }

    private Node ParseCall(int place, Node target) => filters.WithFilters(() => calls.Parse(place, target));

    private Node ParseSign()
    {
        if (!IsSign(Cursor.Peek))
        {
            return ParseBare();
        }

        var sign = Cursor.Take();
        var operand = IsSign(Cursor.Peek) ? expressions.ParseOperand() : ParseBare();
        return (sign.Text, operand) switch
        {
            ("-", Literal { Value.IsNumber: true } literal) => new Literal(sign.Place, Value.Of(-literal.Value.Number), literal.IsFraction),
            ("-", _) => new Unary(sign.Place, Arithmetic.Negate, operand),
            _ => new Unary(sign.Place, Arithmetic.Plus, operand),
        };
    }

    private static bool IsSign(Token token) => token.IsOperator("-") || token.IsOperator("+");

    private Node ParsePrimary()
    {
        var token = Cursor.Peek;
        switch (token.Kind)
        {
            case TokenKind.Name:
                return ParseName(token);
            case TokenKind.Number:
                Cursor.Take();
                return new Literal(token.Place, Value.Of(token.Number), token.Text.Contains('.', StringComparison.Ordinal));
            case TokenKind.Text:
                return ParseText(token.Place);
            case TokenKind.Operator when token.Text is "(" or "[" or "{":
                return collections.Parse(Cursor.Take());
            default:
                throw new TemplateSyntaxException(token.Place, TemplateSentences.Expected.With(TemplateSentences.AValue, token.Shown));
        }
    }

    private Node ParseName(Token token)
    {
        if (Words.Literal(token.Text) is { } value)
        {
            Cursor.Take();
            return new Literal(token.Place, value);
        }

        if (Words.IsReserved(token.Text))
        {
            throw new TemplateSyntaxException(token.Place, TemplateSentences.Expected.With(TemplateSentences.AValue, token.Shown));
        }

        Cursor.Take();
        if (!Cursor.Peek.IsOperator("(") && token.Text is not ("blank" or "empty" or "now"))
        {
            names.Add(NameUseKind.Read, token.Text, FirstMember(), token.Place);
        }

        return new Name(token.Place, token.Text);
    }

    /// <summary>The member that is read off the name just taken; null when there is none or it is called.</summary>
    private string? FirstMember() => Cursor.Peek.Text switch
    {
        "." when Cursor.Peek.Kind is TokenKind.Operator && Cursor.Ahead(1).Kind is TokenKind.Name && !Cursor.Ahead(2).IsOperator("(") => Cursor.Ahead(1).Text,
        "[" when Cursor.Peek.Kind is TokenKind.Operator && Cursor.Ahead(1).Kind is TokenKind.Text && Cursor.Ahead(2).IsOperator("]") => Cursor.Ahead(1).Text,
        _ => null,
    };

    private Literal ParseText(int place)
    {
        var text = "";
        while (Cursor.Peek.Kind is TokenKind.Text)
        {
            text += Cursor.Take().Text;
        }

        return new Literal(place, Value.Of(text));
    }

    private string ParseMemberName() => Cursor.Peek.Kind is TokenKind.Name or TokenKind.Number
        ? Cursor.Take().Text
        : throw new TemplateSyntaxException(Cursor.Place, TemplateSentences.Expected.With(TemplateSentences.MemberName, Cursor.Peek.Shown));
}
