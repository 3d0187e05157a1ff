using Porfin.Expressions;

namespace Porfin.Migration;

/// <summary>What becomes of instances that cannot go on in a new version as they are.</summary>
public enum Otherwise
{
    /// <summary>They stay with their version.</summary>
    Stay,

    /// <summary>They end; the next message begins an instance of the new version.</summary>
    End,

    /// <summary>They go to a step of the new version, and take it anew: one that asks again, or one that says goodbye.</summary>
    GoTo,
}

/// <summary>How instances are moved.</summary>
public sealed record MigrationRules
{
    /// <summary>Only where the plans show that it is safe.</summary>
    public static MigrationRules Safe { get; } = new();

    /// <summary>Activities whose id changed: the old path by which an instance knows it, and the new one.</summary>
    public IReadOnlyDictionary<string, string> Renamed { get; init; } = new Dictionary<string, string>();

    /// <summary>What becomes of those that cannot be moved.</summary>
    public Otherwise Otherwise { get; init; }

    /// <summary>For <see cref="Otherwise.GoTo"/>: the path of the step.</summary>
    public string? Step { get; init; }

    internal string PathOf(string path) => Renamed.GetValueOrDefault(path, path);

    internal Value ToValue() => Value.Of(new ValueMap
    {
        ["renamed"] = Value.Of(Map(Renamed)),
        ["otherwise"] = Value.Of(Otherwise.ToString()),
        ["step"] = Value.Of(Step),
    });

    internal static MigrationRules Of(Value value) => new()
    {
        Renamed = value.Map!["renamed"].Map!.ToDictionary(pair => pair.Key, pair => pair.Value.ToText()),
        Otherwise = Enum.Parse<Otherwise>(value.Map["otherwise"].ToText()),
        Step = value.Map["step"].Text,
    };

    private static ValueMap Map(IReadOnlyDictionary<string, string> names)
    {
        var map = new ValueMap();
        foreach (var (from, to) in names.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            map[from] = Value.Of(to);
        }

        return map;
    }
}

/// <summary>Why an instance cannot go on in a new version as it is.</summary>
/// <param name="Code">A stable code such as <c>migration:activity-gone</c>.</param>
/// <param name="NodeId">The path of the activity in the old version; empty for the flow.</param>
/// <param name="Text">What is wrong.</param>
public sealed record Obstacle(string Code, string NodeId, string Text);

/// <summary>What became of an instance.</summary>
public enum MigrationResult
{
    /// <summary>It stays with its version.</summary>
    Stays,

    /// <summary>It waits on in the new version, where it waited.</summary>
    Moved,

    /// <summary>It was sent to another step of the new version.</summary>
    SentToStep,

    /// <summary>It ended.</summary>
    Ended,
}

/// <summary>An instance that was looked at for moving.</summary>
/// <param name="Result">What became of it.</param>
/// <param name="Turn">The turn that moved or ended it, to be stored like others; null when it stays.</param>
/// <param name="Obstacles">Why it cannot go on as it is.</param>
/// <param name="Dropped">Variables with a value for which the new version has no place.</param>
public sealed record Migrated(MigrationResult Result, Execution.Turn? Turn, IReadOnlyList<Obstacle> Obstacles, IReadOnlyList<string> Dropped);
