namespace Porfin.Expressions.Scripting;

/// <summary>Functions in all their spellings.</summary>
internal sealed class FunctionParser(TokenReader reader, ExpressionParser expressions)
{
    private StatementParser? statements;

    private StatementParser Statements => statements ??= new(reader, expressions);

    /// <summary><c>function name(…) {…}</c>.</summary>
    public FunctionSyntax ReadFunction()
    {
        var at = reader.Expect("function").At;
        if (reader.Current.Is("*"))
        {
            throw ScriptError.Refused(RefusalSentences.Generators, reader.Current.At);
        }

        var name = "";
        if (reader.Current.Kind is TokenKind.Name)
        {
            Words.CheckName(reader.Current.Text, reader.Current.At);
            name = reader.Next().Text;
        }

        return ReadMethod(at, name) with { KnowsItself = name.Length > 0 };
    }

    /// <summary>Parameters and body.</summary>
    public FunctionSyntax ReadMethod(int at, string name)
    {
        var names = reader.BeginFunction();
        var parameters = ReadParameters();
        var body = ReadBody();
        reader.EndFunction();
        return new FunctionSyntax(at, reader.LastEnd, name, parameters, body) { NamesInside = names.Inside, Vars = names.Vars };
    }

    /// <summary>The rest of an arrow function, from <c>=></c> on.</summary>
    /// <param name="head">What stood before the arrow.</param>
    /// <param name="mentionedBefore">How many names the outer function had mentioned before the head: those after belong to this function.</param>
    public FunctionSyntax ReadArrow(ArrowHead head, int mentionedBefore)
    {
        var outer = reader.Function;
        var names = reader.BeginFunction();
        names.Mentioned.AddRange(outer.Mentioned.Skip(mentionedBefore));
        if (!head.Items.All(item => item is Name))
        {
            names.Inside.UnionWith(outer.Inside);
        }

        reader.Expect("=>");
        var parameters = Patterns.ToParameters(head.Items);
        var body = reader.Current.Is("{") ? ReadBody() : expressions.ReadAssignment();
        reader.EndFunction();
        return new FunctionSyntax(head.At, reader.LastEnd, "", parameters, body) { NamesInside = names.Inside, Vars = names.Vars };
    }

    private Element[] ReadParameters()
    {
        var items = new List<Element>();
        reader.Expect("(");
        while (!reader.Current.Is(")"))
        {
            var at = reader.Current.At;
            var isRest = reader.Accept("...");
            var target = ReadBindingTarget();
            items.Add(new Element(at, target, !isRest && reader.Accept("=") ? expressions.ReadAssignment() : null, isRest));
            if (isRest || !reader.Accept(","))
            {
                break;
            }
        }

        reader.Expect(")");
        return [.. items];
    }

    /// <summary>A name or pattern that is declared.</summary>
    public Syntax ReadBindingTarget() => reader.Current.Kind is TokenKind.Name || reader.Current.Is("[") || reader.Current.Is("{")
        ? Patterns.ToBinding(expressions.ReadOperand())
        : throw reader.Unexpected(ScriptSentences.AName);

    private Block ReadBody()
    {
        var allowed = reader.AllowsIn;
        reader.AllowsIn = true;
        var body = Statements.ReadBlock();
        reader.AllowsIn = allowed;
        return body;
    }
}
