namespace Porfin.Execution;

/// <summary>
/// An activity that runs others. One object per place in a plan, shared by all executions: it keeps nothing, what an execution needs lies in its frame,
/// and its inputs are expressions that are evaluated where they are needed.
/// </summary>
public abstract class Container : Activity
{
    /// <inheritdoc />
    public sealed override Next Execute(ActivityContext context) => throw new InvalidOperationException("Containers are entered by the engine.");

    /// <summary>Begins: schedules children, or is over at once.</summary>
    internal abstract Next Enter(Turn turn, Frame frame);

    /// <summary>A child is over: schedules more, or is over.</summary>
    internal abstract Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes);

    /// <summary>Something came for which the container itself waits.</summary>
    internal virtual Next Woken(Turn turn, Frame frame, Stimulus stimulus) => Outcome.Done;

    /// <summary>Variables that the container itself gives its children, such as the item of a loop.</summary>
    internal virtual IReadOnlyList<VariableDeclaration> OwnVariables => [];
}

/// <summary>The outcomes by which an activity was left.</summary>
internal readonly struct Outcomes(string? one, IReadOnlyList<string>? many)
{
    public static Outcomes Default { get; } = new("Done", null);

    public object? Detail => (object?)many ?? one;

    public static Outcomes From(object? detail) => detail is IReadOnlyList<string> many ? new(null, many) : new((string?)detail ?? "Done", null);

    /// <summary>True when a connection with that port is followed; one without a port follows the default outcome only.</summary>
    public bool Follow(string? port)
    {
        var name = port ?? "Done";
        return many is null ? string.Equals(one, name, StringComparison.Ordinal) : many.Contains(name, StringComparer.Ordinal);
    }

    public override string ToString() => many is null ? one ?? "Done" : string.Join(", ", many);
}
