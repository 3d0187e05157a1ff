namespace Porfin.Expressions.Scripting;

/// <summary>Numbers, texts, templates, regular expressions, lists and maps.</summary>
internal sealed class LiteralParser(TokenReader reader, ExpressionParser expressions)
{
    public Syntax Read(Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Number:
                reader.Next();
                return new Literal(token.At, Value.Of(token.Number));
            case TokenKind.Text:
                reader.Next();
                return new Literal(token.At, Value.Of(token.Text));
            case TokenKind.Template:
                return ReadTemplate(token.At);
            case TokenKind.Sign when token.Text is "/" or "/=":
                var (pattern, flags, end) = reader.ReadRegex(token.At);
                reader.Jump(end);
                return new RegexLiteral(token.At, pattern, flags);
            case TokenKind.Sign when token.Text == "[":
                return Nested(ReadList);
            case TokenKind.Sign when token.Text == "{":
                return Nested(ReadMap);
            default:
                throw reader.Unexpected();
        }
    }

    private Syntax Nested(Func<Syntax> read)
    {
        reader.Enter();
        var allowed = reader.AllowsIn;
        reader.AllowsIn = true;
        var value = read();
        reader.AllowsIn = allowed;
        reader.Leave();
        return value;
    }

    private TemplateText ReadTemplate(int at)
    {
        var texts = new List<string>();
        var parts = new List<Syntax>();
        reader.Enter();
        while (true)
        {
            var (content, end, hasMore) = reader.ReadTemplate(reader.Current.End);
            texts.Add(content);
            reader.Jump(end);
            if (!hasMore)
            {
                reader.Leave();
                return new TemplateText(at, [.. texts], [.. parts]);
            }

            parts.Add(Nested(expressions.ReadExpression));
            if (!reader.Current.Is("}"))
            {
                throw reader.Unexpected("'}'");
            }
        }
    }

    private ListLiteral ReadList()
    {
        var at = reader.Expect("[").At;
        var items = new List<Syntax?>();
        while (!reader.Current.Is("]"))
        {
            var itemAt = reader.Current.At;
            if (reader.Accept(","))
            {
                items.Add(null);
                continue;
            }

            items.Add(reader.Accept("...") ? new Spread(itemAt, expressions.ReadAssignment()) : expressions.ReadAssignment());
            if (!reader.Accept(","))
            {
                break;
            }
        }

        reader.Expect("]");
        return new ListLiteral(at, [.. items]);
    }

    private MapLiteral ReadMap()
    {
        var at = reader.Expect("{").At;
        var properties = new List<Property>();
        while (!reader.Current.Is("}"))
        {
            properties.Add(ReadProperty());
            if (!reader.Accept(","))
            {
                break;
            }
        }

        reader.Expect("}");
        return new MapLiteral(at, [.. properties]);
    }

    private Property ReadProperty()
    {
        var token = reader.Current;
        if (reader.Accept("..."))
        {
            return new Property(token.At, null, expressions.ReadAssignment(), false);
        }

        if (reader.Current.Is("*"))
        {
            throw ScriptError.Refused(RefusalSentences.Generators, token.At);
        }

        var key = ReadKey();
        if (reader.Current.Is("("))
        {
            return new Property(token.At, key, expressions.Functions.ReadMethod(token.At, KeyText(key)), false);
        }

        if (reader.Accept(":"))
        {
            return new Property(token.At, key, expressions.ReadAssignment(), false);
        }

        return token.Kind is TokenKind.Name ? ReadShorthand(token, key) : throw reader.Unexpected("':'");
    }

    private Property ReadShorthand(Token token, Syntax key)
    {
        if (token.Text is "get" or "set" or "async" && !reader.Current.Is(",") && !reader.Current.Is("}") && !reader.Current.Is("="))
        {
            throw ScriptError.Refused(token.Text == "async" ? RefusalSentences.Waiting
                : RefusalSentences.Accessors, token.At);
        }

        Words.CheckName(token.Text, token.At);
        reader.Function.Mentioned.Add(token.Text);
        var name = new Name(token.At, token.Text);
        var sign = reader.Current.At;
        return new Property(token.At, key, reader.Accept("=") ? new Assign(sign, "=", name, expressions.ReadAssignment()) : name, true);
    }

    /// <summary>The key of an entry: a name, text, number, or an expression in brackets.</summary>
    private Syntax ReadKey()
    {
        var token = reader.Next();
        switch (token.Kind)
        {
            case TokenKind.Name or TokenKind.Text:
                Words.CheckMember(token.Text, token.At);
                return new Literal(token.At, Value.Of(token.Text));
            case TokenKind.Number:
                return new Literal(token.At, Value.Of(NumberText.Of(token.Number)));
            case TokenKind.Sign when token.Text == "[":
                var key = expressions.ReadAssignment();
                reader.Expect("]");
                return key is Literal { Value.IsNumber: true } number ? new Literal(key.At, Value.Of(NumberText.Of(number.Value.Number))) : key;
            default:
                throw ScriptError.Syntax(ScriptSentences.Expected.With(ScriptSentences.EntryName, token.Shown), token.At);
        }
    }

    private static string KeyText(Syntax key) => key is Literal { Value.Text: { } text } ? text : "";
}
