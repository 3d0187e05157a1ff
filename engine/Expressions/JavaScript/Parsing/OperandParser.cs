namespace Porfin.Expressions.Scripting;

/// <summary>The head of an arrow function: parentheses, or one name, with <c>=></c> behind.</summary>
internal sealed record ArrowHead(int At, Syntax[] Items) : Syntax(At, Tall(Items));

/// <summary>Literals, names, parentheses, and the links behind them: members, indexes, calls.</summary>
internal sealed class OperandParser(TokenReader reader, ExpressionParser expressions)
{
    private readonly LiteralParser literals = new(reader, expressions);

    /// <summary>The last operand that stood in parentheses: what may not be mixed bare may be mixed then.</summary>
    public Syntax? LastInParentheses { get; private set; }

    public Syntax ReadWithLinks()
    {
        var value = reader.Current.Is("new") ? ReadNew() : ReadOperand();
        return value is ArrowHead ? value : ReadLinks(value, allowsCalls: true);
    }

    private Syntax ReadLinks(Syntax value, bool allowsCalls)
    {
        var hasOptional = false;
        while (true)
        {
            var token = reader.Current;
            if (token.Is("."))
            {
                reader.Next();
                value = new Member(token.At, value, ReadMemberName(), false);
            }
            else if (token.Is("?.") && allowsCalls)
            {
                hasOptional = true;
                value = ReadOptional(value);
            }
            else if (token.Is("["))
            {
                value = new Index(token.At, value, ReadIndex(), false);
            }
            else if (token.Is("(") && allowsCalls)
            {
                value = new Call(token.At, value, ReadArguments(), false);
            }
            else if (token.Kind is TokenKind.Template)
            {
                throw ScriptError.Refused(RefusalSentences.Tagged, token.At);
            }
            else
            {
                return hasOptional ? new Chain(value.At, value) : value;
            }
        }
    }

    private Syntax ReadOptional(Syntax value)
    {
        var at = reader.Next().At;
        return reader.Current.Text switch
        {
            "(" when reader.Current.Kind is TokenKind.Sign => new Call(at, value, ReadArguments(), true),
            "[" when reader.Current.Kind is TokenKind.Sign => new Index(at, value, ReadIndex(), true),
            _ => new Member(at, value, ReadMemberName(), true),
        };
    }

    private string ReadMemberName()
    {
        if (reader.Current.Kind is not TokenKind.Name)
        {
            throw reader.Unexpected(ScriptSentences.MemberName);
        }

        Words.CheckMember(reader.Current.Text, reader.Current.At);
        return reader.Next().Text;
    }

    private Syntax ReadIndex()
    {
        var key = Nested("[", "]", expressions.ReadExpression);
        if (key is Literal { Value.Text: { } name })
        {
            Words.CheckMember(name, key.At);
        }

        return key;
    }

    private Syntax[] ReadArguments() => Nested("(", ")", () =>
    {
        var items = new List<Syntax>();
        while (!reader.Current.Is(")"))
        {
            var at = reader.Current.At;
            items.Add(reader.Accept("...") ? new Spread(at, expressions.ReadAssignment()) : expressions.ReadAssignment());
            if (!reader.Accept(","))
            {
                break;
            }
        }

        return items.ToArray();
    });

    private T Nested<T>(string open, string close, Func<T> read)
    {
        reader.Enter();
        var allowed = reader.AllowsIn;
        reader.Expect(open);
        reader.AllowsIn = true;
        var inner = read();
        reader.AllowsIn = allowed;
        reader.Expect(close);
        reader.Leave();
        return inner;
    }

    private New ReadNew()
    {
        var at = reader.Next().At;
        if (reader.Current.Is("."))
        {
            throw ScriptError.Refused(RefusalSentences.NewTarget, at);
        }

        reader.Enter();
        var callee = ReadLinks(reader.Current.Is("new") ? ReadNew() : ReadOperand(), allowsCalls: false);
        reader.Leave();
        return new New(at, callee, reader.Current.Is("(") ? ReadArguments() : []);
    }

    /// <summary>One operand without the links behind it.</summary>
    public Syntax ReadOperand()
    {
        var token = reader.Current;
        return token.Kind switch
        {
            TokenKind.Name => ReadName(token),
            TokenKind.Sign when token.Text == "(" => ReadParentheses(),
            _ => literals.Read(token),
        };
    }

    private Syntax ReadName(Token token)
    {
        switch (token.Text)
        {
            case "true" or "false":
                reader.Next();
                return new Literal(token.At, Value.Of(token.Text == "true"));
            case "null":
                reader.Next();
                return new Literal(token.At, Value.Null);
            case "function":
                return expressions.Functions.ReadFunction();
            case "async" when reader.Peek() is { IsAfterLineBreak: false } next && (next.Kind is TokenKind.Name || next.Is("(")):
                throw ScriptError.Refused(RefusalSentences.Waiting, token.At);
        }

        Words.CheckName(token.Text, token.At);
        reader.Next();
        reader.Function.Mentioned.Add(token.Text);
        var name = new Name(token.At, token.Text);
        return reader.Current.Is("=>") && !reader.Current.IsAfterLineBreak ? new ArrowHead(token.At, [name]) : name;
    }

    private Syntax ReadParentheses()
    {
        var at = reader.Current.At;
        var hasStrayComma = false;
        var items = Nested("(", ")", () => ReadItems(out hasStrayComma));
        if (reader.Current.Is("=>") && !reader.Current.IsAfterLineBreak)
        {
            return new ArrowHead(at, items);
        }

        if (items.Length == 0 || hasStrayComma)
        {
            throw ScriptError.Syntax(ScriptSentences.EmptyParentheses, at);
        }

        if (Array.Find(items, item => item is Spread) is { } spread)
        {
            throw ScriptError.Syntax(ScriptSentences.Spread, spread.At);
        }

        var inner = items.Length == 1 ? items[0] : new Comma(at, items);
        LastInParentheses = inner;
        return inner;
    }

    private Syntax[] ReadItems(out bool hasStrayComma)
    {
        var items = new List<Syntax>();
        hasStrayComma = false;
        while (!reader.Current.Is(")"))
        {
            var at = reader.Current.At;
            items.Add(reader.Accept("...") ? new Spread(at, expressions.ReadAssignment()) : expressions.ReadAssignment());
            hasStrayComma = reader.Accept(",");
            if (!hasStrayComma)
            {
                break;
            }
        }

        return [.. items];
    }
}
