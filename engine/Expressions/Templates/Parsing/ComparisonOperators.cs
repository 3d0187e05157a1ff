namespace Porfin.Expressions.Templates;

/// <summary>The comparison operators: <c>== != &lt;&gt; &lt; &lt;= &gt; &gt;=</c>, <c>in</c>, <c>not in</c>, and Liquid's <c>contains</c>.</summary>
internal static class ComparisonOperators
{
    private static readonly Operation Equal = (rendering, left, right) => Value.Of(Comparing.Same(rendering, left, right));
    private static readonly Operation Unequal = (rendering, left, right) => Value.Of(!Comparing.Same(rendering, left, right));
    private static readonly Operation In = (rendering, left, right) => Value.Of(Comparing.Contains(rendering, right, left));
    private static readonly Operation NotIn = (rendering, left, right) => Value.Of(!Comparing.Contains(rendering, right, left));
    private static readonly Operation Contains = (rendering, left, right) => Value.Of(Comparing.Contains(rendering, left, right));

    private static readonly Dictionary<string, Operation> Signs = new()
    {
        ["=="] = Equal,
        ["!="] = Unequal,
        ["<>"] = Unequal,
        ["<"] = Ordered(order => order < 0),
        ["<="] = Ordered(order => order <= 0),
        [">"] = Ordered(order => order > 0),
        [">="] = Ordered(order => order >= 0),
    };

    /// <summary>Takes the operator that stands here; null when none does.</summary>
    public static Operation? Take(TagCursor cursor)
    {
        if (cursor.Peek.Kind is TokenKind.Operator && Signs.TryGetValue(cursor.Peek.Text, out var operation))
        {
            cursor.Take();
            return operation;
        }

        if (cursor.Peek.IsOperator("="))
        {
            throw new TemplateSyntaxException(cursor.Place, TemplateSentences.Compare);
        }

        if (cursor.TakeName("in"))
        {
            return In;
        }

        if (cursor.Peek.IsName("not") && cursor.Ahead(1).IsName("in"))
        {
            cursor.Take();
            cursor.Take();
            return NotIn;
        }

        return cursor.TakeName("contains") ? Contains : null;
    }

    /// <summary>Gives <c>== blank</c> and <c>== empty</c> Liquid's meaning, on whichever side the word stands.</summary>
    public static Operation ForWords(Operation operation, Node left, Node right)
    {
        if (operation != Equal && operation != Unequal)
        {
            return operation;
        }

        var (word, isLeft) = Word(right) is { } onRight ? (onRight, false) : (Word(left), true);
        if (word is null)
        {
            return operation;
        }

        var expected = operation == Equal;
        Func<Value, bool> test = word is "blank" ? Truth.IsBlank : Truth.IsEmpty;
        return (_, first, second) => Value.Of(test(isLeft ? second : first) == expected);
    }

    private static string? Word(Node node) => node is Name { Text: "blank" or "empty" } name ? name.Text : null;

    private static Operation Ordered(Func<int, bool> holds) => (rendering, left, right) =>
        Value.Of(!left.IsNullish && !right.IsNullish && !double.IsNaN(left.Number) && !double.IsNaN(right.Number)
            && holds(Comparing.Order(rendering, left, right)));
}
