namespace Porfin.Expressions;

/// <summary>A value that is the same each time. Lists, maps and dates are copied, so that nobody changes the plan.</summary>
/// <param name="value">The value.</param>
public sealed class Constant(Value value) : Expression
{
    private readonly bool isShared = value.Kind is ValueKind.List or ValueKind.Map or ValueKind.Date;

    /// <summary>The value; not to be changed.</summary>
    public Value Value { get; } = value;

    /// <inheritdoc />
    public override Value Evaluate(ExpressionScope scope) => isShared ? ValueConvert.Copy(Value) : Value;
}

/// <summary>A free name.</summary>
/// <param name="name">The name.</param>
public sealed class NameExpression(string name) : Expression
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <inheritdoc />
    public override Value Evaluate(ExpressionScope scope) => scope.TryGet(Name, out var value) ? value : Value.Null;
}
