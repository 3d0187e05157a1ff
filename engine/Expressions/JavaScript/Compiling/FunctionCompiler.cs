namespace Porfin.Expressions.Scripting;

/// <summary>Functions into nodes that make closures.</summary>
internal sealed class FunctionCompiler(Compilation compilation)
{
    public FunctionNode Compile(FunctionSyntax function, string name)
    {
        var outer = compilation.Block;
        var scope = new FunctionScope(outer.Function, function.NamesInside);
        compilation.Block = new BlockScope(scope, outer);
        if (function.KnowsItself)
        {
            compilation.Declare(new Name(function.At, function.Name), VariableKind.Self);
        }

        var self = compilation.Block;
        compilation.Block = new BlockScope(scope, self);
        DeclareAll(function);
        var code = CompileCode(function, name, self);
        compilation.Block = outer;
        return new FunctionNode(code, scope.Captures());
    }

    private void DeclareAll(FunctionSyntax function)
    {
        foreach (var parameter in function.Parameters)
        {
            compilation.Statements.DeclareNames(parameter.Target, VariableKind.Parameter, 0);
        }

        foreach (var name in function.Vars)
        {
            compilation.Declare(name, VariableKind.Var);
        }

        if (function.Body is Block block)
        {
            compilation.Statements.DeclareIn(block.Statements, isSwitch: false);
        }
    }

    private FunctionCode CompileCode(FunctionSyntax function, string name, BlockScope self)
    {
        var scope = compilation.Function;
        var block = compilation.Block;
        var parameters = function.Parameters.Select(parameter => compilation.Targets.CompileElement(parameter, declares: true)).ToArray();
        var functions = function.Body is Block declarations ? compilation.Statements.CompileFunctions(declarations.Statements) : [];
        StatementNode? body = function.Body is Block statements ? new BlockNode(BlockEntry.Empty, compilation.Statements.CompileAll(statements.Statements)) : null;
        var result = body is null ? compilation.Expressions.Compile(function.Body) : null;
        var entry = block.Entry(functions);
        return new FunctionCode
        {
            Name = name,
            Length = function.Parameters.TakeWhile(parameter => parameter is { Default: null, IsRest: false }).Count(),
            Slots = scope.Slots,
            Cells = scope.Cells,
            Parameters = parameters,
            PlainParameters = PlainParameters(function, block),
            Self = self.Variables.Values.FirstOrDefault() is { } variable ? compilation.Place(variable, null) : null,
            Entry = entry with { Cells = [.. self.FreshCells(), .. entry.Cells] },
            Body = body,
            Result = result,
            Cost = FunctionScope.Cost(scope.Nodes),
            Text = compilation.Slice(function.At, function.End),
        };
    }

    private static int[]? PlainParameters(FunctionSyntax function, BlockScope block)
    {
        var slots = new List<int>();
        foreach (var parameter in function.Parameters)
        {
            if (parameter is not { Target: Name name, Default: null, IsRest: false } || block.Variables[name.Text].IsCell)
            {
                return null;
            }

            slots.Add(block.Variables[name.Text].Index);
        }

        return [.. slots];
    }
}
