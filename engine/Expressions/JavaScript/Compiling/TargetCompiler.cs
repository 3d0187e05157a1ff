namespace Porfin.Expressions.Scripting;

/// <summary>Assignments, declarations and patterns.</summary>
internal sealed class TargetCompiler(Compilation compilation)
{
    private ExpressionCompiler Expressions => compilation.Expressions;

    public Node CompileAssign(Assign assign)
    {
        if (assign.Operator != "=")
        {
            var changed = Compile(assign.Target, NameUseKind.Write, alsoReads: true);
            var by = Expressions.CompileNamed(assign.Value, assign.Operator is "&&" or "||" or "??" ? NameOf(assign.Target) : "");
            return new ChangeNode(changed, assign.Operator is "&&" or "||" or "??"
                ? new LogicalChange(assign.Operator, by)
                : new CompoundChange(BinaryCompiler.Operation(assign.Operator, by, by), by));
        }

        if (assign.Target is ListPattern or MapPattern)
        {
            var source = Expressions.Compile(assign.Value);
            return new BindNode(CompilePattern(assign.Target, declares: false, assign.Value), source);
        }

        var target = Compile(assign.Target, NameUseKind.Write, alsoReads: false);
        return new StoreNode(target, Expressions.CompileNamed(assign.Value, NameOf(assign.Target)));
    }

    /// <summary>A name, member or index that is written.</summary>
    public Target Compile(Syntax syntax, NameUseKind kind, bool alsoReads)
    {
        switch (syntax)
        {
            case Name name:
                return CompileName(name, kind, alsoReads);
            case Member member:
                return new MemberNode(OwnerOf(member.Object, member.At, member.Name, alsoReads), member.Name, false);
            case Index index:
                var owner = OwnerOf(index.Object, index.At, (index.Key as Literal)?.Value.Text, alsoReads);
                return new IndexNode(owner, Expressions.Compile(index.Key), false);
            default:
                throw ScriptError.Syntax(ScriptSentences.NotAssignable, syntax.At);
        }
    }

    /// <summary>A name or pattern that is declared or assigned to.</summary>
    /// <param name="syntax">The name or pattern.</param>
    /// <param name="declares">True in declarations: the variables were declared before, and get their first value here.</param>
    /// <param name="source">Where the value comes from, if that is known: members taken off a free name are noted.</param>
    public IBindable CompilePattern(Syntax syntax, bool declares, Syntax? source = null)
    {
        switch (syntax)
        {
            case Name name when declares:
                return compilation.Place(compilation.Find(name.Text)!, null);
            case ListPattern list:
                return new ListPatternNode([.. list.Items.Select(item => item is null ? null : CompileElement(item, declares))], list.At);
            case MapPattern map:
                NoteMembers(map, source);
                return new MapPatternNode([.. map.Items.Select(item => (item.Key is null ? null : Expressions.Compile(item.Key), CompileElement(item.Element, declares)))], map.At);
            default:
                return Compile(syntax, NameUseKind.Write, alsoReads: false);
        }
    }

    public PatternElement CompileElement(Element element, bool declares)
    {
        var value = element.Default is null ? null : Expressions.CompileNamed(element.Default, NameOf(element.Target));
        return new PatternElement(CompilePattern(element.Target, declares), value, element.IsRest);
    }

    public static string NameOf(Syntax target) => target is Name name ? name.Text : "";

    private Target CompileName(Name name, NameUseKind kind, bool alsoReads)
    {
        if (compilation.Find(name.Text) is { } variable)
        {
            if (variable.Kind is VariableKind.Const or VariableKind.Self)
            {
                compilation.Report("expression:constant", ScriptSentences.Constant.With(name.Text), name.At);
            }

            return compilation.Place(variable, name.At);
        }

        if (Globals.All.ContainsKey(name.Text))
        {
            compilation.Report("expression:constant", ScriptSentences.BuiltIn.With(name.Text), name.At);
        }

        if (alsoReads)
        {
            compilation.Use(NameUseKind.Read, name.Text, null, name.At);
        }

        compilation.Use(kind, name.Text, null, name.At);
        return new FreeTarget(name.Text, name.At, Expressions.Free(name));
    }

    private Owner OwnerOf(Syntax owner, int at, string? member, bool alsoReads)
    {
        if (owner is not Name name || compilation.Find(name.Text) is not null || Globals.All.ContainsKey(name.Text))
        {
            return Expressions.CompileOwner(owner, at);
        }

        if (alsoReads)
        {
            compilation.Use(NameUseKind.Read, name.Text, member, name.At);
        }

        compilation.Use(NameUseKind.Write, name.Text, member, name.At);
        return new Owner(Expressions.Free(name), name.Text, at);
    }

    // const { nome, idade } = variables reads "nome" and "idade" off "variables".
    private void NoteMembers(MapPattern map, Syntax? source)
    {
        if (source is not Name name || compilation.Find(name.Text) is not null || Globals.All.ContainsKey(name.Text))
        {
            return;
        }

        foreach (var (key, element) in map.Items)
        {
            if (key is Literal { Value.Text: { } member })
            {
                compilation.Use(NameUseKind.Read, name.Text, member, element.At);
            }
        }
    }
}
