namespace Porfin;

/// <summary>A place where an instance waits, and for what.</summary>
/// <param name="Id">Unique in the instance and never used again: a late timer cannot hit a newer wait.</param>
/// <param name="Step">The step (one execution of one activity) that waits.</param>
/// <param name="NodeId">The path of the waiting activity, for people and for the designer.</param>
/// <param name="Kind">The kind of stimulus that wakes it.</param>
/// <param name="Key">The key that the stimulus must carry, or null.</param>
/// <param name="Due">When a timer wakes it; null for all other kinds.</param>
public sealed record Bookmark(long Id, long Step, string NodeId, string Kind, string? Key, DateTimeOffset? Due)
{
    /// <summary>For how long it waits, when that counts from the moment at which the wait began; null for a fixed moment and all other kinds.</summary>
    public TimeSpan? For { get; init; }
}
