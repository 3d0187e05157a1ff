using System.Globalization;
using Porfin.Expressions;
using Xunit;

namespace Porfin.Engine.Tests.Expressions.Templates;

/// <summary>A scope with a standing clock (Sunday, 1 March 2026, 9:05 in São Paulo) whose names come from JSON.</summary>
internal sealed class TemplateScope(ValueMap names, ExpressionBudget? budget = null) : ExpressionScope
{
    public override ExpressionBudget Budget { get; } = budget ?? new();

    public override DateTimeOffset Now => new(2026, 3, 1, 12, 5, 9, TimeSpan.Zero);

    public override TimeZoneInfo Zone => World.Brazil;

    public override CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("pt-BR");

    public override double NextRandom() => 0.6;

    public override Guid NewId() => Guid.Empty;

    public override bool TryGet(string name, out Value value) => names.TryGetValue(name, out value);

    public override bool TryCall(string name, ReadOnlySpan<Value> arguments, out Value result)
    {
        result = name is "getVariable" ? Value.Of($"<{arguments[0].Text}>") : default;
        return name is "getVariable";
    }
}

/// <summary>Compiles and renders in one call.</summary>
internal static class Rendered
{
    public static string Text(string template, string context = "{}") => Text(template, ValueJson.Parse(context).Map!);

    public static string Text(string template, ValueMap context, ExpressionBudget? budget = null)
    {
        var compiled = Template.Compile(template);
        Assert.True(compiled.Expression is not null, $"{template}\n{string.Join('\n', compiled.Problems)}");
        return compiled.Expression.Evaluate(new TemplateScope(context, budget)).Text!;
    }

    public static ExpressionException Failure(string template, string context = "{}", ExpressionBudget? budget = null) =>
        Assert.Throws<ExpressionException>(() => Text(template, ValueJson.Parse(context).Map!, budget));

    public static IReadOnlyList<ExpressionProblem> Problems(string template)
    {
        var compiled = Template.Compile(template);
        Assert.Null(compiled.Expression);
        Assert.NotEmpty(compiled.Problems);
        return compiled.Problems;
    }
}
