using System.Runtime.CompilerServices;
using Porfin.Expressions.Scripting;

namespace Porfin.Expressions;

using Compilation = Scripting.Compilation;

/// <summary>
/// The JavaScript of expressions: the modern expression grammar, small scripts, and the usual library, without prototypes, <c>this</c>, classes,
/// <c>eval</c> or waiting. What it accepts means what it means in JavaScript; the rest is refused with line and column.
/// </summary>
public static class JavaScript
{
    /// <summary>The longest text, in UTF-16 units.</summary>
    public const int MaxLength = 100_000;

    /// <summary>Compiles an expression or script. A script gives what its <c>return</c> gives, else the value of its last expression. Never throws.</summary>
    public static CompiledExpression Compile(string text)
    {
        if (text.Length > MaxLength)
        {
            return new CompiledExpression(null, [new ExpressionProblem("expression:too-large", ScriptSentences.TooLong.With(MaxLength), 1, 1)], []);
        }

        try
        {
            return Compile(text, Parse(text));
        }
        catch (ScriptError error)
        {
            var (line, column) = ScriptError.Place(text, error.At);
            return new CompiledExpression(null, [new ExpressionProblem(error.Code, error.Sentence, line, column)], []);
        }
        catch (InsufficientExecutionStackException)
        {
            return new CompiledExpression(null, [new ExpressionProblem("expression:too-deep", ScriptSentences.TooDeep, 1, 1)], []);
        }
    }

    private static CompiledExpression Compile(string text, (Block Script, FunctionNames Names) parsed)
    {
        var (syntax, names) = parsed;
        var compilation = new Compilation(text, names.Inside);
        var script = syntax.Statements is [ExpressionStatement only]
            ? new Script { Text = text, Value = compilation.Expressions.Compile(only.Expression), Cost = FunctionScope.Cost(compilation.Function.Nodes) }
            : CompileScript(text, compilation, syntax.Statements, names.Vars);
        return new CompiledExpression(compilation.Problems.Count == 0 ? script : null, compilation.Problems, compilation.Names);
    }

    private static Script CompileScript(string text, Compilation compilation, Syntax[] statements, List<Name> vars)
    {
        foreach (var name in vars)
        {
            compilation.Declare(name, VariableKind.Var);
        }

        compilation.Statements.DeclareIn(statements, isSwitch: false);
        var functions = compilation.Statements.CompileFunctions(statements);
        var body = new BlockNode(BlockEntry.Empty, compilation.Statements.CompileAll(statements));
        return new Script
        {
            Text = text,
            Body = body,
            Entry = compilation.Block.Entry(functions),
            Slots = compilation.Function.Slots,
            Cells = compilation.Function.Cells,
            Cost = FunctionScope.Cost(compilation.Function.Nodes),
        };
    }

    // A text like "{ a: 1 }" is a map for whoever writes an expression, though JavaScript would read a block.
    internal static (Block Script, FunctionNames Names) Parse(string text)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var reader = new TokenReader(text);
        if (!reader.Current.Is("{") && !reader.Current.Is("function"))
        {
            return (new StatementParser(reader, new ExpressionParser(reader)).ReadScript(), reader.Function);
        }

        ScriptError? asExpression;
        try
        {
            var value = new ExpressionParser(reader).ReadExpression();
            reader.EndStatement();
            if (reader.Current.Kind is TokenKind.End)
            {
                return (new Block(0, [new ExpressionStatement(value.At, value)]), reader.Function);
            }

            asExpression = reader.Unexpected();
        }
        catch (ScriptError error)
        {
            asExpression = error;
        }

        return ParseScript(text, asExpression);
    }

    private static (Block Script, FunctionNames Names) ParseScript(string text, ScriptError asExpression)
    {
        try
        {
            var reader = new TokenReader(text);
            return (new StatementParser(reader, new ExpressionParser(reader)).ReadScript(), reader.Function);
        }
        catch (ScriptError asScript) when (asScript.At < asExpression.At)
        {
            throw asExpression;
        }
    }
}
