namespace Porfin.Expressions.Scripting;

/// <summary>Loops, and the declarations that may stand in their heads.</summary>
internal sealed class LoopParser(TokenReader reader, ExpressionParser expressions)
{
    /// <summary><c>var</c>, <c>let</c> or <c>const</c> and what they declare; values may still be missing.</summary>
    public Declaration ReadDeclaration()
    {
        var word = reader.Next();
        var items = new List<Declarator>();
        do
        {
            var at = reader.Current.At;
            var target = expressions.Functions.ReadBindingTarget();
            var value = reader.Accept("=") ? expressions.ReadAssignment() : null;
            items.Add(new Declarator(at, target, value, reader.LastEnd));
            if (word.Text == "var")
            {
                AddNames(target, reader.Function.Vars);
            }
        }
        while (reader.Accept(","));

        return new Declaration(word.At, word.Text, [.. items]);
    }

    /// <summary>Checks that a declaration outside the head of <c>for…of</c> has the values it needs.</summary>
    public static Declaration Complete(Declaration declaration)
    {
        foreach (var item in declaration.Items)
        {
            if (item.Value is null && (declaration.Keyword == "const" || item.Target is not Name))
            {
                throw ScriptError.Syntax(ScriptSentences.NeedsValue, item.At);
            }
        }

        return declaration;
    }

    public Syntax ReadFor(Func<Syntax> readBody)
    {
        var at = reader.Next().At;
        if (reader.Current.Is("await"))
        {
            throw ScriptError.Refused(RefusalSentences.Waiting, reader.Current.At);
        }

        reader.Expect("(");
        var start = ReadStart();
        if (start is not null && (reader.Current.Is("of") || reader.Current.Is("in")))
        {
            return ReadForEach(at, start, readBody);
        }

        if (start is Declaration declaration)
        {
            Complete(declaration);
        }

        reader.Expect(";");
        var test = reader.Current.Is(";") ? null : expressions.ReadExpression();
        reader.Expect(";");
        var step = reader.Current.Is(")") ? null : expressions.ReadExpression();
        reader.Expect(")");
        return new For(at, start, test, step, readBody());
    }

    public While ReadWhile(Func<Syntax> readBody)
    {
        var at = reader.Next().At;
        reader.Expect("(");
        var test = expressions.ReadExpression();
        reader.Expect(")");
        return new While(at, test, readBody(), true);
    }

    public While ReadDo(Func<Syntax> readBody)
    {
        var at = reader.Next().At;
        var body = readBody();
        reader.Expect("while");
        reader.Expect("(");
        var test = expressions.ReadExpression();
        reader.Expect(")");
        reader.Accept(";");
        return new While(at, test, body, false);
    }

    private Syntax? ReadStart()
    {
        if (reader.Current.Is(";"))
        {
            return null;
        }

        reader.AllowsIn = false;
        var start = reader.Current.Kind is TokenKind.Name && reader.Current.Text is "var" or "let" or "const" ? ReadDeclaration() : expressions.ReadExpression();
        reader.AllowsIn = true;
        return start;
    }

    private ForEach ReadForEach(int at, Syntax start, Func<Syntax> readBody)
    {
        var declaration = start as Declaration;
        if (declaration is { Items: not [{ Value: null }] })
        {
            throw ScriptError.Syntax(ScriptSentences.LoopHead, start.At);
        }

        var target = declaration?.Items[0].Target ?? Patterns.ToTarget(start);
        var isOf = reader.Next().Text == "of";
        var source = isOf ? expressions.ReadAssignment() : expressions.ReadExpression();
        reader.Expect(")");
        return new ForEach(at, isOf, declaration?.Keyword, target, source, readBody());
    }

    private static void AddNames(Syntax target, List<Name> names)
    {
        switch (target)
        {
            case Name name:
                names.Add(name);
                break;
            case ListPattern list:
                foreach (var element in list.Items.OfType<Element>())
                {
                    AddNames(element.Target, names);
                }

                break;
            case MapPattern map:
                foreach (var (_, element) in map.Items)
                {
                    AddNames(element.Target, names);
                }

                break;
        }
    }
}
