namespace Porfin.Expressions.Templates;

/// <summary>The arguments of one call, as written.</summary>
internal sealed record GivenArguments(IReadOnlyList<Node> Positional, IReadOnlyList<(Token Name, Node Value)> Named)
{
    public static GivenArguments None { get; } = new([], []);

    /// <summary>The first argument when it is a text literal; else null.</summary>
    public string? FirstText => Positional is [Literal literal, ..] ? literal.Value.Text : null;
}

/// <summary>Reads arguments, in parentheses or after Liquid's colon, and puts them in the order of the parameters.</summary>
internal sealed class ArgumentParser(ExpressionParser expressions, ProblemList problems)
{
    private TagCursor Cursor => expressions.Cursor;

    /// <summary>Arguments up to the closing parenthesis; the opening one is taken already.</summary>
    public GivenArguments ParseInParentheses()
    {
        var positional = new List<Node>();
        var named = new List<(Token, Node)>();
        while (!Cursor.TakeOperator(")"))
        {
            ParseOne("=", expressions.Parse, positional, named);
            if (!Cursor.TakeOperator(","))
            {
                Cursor.Expect(")");
                break;
            }
        }

        return new(positional, named);
    }

    /// <summary>Arguments after a colon; the colon is taken already.</summary>
    public GivenArguments ParseAfterColon()
    {
        var positional = new List<Node>();
        var named = new List<(Token, Node)>();
        do
        {
            ParseOne(":", expressions.ParseArgument, positional, named);
        }
        while (Cursor.TakeOperator(","));
        return new(positional, named);
    }

    /// <summary>Puts arguments in the order of the parameters; null where none is given. What does not fit is a problem.</summary>
    public Node?[] Bind(Sentence kind, Routine routine, GivenArguments given, int place)
    {
        var bound = routine.Lay<Node?>([.. given.Positional]);
        foreach (var (name, value) in given.Named)
        {
            var at = Array.IndexOf(routine.Parameters, name.Text);
            if (at < 0 || bound[at] is not null)
            {
                problems.Add(name.Place, ProblemList.Arguments, TemplateSentences.NoArgument.With(kind, routine.Name, name.Text));
                continue;
            }

            bound[at] = value;
        }

        if (bound.Take(routine.Required).Any(node => node is null) || (bound.Length > routine.Parameters.Length && !routine.IsOpen))
        {
            problems.Add(place, ProblemList.Arguments, TemplateSentences.Takes.With(kind, routine.Name, routine.Takes, Expected(routine)));
        }

        return bound;
    }

    private static string Expected(Routine routine) => routine.Parameters.Length > 0 ? $" ({string.Join(", ", routine.Parameters)})" : "";

    private void ParseOne(string mark, Func<Node> parse, List<Node> positional, List<(Token Name, Node Value)> named)
    {
        if (Cursor.Peek.Kind is TokenKind.Name && Cursor.Ahead(1).IsOperator(mark))
        {
            var name = Cursor.Take();
            Cursor.Take();
            named.Add((name, parse()));
        }
        else if (named.Count > 0)
        {
            throw new TemplateSyntaxException(Cursor.Place, TemplateSentences.NamedFirst);
        }
        else
        {
            positional.Add(parse());
        }
    }
}
