namespace Porfin.Expressions.Scripting;

/// <summary>Loops into nodes.</summary>
internal sealed class LoopCompiler(Compilation compilation)
{
    public StatementNode Compile(Syntax syntax, string[] labels)
    {
        var before = compilation.Function.Nodes;
        switch (syntax)
        {
            case For loop:
                return CompileFor(loop, labels, before);
            case ForEach loop:
                return CompileForEach(loop, labels, before);
            default:
                var (_, test, body, testsFirst) = (While)syntax;
                var condition = compilation.Expressions.Compile(test);
                var statement = compilation.Statements.Compile(body);
                return new CountedLoopNode(statement, labels, Cost(before)) { Condition = condition, TestsFirst = testsFirst };
        }
    }

    private CountedLoopNode CompileFor(For loop, string[] labels, int before)
    {
        var outer = compilation.Block;
        compilation.Block = new BlockScope(outer.Function, outer);
        if (loop.Start is Declaration { Keyword: not "var" })
        {
            compilation.Statements.DeclareIn([loop.Start], isSwitch: false);
        }

        var start = loop.Start switch
        {
            null => null,
            Declaration declaration => compilation.Statements.CompileDeclaration(declaration),
            var expression => new RunNode(compilation.Expressions.Compile(expression), false),
        };
        var test = loop.Test is null ? null : compilation.Expressions.Compile(loop.Test);
        var step = loop.Step is null ? null : compilation.Expressions.Compile(loop.Step);
        var body = compilation.Statements.Compile(loop.Body);
        var head = compilation.Block;
        compilation.Block = outer;
        return new CountedLoopNode(body, labels, Cost(before))
        {
            Entry = head.Entry([]),
            Start = start,
            Condition = test,
            Step = step,
            FreshCells = head.FreshCells(),
        };
    }

    private ForEachNode CompileForEach(ForEach loop, string[] labels, int before)
    {
        var outer = compilation.Block;
        compilation.Block = new BlockScope(outer.Function, outer);
        if (loop.Keyword is not (null or "var"))
        {
            compilation.Statements.DeclareNames(loop.Target, StatementCompiler.KindOf(loop.Keyword), loop.Body.At);
        }

        var source = compilation.Expressions.Compile(loop.Source);
        var target = compilation.Targets.CompilePattern(loop.Target, declares: loop.Keyword is not null);
        var body = compilation.Statements.Compile(loop.Body);
        var head = compilation.Block;
        compilation.Block = outer;
        return new ForEachNode(body, labels, Cost(before)) { Entry = head.Entry([]), Target = target, Source = source, IsOf = loop.IsOf, At = loop.Source.At };
    }

    private int Cost(int before) => FunctionScope.Cost(compilation.Function.Nodes - before);
}
