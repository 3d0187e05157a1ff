namespace Porfin.Host.Runs;

/// <summary>A run of a flow without a conversation, as it is stored.</summary>
internal sealed record RunRow(Guid Id, Guid BusinessId, Guid FlowId, int FlowVersion, int Version)
{
    /// <summary>As the engine wrote it; null before the first turn.</summary>
    public byte[]? State { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>The run that began it, or null.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The key under which that run is told of the end, or null.</summary>
    public string? ReportTo { get; init; }

    /// <summary>How many runs stand between it and one that nobody began.</summary>
    public int Depth { get; init; }
}

/// <summary>Something that came for a run.</summary>
internal sealed record RunMail(long Id, Guid RunId, Stimulus Stimulus);
