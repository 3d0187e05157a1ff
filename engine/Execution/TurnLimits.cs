namespace Porfin.Execution;

/// <summary>The limits of a turn. Passing one fails the instance with a clear reason.</summary>
public sealed record TurnLimits
{
    /// <summary>Steps (executions of activities) in one turn.</summary>
    public int Steps { get; init; } = 10_000;

    /// <summary>Effects in one turn; lines written do not count.</summary>
    public int Effects { get; init; } = 100;

    /// <summary>How deep containers and sub-flows may nest while running.</summary>
    public int Depth { get; init; } = 200;

    /// <summary>Bookmarks open at once in one instance.</summary>
    public int Bookmarks { get; init; } = 1_000;

    /// <summary>The size of the stored state, in bytes.</summary>
    public int StateBytes { get; init; } = 1 << 20;

    /// <summary>Steps of one expression.</summary>
    internal int ExpressionSteps { get; init; } = 200_000;

    /// <summary>The defaults.</summary>
    public static TurnLimits Default { get; } = new();
}
