namespace Porfin.Activities.Understanding.Times;

/// <summary>How exact a time is.</summary>
public enum Grain
{
    /// <summary>To the second.</summary>
    Second,

    /// <summary>To the minute.</summary>
    Minute,

    /// <summary>To the hour.</summary>
    Hour,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A week, from Monday on.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>Three months.</summary>
    Quarter,

    /// <summary>A year.</summary>
    Year,
}

/// <summary>On which side of a time something lies.</summary>
public enum Bound
{
    /// <summary>At it.</summary>
    None,

    /// <summary>Before it.</summary>
    Before,

    /// <summary>After it.</summary>
    After,
}

/// <summary>A time that was said, where the business is.</summary>
/// <param name="From">When it is, or begins.</param>
/// <param name="Grain">How exact it was said.</param>
public sealed record TimeValue(DateTime From, Grain Grain)
{
    /// <summary>When it ends, itself no longer in it; null for a point, which lasts as long as its grain.</summary>
    public DateTime? To { get; init; }

    /// <summary>True for "until" and "from … on".</summary>
    public Bound Bound { get; init; }

    /// <summary>What it could mean as well (às 8: 20 h; sexta que vem: a week later), to be confirmed; null when it is clear.</summary>
    public DateTime? Other { get; init; }

    /// <summary>The end of the grain that begins at From.</summary>
    internal DateTime GrainEnd => To ?? Grain switch
    {
        Grain.Day => From.AddDays(1),
        Grain.Week => From.AddDays(7),
        Grain.Month => From.AddMonths(1),
        Grain.Quarter => From.AddMonths(3),
        Grain.Year => From.AddYears(1),
        _ => From,
    };
}
