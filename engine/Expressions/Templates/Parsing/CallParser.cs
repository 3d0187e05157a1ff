namespace Porfin.Expressions.Templates;

/// <summary>Reads <c>name(…)</c> and <c>target.method(…)</c>.</summary>
internal sealed class CallParser(ArgumentParser arguments, NameLog names, ProblemList problems)
{
    /// <summary>Methods of JavaScript, with what does the same in a template.</summary>
    private static readonly Dictionary<string, string> JavaScriptMethods = new(StringComparer.Ordinal)
    {
        ["toUpperCase"] = "'| upper'", ["toLocaleUpperCase"] = "'| upper'", ["toLowerCase"] = "'| lower'", ["toLocaleLowerCase"] = "'| lower'",
        ["trim"] = "'| trim'", ["trimStart"] = "'.lstrip()'", ["trimEnd"] = "'.rstrip()'", ["replaceAll"] = "'| replace(…)'", ["join"] = "'| join(…)'", ["map"] = "'| map(…)'",
        ["filter"] = "'| select(…)'", ["includes"] = "'x in …'", ["slice"] = "'[from:to]'", ["substring"] = "'[from:to]'", ["substr"] = "'[from:to]'", ["toFixed"] = "'| round(2)'",
        ["toLocaleString"] = "'| number'", ["toLocaleDateString"] = "'| date'", ["toLocaleTimeString"] = "'| date('hora')'", ["toISOString"] = "'.isoformat()'", ["getFullYear"] = "'| date('%Y')'",
        ["startsWith"] = "'.startswith(…)'", ["endsWith"] = "'.endswith(…)'", ["indexOf"] = "'.find(…)'", ["toString"] = "'| string'",
    };

    /// <summary>The call of what stands before a parenthesis, which is taken already.</summary>
    public Node Parse(int place, Node target)
    {
        switch (target)
        {
            case Name { Text: "loop" or "super" or "caller" or "include" or "extend" } name:
                throw new TemplateSyntaxException(name.Place, ForeignSentences.CannotCall.With(name.Text), ProblemList.Refused);
            case Name name when Functions.Find(name.Text) is { } function:
                var given = arguments.ParseInParentheses();
                given = name.Text is "dict" or "namespace" ? AsMap(name.Place, given) : given;
                return new RoutineCall(place, function, null, arguments.Bind(TemplateSentences.TheFunction, function, given, name.Place));
            case Name name:
                return ParseHostCall(name);
            case Member member:
                return ParseMethod(member);
            default:
                throw new TemplateSyntaxException(place, ForeignSentences.OnlyNames, ProblemList.Refused);
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
            if (member.Name is "strftime")
            {
                DateFormats.Check(given, problems);
            }

            return new MethodCall(member.Place, member.Target, member.Name, [.. given.Positional]);
        }

        var hint = Methods.Changing.Contains(member.Name)
            ? TemplateSentences.Unchanging
            : JavaScriptMethods.TryGetValue(member.Name, out var instead) ? TemplateSentences.WriteInstead.With(instead)
            : Suggestions.Ask(member.Name, Methods.Names);
        problems.Add(member.Place, ProblemList.UnknownFunction, TemplateSentences.NoMethod.With(member.Name, hint));
        return member;
    }

    private void RefuseNamed(GivenArguments given)
    {
        if (given.Named is [var (name, _), ..])
        {
            problems.Add(name.Place, ProblemList.Arguments, TemplateSentences.NoNames.With(name.Text));
        }
    }
}
