namespace Porfin.Expressions.Scripting;

/// <summary>A value on its way from <c>throw</c> to <c>catch</c>.</summary>
internal sealed class ThrownValue(Value value) : Exception
{
    public Value Value { get; } = value;
}
