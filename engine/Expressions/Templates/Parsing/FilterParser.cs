namespace Porfin.Expressions.Templates;

/// <summary>Reads filters (<c>| name(…)</c>, <c>| name: …</c>) and tests (<c>is name</c>) after an operand.</summary>
internal sealed class FilterParser(TagCursor cursor, ArgumentParser arguments, OperandParser operands, NameLog names, ProblemList problems)
{
    private bool areAllowed = true;

    /// <summary>How many square brackets and braces are open: in them, a colon is never Liquid's.</summary>
    public int Brackets { get; set; }

    /// <summary>The operand with all filters and tests that follow it.</summary>
    public Node Parse(Node node)
    {
        while (true)
        {
            if (areAllowed && cursor.TakeOperator("|"))
            {
                node = ParseFilter(node);
            }
            else if (cursor.TakeName("is"))
            {
                node = ParseTest(node);
            }
            else
            {
                return node;
            }
        }
    }

    /// <summary>Reads something in which filters may stand, even inside an argument after a colon.</summary>
    public T WithFilters<T>(Func<T> parse) => With(true, parse);

    /// <summary>One filter, the bar before it taken already.</summary>
    public Node ParseFilter(Node input)
    {
        var name = cursor.Peek.Kind is TokenKind.Name
            ? cursor.Take()
            : throw new TemplateSyntaxException(cursor.Place, TemplateSentences.Expected.With(TemplateSentences.FilterName, cursor.Peek.Shown));
        var isLiquid = Brackets == 0 && cursor.Peek.IsOperator(":");
        var given = ParseArguments(isLiquid);
        names.Add(NameUseKind.Filter, name.Text, null, name.Place);
        var isExact = name.Text is "divided_by" && given.Positional is [Literal { IsFraction: true }];
        if (Filters.Find(isExact ? Filters.DivideExactly : name.Text, isLiquid) is not { } filter)
        {
            problems.Add(name.Place, ProblemList.UnknownFilter, TemplateSentences.NoFilter.With(name.Text, Suggestions.Ask(name.Text, Filters.Names)));
            return input;
        }

        if (!isLiquid)
        {
            CheckNestedNames(name, given);
        }

        if (name.Text is "date")
        {
            DateFormats.Check(given, problems);
        }

        return new RoutineCall(name.Place, filter, input, arguments.Bind(TemplateSentences.TheFilter, filter, given, name.Place));
    }

    private GivenArguments ParseArguments(bool isLiquid)
    {
        if (isLiquid)
        {
            cursor.Take();
            return With(false, arguments.ParseAfterColon);
        }

        return cursor.TakeOperator("(") ? WithFilters(arguments.ParseInParentheses) : GivenArguments.None;
    }

    private T With<T>(bool allowed, Func<T> parse)
    {
        var before = areAllowed;
        areAllowed = allowed;
        var result = parse();
        areAllowed = before;
        return result;
    }

    private Node ParseTest(Node input)
    {
        var isNot = cursor.TakeName("not");
        var name = cursor.Peek.Kind is TokenKind.Name
            ? cursor.Take()
            : throw new TemplateSyntaxException(cursor.Place, TemplateSentences.Expected.With(TemplateSentences.TestName, cursor.Peek.Shown));
        var test = Tests.Find(name.Text);
        var given = cursor.TakeOperator("(") ? WithFilters(arguments.ParseInParentheses)
            : test is { Parameters.Length: > 0 } && StartsArgument(cursor.Peek) ? new([operands.ParseBare()], [])
            : GivenArguments.None;
        if (test is null)
        {
            problems.Add(name.Place, ProblemList.UnknownTest, TemplateSentences.NoTest.With(name.Text, Suggestions.Ask(name.Text, Tests.Names)));
            return input;
        }

        var node = new RoutineCall(name.Place, test, input, arguments.Bind(TemplateSentences.TheTest, test, given, name.Place));
        return isNot ? new Unary(name.Place, value => Value.Of(!Truth.Of(value)), node) : node;
    }

    private static bool StartsArgument(Token token) => token.Kind switch
    {
        TokenKind.Name => token.Text is not ("and" or "or" or "else" or "if" or "is" or "in" or "not"),
        TokenKind.Number or TokenKind.Text => true,
        _ => token.Text is "[" or "{",
    };

    /// <summary>Checks the names of filters and tests that a filter is given as texts.</summary>
    private void CheckNestedNames(Token filter, GivenArguments given)
    {
        var at = filter.Text is "selectattr" or "rejectattr" ? 1 : 0;
        if (filter.Text is not ("map" or "select" or "reject" or "selectattr" or "rejectattr")
            || given.Positional.Count <= at || given.Positional[at] is not Literal { Value.Text: { } name } literal)
        {
            return;
        }

        if (filter.Text is not "map" && Tests.Find(name) is null)
        {
            problems.Add(literal.Place, ProblemList.UnknownTest, TemplateSentences.NoTest.With(name, Suggestions.Ask(name, Tests.Names)));
        }
        else if (filter.Text is "map")
        {
            names.Add(NameUseKind.Filter, name, null, literal.Place);
            if (Filters.Find(name, isLiquid: false) is null)
            {
                problems.Add(literal.Place, ProblemList.UnknownFilter, TemplateSentences.NoFilter.With(name, Suggestions.Ask(name, Filters.Names)));
            }
        }
    }
}
