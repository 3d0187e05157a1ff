namespace Porfin.Expressions.Templates;

/// <summary>Reads <c>name(…)</c> and <c>target.method(…)</c>.</summary>
internal sealed class CallParser(ArgumentParser arguments, NameLog names, ProblemList problems)
{
    /// <summary>The call of what stands before a parenthesis, which is taken already.</summary>
    public Node Parse(int place, Node target)
    {
        switch (target)
        {
            case Name { Text: "loop" or "super" or "caller" or "include" or "extend" } name:
                throw new TemplateSyntaxException(name.Place, $"'{name.Text}(…)' cannot be used in templates here.", ProblemList.Refused);
            case Name name when Functions.Find(name.Text) is { } function:
                var given = arguments.ParseInParentheses();
                given = name.Text is "dict" or "namespace" ? AsMap(name.Place, given) : given;
                return new RoutineCall(place, function, null, arguments.Bind("function", function, given, name.Place));
            case Name name:
                return ParseHostCall(name);
            case Member member:
                return ParseMethod(member);
            default:
                throw new TemplateSyntaxException(place, "Only a function's name or a method can be called.", ProblemList.Refused);
        }
    }

    /// <summary>Named arguments as one map.</summary>
    private static GivenArguments AsMap(int place, GivenArguments given) => given.Named.Count == 0
        ? given
        : new([new MapNode(place, [.. given.Named.Select(pair => new Literal(pair.Name.Place, Value.Of(pair.Name.Text)))], [.. given.Named.Select(pair => pair.Value)])], []);

    private HostCall ParseHostCall(Name name)
    {
        var given = arguments.ParseInParentheses();
        RefuseNamed(given);
        names.Add(NameUseKind.Call, name.Text, given.FirstText, name.Place);
        return new HostCall(name.Place, name.Text, [.. given.Positional]);
    }

    private Node ParseMethod(Member member)
    {
        var given = arguments.ParseInParentheses();
        if (member is { Target: Name { Text: "loop" or "forloop" }, Name: "cycle" or "changed" } || Methods.IsKnown(member.Name))
        {
            RefuseNamed(given);
            return new MethodCall(member.Place, member.Target, member.Name, [.. given.Positional]);
        }

        var hint = Methods.Changing.Contains(member.Name)
            ? " Templates do not change lists and maps; use '+' or a filter."
            : Suggestion.For(member.Name, Methods.Names);
        problems.Add(member.Place, ProblemList.UnknownFunction, $"There is no method '{member.Name}'.{hint}");
        return member;
    }

    private void RefuseNamed(GivenArguments given)
    {
        if (given.Named is [var (name, _), ..])
        {
            problems.Add(name.Place, ProblemList.Arguments, $"This call takes no arguments by name. Write only the value of '{name.Text}'.");
        }
    }
}
