using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Porfin.Expressions;

/// <summary>
/// What a running expression can see, and its only way out: names, host functions, clock, culture, randomness, ids, and the budget.
/// Nothing else of .NET can be reached from an expression.
/// </summary>
public abstract class ExpressionScope
{
    /// <summary>How much the expression may still do.</summary>
    public abstract ExpressionBudget Budget { get; }

    /// <summary>Now, from the world.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>The business's time zone: local dates of JavaScript and of templates are in it.</summary>
    public abstract TimeZoneInfo Zone { get; }

    /// <summary>The culture in which templates write numbers, money and dates.</summary>
    public abstract CultureInfo Culture { get; }

    /// <summary>A random number from 0 (included) to 1 (excluded), from the world.</summary>
    public abstract double NextRandom();

    /// <summary>A new identifier, from the world.</summary>
    public abstract Guid NewId();

    /// <summary>The value of a free name (a variable, an input, <c>variables</c>, <c>contact</c> …). False: there is no such name.</summary>
    public abstract bool TryGet(string name, out Value value);

    /// <summary>Sets a free name. False: there is no such name, or it cannot be set.</summary>
    public virtual bool TrySet(string name, Value value) => false;

    /// <summary>Calls a host function such as <c>getVariable</c>. False: there is no such function.</summary>
    /// <exception cref="ExpressionException">The function refused its arguments.</exception>
    public virtual bool TryCall(string name, ReadOnlySpan<Value> arguments, out Value result)
    {
        result = default;
        return false;
    }
}

/// <summary>The limits of one expression. Each step of JavaScript and of a template, and each byte it allocates, is counted here.</summary>
public sealed class ExpressionBudget
{
    private readonly int steps;
    private readonly long bytes;
    private readonly int depth;
    private int stepsLeft;
    private long bytesLeft;
    private int depthLeft;

    /// <summary>A whole budget.</summary>
    /// <param name="steps">How many steps an expression may take.</param>
    /// <param name="bytes">How many bytes of texts, lists and maps it may allocate, estimated.</param>
    /// <param name="depth">How deep calls may nest.</param>
    public ExpressionBudget(int steps = 200_000, long bytes = 16 << 20, int depth = 100)
    {
        this.steps = steps;
        this.bytes = bytes;
        this.depth = depth;
        Reset();
    }

    /// <summary>Makes the budget whole again, so that one object serves many expressions.</summary>
    public void Reset()
    {
        stepsLeft = steps;
        bytesLeft = bytes;
        depthLeft = depth;
    }

    /// <summary>Takes steps.</summary>
    /// <exception cref="ExpressionException">None are left (<c>expression:too-long</c>).</exception>
    public void Step(int count = 1)
    {
        if ((stepsLeft -= count) < 0)
        {
            FailSteps();
        }
    }

    /// <summary>Takes memory, in bytes.</summary>
    /// <exception cref="ExpressionException">None is left (<c>expression:too-large</c>).</exception>
    public void Allocate(long size)
    {
        if ((bytesLeft -= size) < 0)
        {
            FailBytes();
        }
    }

    /// <summary>Enters a call.</summary>
    /// <exception cref="ExpressionException">Calls nest too deep (<c>expression:too-deep</c>).</exception>
    public void Enter()
    {
        if (--depthLeft < 0)
        {
            depthLeft = 0;
            throw new ExpressionException(ExpressionException.TooDeep, $"The expression calls itself more than {depth} levels deep.");
        }
    }

    /// <summary>Leaves a call.</summary>
    public void Leave() => depthLeft++;

    /// <summary>How many calls may still nest; put back where an error is caught that left calls without <see cref="Leave"/>.</summary>
    internal int DepthLeft
    {
        get => depthLeft;
        set => depthLeft = value;
    }

    // Throwing apart keeps Step and Allocate small enough to be inlined.
    [DoesNotReturn]
    private void FailSteps()
    {
        stepsLeft = 0;
        throw new ExpressionException(ExpressionException.TooLong, $"The expression took more than {steps} steps. It probably loops.");
    }

    [DoesNotReturn]
    private void FailBytes()
    {
        bytesLeft = 0;
        throw new ExpressionException(ExpressionException.TooLarge, $"The expression used more than {bytes >> 20} MB.");
    }
}

/// <summary>An expression failed while it ran. The step that asked for it fails with this code and text; nothing else is disturbed.</summary>
/// <param name="code">A stable code such as <c>expression:type</c>.</param>
/// <param name="message">What happened, and what to do.</param>
public sealed class ExpressionException(string code, string message) : Exception(message)
{
    internal const string TooLong = "expression:too-long";
    internal const string TooLarge = "expression:too-large";
    internal const string TooDeep = "expression:too-deep";

    /// <summary>A stable code such as <c>expression:type</c>.</summary>
    public string Code { get; } = code;

    /// <summary>True when a limit was passed: nothing inside the expression may catch that.</summary>
    internal bool IsLimit => Code is TooLong or TooLarge or TooDeep;
}

/// <summary>What is wrong in the text of an expression, found before it runs.</summary>
/// <param name="Code">A stable code such as <c>expression:syntax</c>, <c>expression:refused</c>, <c>expression:unknown-function</c>.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
/// <param name="Line">The line in the expression's text, from 1.</param>
/// <param name="Column">The column, in UTF-16 units, from 1.</param>
public sealed record ExpressionProblem(string Code, Sentence Sentence, int Line, int Column)
{
    /// <summary>What is wrong and what to do, in English.</summary>
    public string Text => Sentence.English;
}

/// <summary>A compiled expression: immutable, shared by all instances, safe to run from many threads at once.</summary>
public abstract class Expression
{
    /// <summary>Computes the value.</summary>
    /// <exception cref="ExpressionException">It failed or passed a limit.</exception>
    public abstract Value Evaluate(ExpressionScope scope);
}

/// <summary>How a name is used in an expression.</summary>
public enum NameUseKind
{
    /// <summary>Its value is read.</summary>
    Read,

    /// <summary>It is set.</summary>
    Write,

    /// <summary>It is called as a function.</summary>
    Call,

    /// <summary>It is used as a template filter.</summary>
    Filter,
}

/// <summary>One use of a free name in an expression; what checks and "used by" are made from.</summary>
/// <param name="Kind">How it is used.</param>
/// <param name="Name">The free name, such as <c>getVariable</c>, <c>variables</c> or <c>cliente</c>.</param>
/// <param name="Detail">The first member read off it (<c>variables.Name</c> gives "Name") or the first argument when it is a text literal (<c>getVariable('Name')</c> gives "Name"); else null.</param>
/// <param name="Line">The line in the expression's text, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record NameUse(NameUseKind Kind, string Name, string? Detail, int Line, int Column);

/// <summary>A text compiled to an expression, or the problems that prevent it.</summary>
/// <param name="Expression">The expression; null when there are problems.</param>
/// <param name="Problems">All problems found.</param>
/// <param name="Names">All uses of free names and filters.</param>
public sealed record CompiledExpression(Expression? Expression, IReadOnlyList<ExpressionProblem> Problems, IReadOnlyList<NameUse> Names);
