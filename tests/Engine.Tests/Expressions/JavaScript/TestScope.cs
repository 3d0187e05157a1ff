using System.Globalization;
using Porfin.Expressions;
using Xunit;

namespace Porfin.Engine.Tests.Expressions;

/// <summary>A scope with a standing clock, a few names and a few host functions.</summary>
internal sealed class TestScope : ExpressionScope
{
    public static readonly DateTimeOffset Morning = new(2024, 3, 5, 13, 30, 15, 250, TimeSpan.Zero);

    public TestScope() => Names = new ValueMap { ["variables"] = Value.Of(Variables) };

    public ValueMap Variables { get; } = new() { ["age"] = Value.Of(30), ["name"] = Value.Of("Ana"), ["items"] = Value.Of(new ValueList { Value.Of(1), Value.Of(2) }) };

    public ValueMap Names { get; }

    public override ExpressionBudget Budget { get; } = new();

    public override DateTimeOffset Now => Morning;

    public override TimeZoneInfo Zone { get; } = World.Brazil;

    public override CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("pt-BR");

    public override double NextRandom() => 0.25;

    public override Guid NewId() => new("00000000-0000-0000-0000-000000000001");

    public override bool TryGet(string name, out Value value) => Names.TryGetValue(name, out value);

    public override bool TrySet(string name, Value value)
    {
        var isKnown = Names.ContainsKey(name);
        if (isKnown)
        {
            Names[name] = value;
        }

        return isKnown;
    }

    public override bool TryCall(string name, ReadOnlySpan<Value> arguments, out Value result)
    {
        result = name switch
        {
            "getVariable" => Variables[arguments[0].ToText()],
            "refuse" => throw new ExpressionException("host:refused", "The host refused."),
            _ => default,
        };
        return name == "getVariable";
    }
}

/// <summary>Runs a text as a flow would.</summary>
internal static class Script
{
    public static Value Run(string text, TestScope? scope = null)
    {
        var compiled = Porfin.Expressions.JavaScript.Compile(text);
        Assert.Empty(compiled.Problems);
        return compiled.Expression!.Evaluate(scope ?? new TestScope());
    }

    public static ExpressionProblem Problem(string text)
    {
        var compiled = Porfin.Expressions.JavaScript.Compile(text);
        Assert.Null(compiled.Expression);
        return Assert.Single(compiled.Problems);
    }

    public static ExpressionException Failure(string text, TestScope? scope = null) => Assert.Throws<ExpressionException>(() => Run(text, scope));
}
