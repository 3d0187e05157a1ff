namespace Porfin.Expressions.Scripting;

/// <summary>Statements.</summary>
internal sealed class StatementParser(TokenReader reader, ExpressionParser expressions)
{
    private readonly LoopParser loops = new(reader, expressions);

    /// <summary>The statements of a whole script.</summary>
    public Block ReadScript()
    {
        var statements = new List<Syntax>();
        while (reader.Current.Kind is not TokenKind.End)
        {
            statements.Add(ReadStatement());
        }

        return new Block(0, [.. statements]);
    }

    public Block ReadBlock()
    {
        var at = reader.Expect("{").At;
        var statements = new List<Syntax>();
        while (!reader.Current.Is("}"))
        {
            statements.Add(ReadStatement());
        }

        reader.Next();
        return new Block(at, [.. statements]);
    }

    /// <summary>A statement that is the body of another: it may not declare.</summary>
    public Syntax ReadBody()
    {
        var at = reader.Current.At;
        var body = ReadStatement();
        return body is Declaration { Keyword: not "var" } or FunctionDeclaration
            ? throw ScriptError.Syntax(ScriptSentences.NeedsBraces, at)
            : body;
    }

    private Syntax ReadStatement()
    {
        reader.Enter();
        var statement = ReadAny(reader.Current);
        reader.Leave();
        return statement;
    }

    private Syntax ReadAny(Token token)
    {
        if (token.Kind is TokenKind.Sign)
        {
            switch (token.Text)
            {
                case "{":
                    return ReadBlock();
                case ";":
                    reader.Next();
                    return new Block(token.At, []);
            }
        }

        return token.Kind is TokenKind.Name ? ReadWord(token) : ReadExpressionStatement(token);
    }

    private Syntax ReadWord(Token token)
    {
        switch (token.Text)
        {
            case "var" or "let" or "const":
                var declaration = loops.ReadDeclaration();
                reader.EndStatement();
                return LoopParser.Complete(declaration);
            case "function":
                var function = expressions.Functions.ReadFunction();
                return function.Name.Length > 0 ? new FunctionDeclaration(token.At, function) : throw ScriptError.Syntax(ScriptSentences.NeedsFunctionName, token.At);
            case "if":
                return ReadIf();
            case "for":
                return loops.ReadFor(ReadBody);
            case "while":
                return loops.ReadWhile(ReadBody);
            case "do":
                return loops.ReadDo(ReadBody);
            case "switch":
                return ReadSwitch();
            case "try":
                return ReadTry();
            case "break" or "continue":
                return ReadJump();
            case "return" or "throw":
                return ReadExit();
            case "async" when reader.Peek().Is("function"):
                throw ScriptError.Refused(RefusalSentences.Waiting, token.At);
            default:
                return ReadExpressionStatement(token);
        }
    }

    private Syntax ReadExpressionStatement(Token token)
    {
        if (token.Kind is TokenKind.Name && reader.Peek().Is(":"))
        {
            Words.CheckName(token.Text, token.At);
            reader.Next();
            reader.Next();
            return new Labeled(token.At, token.Text, ReadBody());
        }

        var expression = expressions.ReadExpression();
        reader.EndStatement();
        return new ExpressionStatement(token.At, expression);
    }

    private If ReadIf()
    {
        var at = reader.Next().At;
        var test = ReadCondition();
        var then = ReadBody();
        return new If(at, test, then, reader.Accept("else") ? ReadBody() : null);
    }

    private Syntax ReadCondition()
    {
        reader.Expect("(");
        var test = expressions.ReadExpression();
        reader.Expect(")");
        return test;
    }

    private Switch ReadSwitch()
    {
        var at = reader.Next().At;
        var subject = ReadCondition();
        var cases = new List<Case>();
        reader.Expect("{");
        while (!reader.Current.Is("}"))
        {
            var caseAt = reader.Current.At;
            var test = reader.Accept("default") ? null : ReadCaseTest();
            if (test is null && cases.Exists(one => one.Test is null))
            {
                throw ScriptError.Syntax(ScriptSentences.TwoDefaults, caseAt);
            }

            reader.Expect(":");
            var statements = new List<Syntax>();
            while (!reader.Current.Is("}") && !reader.Current.Is("case") && !reader.Current.Is("default"))
            {
                statements.Add(ReadStatement());
            }

            cases.Add(new Case(caseAt, test, [.. statements]));
        }

        reader.Next();
        return new Switch(at, subject, [.. cases]);
    }

    private Syntax ReadCaseTest()
    {
        reader.Expect("case");
        return expressions.ReadExpression();
    }

    private Try ReadTry()
    {
        var at = reader.Next().At;
        var body = ReadBlock();
        Syntax? caught = null;
        Block? handler = null;
        if (reader.Accept("catch"))
        {
            if (reader.Accept("("))
            {
                caught = expressions.Functions.ReadBindingTarget();
                reader.Expect(")");
            }

            handler = ReadBlock();
        }

        var last = reader.Accept("finally") ? ReadBlock() : null;
        return handler is null && last is null ? throw reader.Unexpected(ScriptSentences.CatchOrFinally) : new Try(at, body, caught, handler, last);
    }

    private Jump ReadJump()
    {
        var word = reader.Next();
        var label = reader.Current.Kind is TokenKind.Name && !reader.Current.IsAfterLineBreak && !Words.IsReserved(reader.Current.Text) ? reader.Next().Text : null;
        reader.EndStatement();
        return new Jump(word.At, word.Text == "break", label);
    }

    private Syntax ReadExit()
    {
        var word = reader.Next();
        var current = reader.Current;
        var isBare = current.Is(";") || current.Is("}") || current.Kind is TokenKind.End || current.IsAfterLineBreak;
        if (isBare && word.Text == "throw")
        {
            throw reader.Unexpected(ScriptSentences.ThrownValue);
        }

        var value = isBare ? null : expressions.ReadExpression();
        reader.EndStatement();
        return word.Text == "throw" ? new Throw(word.At, value!) : new Return(word.At, value);
    }
}
