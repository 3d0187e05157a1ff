using System.Runtime.CompilerServices;

namespace Porfin.Expressions.Scripting;

/// <summary>Expressions into nodes.</summary>
internal sealed class ExpressionCompiler(Compilation compilation)
{
    /// <summary>Preparing a regular expression takes long, so a text must not hold many.</summary>
    private const int MostRegexes = 100;

    private int regexes;

    public Node Compile(Syntax syntax)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ScriptError("expression:too-deep", ScriptSentences.TooDeep, syntax.At);
        }

        compilation.Function.Nodes++;
        return syntax switch
        {
            Literal literal => new ConstantNode(literal.Value),
            Name name => CompileName(name, null),
            Member member => CompileMember(member),
            Index index => CompileIndex(index),
            Call call => compilation.Calls.Compile(call),
            Chain chain => new ChainNode(Compile(chain.Inner)),
            Binary binary => BinaryCompiler.Compile(binary, Compile(binary.Left), Compile(binary.Right)),
            Unary unary => CompileUnary(unary),
            Conditional conditional => new ConditionalNode(Compile(conditional.Test), Compile(conditional.Then), Compile(conditional.Else)),
            Assign assign => compilation.Targets.CompileAssign(assign),
            Update update => new ChangeNode(compilation.Targets.Compile(update.Target, NameUseKind.Write, alsoReads: true), new CountChange(update.Delta, update.IsPrefix)),
            FunctionSyntax function => compilation.Functions.Compile(function, function.Name),
            TemplateText template => new TemplateNode(template.Texts, CompileAll(template.Parts)),
            ListLiteral list => CompileList(list),
            MapLiteral map => CompileMap(map),
            Comma comma => new CommaNode(CompileAll(comma.Items)),
            New creation => compilation.Calls.CompileNew(creation),
            RegexLiteral regex => CompileRegex(regex),
            Spread spread => throw ScriptError.Syntax(ScriptSentences.Spread, spread.At),
            _ => throw ScriptError.Syntax(ScriptSentences.This, syntax.At),
        };
    }

    public Node[] CompileAll(Syntax[] items) => [.. items.Select(item => item is Spread spread ? new SpreadNode(Compile(spread.Operand)) : Compile(item))];

    /// <summary>A value that is given a name, which a function without one takes over.</summary>
    public Node CompileNamed(Syntax value, string name) =>
        value is FunctionSyntax { Name: "" } function ? compilation.Functions.Compile(function, name) : Compile(value);

    public Owner CompileOwner(Syntax owner, int at, string? detail = null) =>
        new(owner is Name name ? CompileName(name, detail) : Compile(owner), PathOf(owner), at);

    /// <summary>A name: a variable of the script, a built-in, or one that the host knows.</summary>
    /// <param name="name">The name.</param>
    /// <param name="detail">The member read off it, for those who check uses of free names.</param>
    public Node CompileName(Name name, string? detail)
    {
        if (compilation.Find(name.Text) is { } variable)
        {
            return compilation.Place(variable, name.At);
        }

        if (Globals.All.TryGetValue(name.Text, out var global))
        {
            return new ConstantNode(global);
        }

        compilation.Use(NameUseKind.Read, name.Text, detail, name.At);
        return Free(name);
    }

    public FreeNode Free(Name name) => new(name.Text, name.At, compilation.Hint(name.Text));

    /// <summary>How a name with members is spoken of; null for anything else.</summary>
    public static string? PathOf(Syntax syntax) => syntax switch
    {
        Name name => name.Text,
        Member member => PathOf(member.Object) is { } path ? $"{path}.{member.Name}" : null,
        _ => null,
    };

    private Node CompileMember(Member member)
    {
        var owner = CompileOwner(member.Object, member.At, member.Name);
        if (owner.Node is not ConstantNode { Value: { Foreign: { } foreign } } || foreign is not (Namespace or Builtin))
        {
            return new MemberNode(owner, member.Name, member.IsOptional);
        }

        var value = foreign.Get(member.Name);
        if (value.IsUndefined && ((ScriptObject)foreign).Methods.TryGetValue(member.Name, out var method))
        {
            return new ConstantNode(Value.Of(method));
        }

        if (value.IsUndefined)
        {
            compilation.Report("expression:unknown-function", ScriptSentences.NoProperty.With(owner.Path!, member.Name), member.At);
        }

        return new ConstantNode(value);
    }

    private IndexNode CompileIndex(Index index)
    {
        var owner = CompileOwner(index.Object, index.At, (index.Key as Literal)?.Value.Text);
        return new IndexNode(owner, Compile(index.Key), index.IsOptional);
    }

    private Node CompileUnary(Unary unary)
    {
        if (unary.Operator == "delete")
        {
            return CompileDelete(unary);
        }

        if (unary is { Operator: "typeof", Operand: Name name } && compilation.Find(name.Text) is null && !Globals.All.ContainsKey(name.Text))
        {
            compilation.Use(NameUseKind.Read, name.Text, null, name.At);
            return new TypeOfFreeNode(Free(name));
        }

        var operand = Compile(unary.Operand);
        return unary.Operator == "!" ? new NotNode(operand)
            : unary.Operator == "-" && operand is ConstantNode { Value.IsNumber: true } number ? new ConstantNode(Value.Of(-number.Value.Number))
            : new UnaryNode(unary.Operator, operand);
    }

    private DeleteNode CompileDelete(Unary unary)
    {
        var operand = unary.Operand is Chain chain ? chain.Inner : unary.Operand;
        return operand is Member or Index ? Compile(operand) switch
        {
            MemberNode member => new DeleteNode(member.Delete),
            IndexNode index => new DeleteNode(index.Delete),
            _ => throw ScriptError.Refused(RefusalSentences.DeleteBuiltIn, unary.At),
        } : throw ScriptError.Refused(RefusalSentences.Delete, unary.At);
    }

    private RegexNode CompileRegex(RegexLiteral regex) => ++regexes <= MostRegexes
        ? new RegexNode(RegexPattern.Compile(regex.Pattern, regex.Flags, regex.At))
        : throw new ScriptError("expression:too-large", ScriptSentences.TooManyRegexes.With(MostRegexes), regex.At);

    private ListNode CompileList(ListLiteral list) => Array.IndexOf(list.Items, null) < 0
        ? new ListNode(CompileAll(list.Items!))
        : throw ScriptError.Refused(RefusalSentences.Holes, list.At);

    private MapNode CompileMap(MapLiteral map) => new([.. map.Properties.Select(CompileEntry)]);

    private Entry CompileEntry(Property property)
    {
        if (property.IsShorthand && property.Value is Assign)
        {
            throw ScriptError.Syntax(ScriptSentences.EqualInMap, property.Value.At);
        }

        if (property.Key is null)
        {
            return new Entry(null, null, Compile(property.Value));
        }

        return property.Key is Literal { Value.Text: { } text }
            ? new Entry(text, null, CompileNamed(property.Value, text))
            : new Entry(null, Compile(property.Key), Compile(property.Value));
    }
}
