namespace Porfin.Expressions.Scripting;

/// <summary>Statements into nodes.</summary>
internal sealed class StatementCompiler(Compilation compilation)
{
    private readonly JumpCompiler jumps = new(compilation);

    public JumpCompiler Jumps => jumps;

    private ExpressionCompiler Expressions => compilation.Expressions;

    /// <summary>Declares what statements of a block declare, before any of them is compiled.</summary>
    public void DeclareIn(IEnumerable<Syntax> statements, bool isSwitch)
    {
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case Declaration { Keyword: not "var" } declaration:
                    foreach (var item in declaration.Items)
                    {
                        DeclareNames(item.Target, KindOf(declaration.Keyword), isSwitch ? int.MaxValue : item.End);
                    }

                    break;
                case FunctionDeclaration { Function: var function }:
                    compilation.Declare(new Name(function.At, function.Name), VariableKind.Function);
                    break;
            }
        }
    }

    public void DeclareNames(Syntax target, VariableKind kind, int settledAt)
    {
        switch (target)
        {
            case Name name:
                compilation.Declare(name, kind, settledAt);
                break;
            case ListPattern list:
                foreach (var element in list.Items.OfType<Element>())
                {
                    DeclareNames(element.Target, kind, settledAt);
                }

                break;
            case MapPattern map:
                foreach (var (_, element) in map.Items)
                {
                    DeclareNames(element.Target, kind, settledAt);
                }

                break;
        }
    }

    /// <summary>The function declarations of a block, which are there before its first statement.</summary>
    public (Target Target, FunctionNode Function)[] CompileFunctions(IEnumerable<Syntax> statements) =>
        [.. statements.OfType<FunctionDeclaration>().Select(one => (
            compilation.Place(compilation.Find(one.Function.Name)!, null),
            compilation.Functions.Compile(one.Function with { KnowsItself = false }, one.Function.Name)))];

    public StatementNode[] CompileAll(IEnumerable<Syntax> statements) =>
        [.. statements.Where(one => one is not FunctionDeclaration).Select(one => Compile(one))];

    /// <summary>Compiles a statement.</summary>
    /// <param name="syntax">The statement.</param>
    /// <param name="labels">The labels before it.</param>
    public StatementNode Compile(Syntax syntax, params string[] labels)
    {
        compilation.Function.Nodes++;
        return syntax switch
        {
            ExpressionStatement statement => new RunNode(Expressions.Compile(statement.Expression), compilation.Function.IsScript),
            Declaration declaration => CompileDeclaration(declaration),
            Block block => CompileBlock(block.Statements),
            If one => Valued(new IfNode(Expressions.Compile(one.Test), Compile(one.Then), one.Else is null ? null : Compile(one.Else))),
            For or ForEach or While => Valued(jumps.InLoop(labels, () => compilation.Loops.Compile(syntax, labels))),
            Switch one => Valued(jumps.InSwitch(() => CompileSwitch(one))),
            Try one => Valued(CompileTry(one)),
            Labeled labeled => jumps.CompileLabeled(labeled, labels),
            Jump jump => jumps.Compile(jump),
            Return one => new ReturnNode(one.Value is null ? null : Expressions.Compile(one.Value)),
            Throw one => new ThrowNode(Expressions.Compile(one.Value), one.At),
            _ => throw ScriptError.Syntax(ScriptSentences.This, syntax.At),
        };
    }

    /// <summary>A block with its own variables.</summary>
    public BlockNode CompileBlock(Syntax[] statements)
    {
        var outer = compilation.Block;
        compilation.Block = new BlockScope(outer.Function, outer);
        DeclareIn(statements, isSwitch: false);
        var functions = CompileFunctions(statements);
        var compiled = CompileAll(statements);
        var entry = compilation.Block.Entry(functions);
        compilation.Block = outer;
        return new BlockNode(entry, compiled);
    }

    public StatementNode CompileDeclaration(Declaration declaration)
    {
        var nodes = new List<StatementNode>();
        foreach (var item in declaration.Items)
        {
            CheckVar(declaration.Keyword, item);
            if (item.Value is null && declaration.Keyword == "var")
            {
                continue;
            }

            var value = item.Value is null ? new ConstantNode(default) : Expressions.CompileNamed(item.Value, TargetCompiler.NameOf(item.Target));
            nodes.Add(new RunNode(new BindNode(compilation.Targets.CompilePattern(item.Target, declares: true, item.Value), value), false));
        }

        return nodes.Count == 1 ? nodes[0] : new BlockNode(BlockEntry.Empty, [.. nodes]);
    }

    public static VariableKind KindOf(string keyword) => keyword == "const" ? VariableKind.Const : keyword == "let" ? VariableKind.Let : VariableKind.Var;

    // A var belongs to the whole function, so no block between may declare the name otherwise.
    private void CheckVar(string keyword, Declarator item)
    {
        if (keyword == "var" && item.Target is Name name && compilation.Find(name.Text) is { IsLexical: true })
        {
            compilation.Report("expression:syntax", ScriptSentences.DeclaredTwice.With(name.Text), name.At);
        }
    }

    // In a script, such a statement has a value: that of what ran inside, else undefined.
    private StatementNode Valued(StatementNode node) => compilation.Function.IsScript ? new ValuedNode(node) : node;

    private SwitchNode CompileSwitch(Switch one)
    {
        var subject = Expressions.Compile(one.Subject);
        var outer = compilation.Block;
        compilation.Block = new BlockScope(outer.Function, outer);
        var all = one.Cases.SelectMany(each => each.Statements).ToArray();
        DeclareIn(all, isSwitch: true);
        var functions = CompileFunctions(all);
        var tests = one.Cases.Select(each => each.Test is null ? null : Expressions.Compile(each.Test)).ToArray();
        var statements = new List<StatementNode>();
        var starts = new List<int>();
        foreach (var each in one.Cases)
        {
            starts.Add(statements.Count);
            statements.AddRange(CompileAll(each.Statements));
        }

        var entry = compilation.Block.Entry(functions);
        compilation.Block = outer;
        return new SwitchNode(subject, entry, tests, [.. starts], [.. statements]);
    }

    private TryNode CompileTry(Try one)
    {
        var body = CompileBlock(one.Body.Statements);
        var last = one.Finally is null ? null : CompileBlock(one.Finally.Statements);
        if (one.Catch is null)
        {
            return new TryNode(body, null, last);
        }

        var outer = compilation.Block;
        compilation.Block = new BlockScope(outer.Function, outer);
        IBindable? caught = null;
        if (one.Caught is not null)
        {
            DeclareNames(one.Caught, VariableKind.Parameter, 0);
            caught = compilation.Targets.CompilePattern(one.Caught, declares: true);
        }

        var handler = CompileBlock(one.Catch.Statements);
        var entry = compilation.Block.Entry([]);
        compilation.Block = outer;
        return new TryNode(body, handler, last) { CatchEntry = entry, Caught = caught };
    }
}
