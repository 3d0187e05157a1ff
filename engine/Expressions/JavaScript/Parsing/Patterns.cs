namespace Porfin.Expressions.Scripting;

/// <summary>Turns what was read as an expression into what is assigned to or declared.</summary>
internal static class Patterns
{
    /// <summary>A name, member or index: what compound assignments and counters work on.</summary>
    public static Syntax ToSimpleTarget(Syntax syntax) => syntax is Name or Member or Index ? syntax : throw NotAssignable(syntax);

    /// <summary>What <c>=</c> assigns to: a simple target or a pattern of targets.</summary>
    public static Syntax ToTarget(Syntax syntax) => To(syntax, isBinding: false);

    /// <summary>What a declaration declares: names only, possibly in a pattern.</summary>
    public static Syntax ToBinding(Syntax syntax) => To(syntax, isBinding: true);

    public static Element[] ToParameters(Syntax[] items)
    {
        var parameters = items.Select(item => ToElement(item, isBinding: true)).ToArray();
        CheckRest(parameters);
        return parameters;
    }

    private static Syntax To(Syntax syntax, bool isBinding) => syntax switch
    {
        Name => syntax,
        Member or Index when !isBinding => syntax,
        ListLiteral list => ToListPattern(list, isBinding),
        MapLiteral map => new MapPattern(map.At, [.. map.Properties.Select((property, i) => ToEntry(property, i == map.Properties.Length - 1, isBinding))]),
        ListPattern list when isBinding => CheckBinding(list, list.Items),
        MapPattern map when isBinding => CheckBinding(map, map.Items.Select(item => item.Element)),
        ListPattern or MapPattern => syntax,
        _ => throw NotAssignable(syntax),
    };

    private static ListPattern ToListPattern(ListLiteral list, bool isBinding)
    {
        var elements = list.Items.Select(item => item is null ? null : ToElement(item, isBinding)).ToArray();
        CheckRest(elements);
        return new ListPattern(list.At, elements);
    }

    private static (Syntax? Key, Element Element) ToEntry(Property property, bool isLast, bool isBinding)
    {
        if (property.Key is not null)
        {
            return (property.Key, ToElement(property.Value, isBinding));
        }

        return isLast && property.Value is Name
            ? (null, new Element(property.At, property.Value, null, true))
            : throw ScriptError.Syntax(ScriptSentences.RestIsName, property.At);
    }

    private static Element ToElement(Syntax item, bool isBinding) => item switch
    {
        Spread rest => new Element(rest.At, To(rest.Operand, isBinding), null, true),
        Assign { Operator: "=" } assign => new Element(assign.At, To(assign.Target, isBinding), assign.Value, false),
        _ => new Element(item.At, To(item, isBinding), null, false),
    };

    private static void CheckRest(Element?[] elements)
    {
        if (elements.SkipLast(1).FirstOrDefault(element => element is { IsRest: true }) is { } rest)
        {
            throw ScriptError.Syntax(ScriptSentences.RestIsLast, rest.At);
        }
    }

    private static Syntax CheckBinding(Syntax pattern, IEnumerable<Element?> elements)
    {
        foreach (var element in elements)
        {
            _ = element is null ? null : To(element.Target, isBinding: true);
        }

        return pattern;
    }

    private static ScriptError NotAssignable(Syntax syntax) => ScriptError.Syntax(ScriptSentences.NotAssignable, syntax.At);
}
